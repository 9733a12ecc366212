package org.layerwright.ui.viewmodel.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.layerwright.data.Dataset;
import org.layerwright.data.LabelledData;
import org.layerwright.data.SplitMix64;
import org.layerwright.data.augmentation.AugmentationCheck;
import org.layerwright.data.augmentation.AugmentationPreview;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.PlanFormViewModel;

/**
 * What the data part of a plan means for the set that it names: how many samples are trained on, held back and tested
 * with, and what its augmentations make of some samples. Follows the plan while it is active, in the background.
 */
public final class FormPreview {
    /** How many samples are shown, and how many versions of each beside the original. */
    public static final int SAMPLES = 3;

    public static final int VERSIONS = 4;

    private final PlanFormViewModel form;
    private final OpenData data;
    private final Executor background;
    private final Executor window;
    private final ObservableValue<Texts> texts;
    private final ReadOnlyObjectWrapper<Optional<Counts>> counts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Grid>> grid = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private boolean active;
    private int asked;
    private long seed;

    /** How many samples each part has. */
    public record Counts(int train, int validation, int test) {}

    /**
     * Samples as they are and as they become.
     *
     * @param rows for each sample the original, then its versions
     */
    public record Grid(Shape shape, List<List<float[]>> rows) {
        public Grid {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    public FormPreview(
            PlanFormViewModel form, OpenData data, Executor background, Executor window, ObservableValue<Texts> texts) {
        this.form = form;
        this.data = data;
        this.background = background;
        this.window = window;
        this.texts = texts;
        form.planProperty().addListener((observable, before, now) -> {
            if (!before.data().equals(now.data())) {
                refresh();
            }
        });
        data.changesProperty().addListener((observable, before, now) -> refresh());
    }

    /** Whether it is in sight; only then is anything read. */
    public void setActive(boolean seen) {
        active = seen;
        refresh();
    }

    public ReadOnlyObjectProperty<Optional<Counts>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Empty where there is no augmentation, or it does not suit the data. */
    public ReadOnlyObjectProperty<Optional<Grid>> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    /** Why there is nothing to show; empty where there is. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** Shows other samples and other draws. */
    public void shuffle() {
        seed++;
        refresh();
    }

    private void refresh() {
        int question = ++asked;
        if (!active) {
            return;
        }
        DataPlan plan = form.plan().data();
        long draw = seed;
        data.open(plan.dataset())
                .whenComplete((opened, failure) -> background.execute(() -> {
                    if (failure != null) {
                        window.execute(() -> show(
                                question, Optional.empty(), Optional.empty(), Sentences.of(failure, texts.getValue())));
                        return;
                    }
                    String wrong = problem(opened.train(), plan.augmentation());
                    Optional<Grid> made =
                            wrong.isEmpty() && !plan.augmentation().isEmpty()
                                    ? Optional.of(grid(opened.train(), plan.augmentation(), draw))
                                    : Optional.empty();
                    window.execute(() -> show(question, Optional.of(counts(opened, plan)), made, wrong));
                }));
    }

    private void show(int question, Optional<Counts> parts, Optional<Grid> made, String sentence) {
        if (question == asked) {
            counts.set(parts);
            grid.set(made);
            error.set(sentence);
        }
    }

    private String problem(Dataset train, List<Setting> settings) {
        List<Problem> problems = new ArrayList<>(AugmentationCheck.problems(settings));
        for (Setting setting : settings) {
            if (AugmentationTypes.find(setting.type()).isEmpty()) {
                problems.add(Problem.of("unknown-augmentation", "augmentation", setting.type()));
            }
        }
        problems.addAll(AugmentationCheck.fit(
                settings, train.sampleShape(), train.classNames().size()));
        return problems.isEmpty() ? "" : texts.getValue().problem(problems.get(0));
    }

    /** As a run counts: first the limit, of both parts alike, then the share that is held back. */
    private static Counts counts(LabelledData data, DataPlan plan) {
        int test = data.test().map(Dataset::size).orElse(0);
        int train = data.train().size();
        if (plan.limit() > 0) {
            train = Math.min(train, plan.limit());
            test = Math.min(test, plan.limit());
        }
        int held = (int) Math.round(train * plan.validationFraction());
        return new Counts(train - held, held, test);
    }

    private static Grid grid(Dataset train, List<Setting> settings, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        List<List<float[]>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(SAMPLES, train.size()); i++) {
            int index = random.nextInt(train.size());
            List<float[]> row = new ArrayList<>();
            row.add(OwnPreview.sample(train, index).values());
            row.addAll(AugmentationPreview.of(train, index, settings, seed, VERSIONS));
            rows.add(row);
        }
        return new Grid(train.sampleShape(), rows);
    }
}
