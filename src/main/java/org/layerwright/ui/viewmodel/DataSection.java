package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Parameterized;
import org.layerwright.plan.PlanParams;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.text.Texts;

/** What is learned from, how many samples of it, and how they are prepared and varied. */
public final class DataSection implements PlanSection {
    public static final String MNIST = "mnist";

    private static final ParamSpec.FlagParam STANDARDIZE = new ParamSpec.FlagParam("standardize", false);
    private static final int FIRST_LIMIT = 5000;

    private final StringProperty dataset = new SimpleStringProperty(this, "dataset", MNIST);
    private final BooleanProperty allSamples = new SimpleBooleanProperty(this, "allSamples", true);
    private final ParamGroup params;
    private final SettingList augmentation;

    /** @param augmentations what can be added */
    DataSection(List<? extends Parameterized> augmentations, Runnable changed) {
        params = new ParamGroup(
                List.of(
                        new ParamSpec.IntParam(PlanParams.LIMIT.name(), FIRST_LIMIT, 1, PlanParams.LIMIT.max()),
                        PlanParams.VALIDATION_FRACTION,
                        STANDARDIZE),
                changed);
        augmentation = new SettingList("augmentation", augmentations, changed);
        dataset.addListener(observable -> changed.run());
        allSamples.addListener(observable -> changed.run());
    }

    @Override
    public String id() {
        return "data";
    }

    /** The id of a built-in data set, or the path of a folder. */
    public StringProperty datasetProperty() {
        return dataset;
    }

    public void chooseFolder(Path folder) {
        dataset.set(folder.toAbsolutePath().toString());
    }

    /** Whether every sample is used; otherwise {@link #limit()} says how many. */
    public BooleanProperty allSamplesProperty() {
        return allSamples;
    }

    public ParamField<?> limit() {
        return params.field(PlanParams.LIMIT.name());
    }

    public ParamField<?> validationFraction() {
        return params.field(PlanParams.VALIDATION_FRACTION.name());
    }

    public ParamField<?> standardize() {
        return params.field(STANDARDIZE.name());
    }

    public SettingList augmentation() {
        return augmentation;
    }

    @Override
    public void show(TrainingPlan plan) {
        DataPlan data = plan.data();
        dataset.set(data.dataset());
        allSamples.set(data.limit() == 0);
        if (data.limit() != 0) {
            limit().set(data.limit());
        }
        validationFraction().set(data.validationFraction());
        standardize().set(data.standardize());
        augmentation.show(data.augmentation());
    }

    @Override
    public TrainingPlan applyTo(TrainingPlan plan) {
        return plan.withData(new DataPlan(
                dataset.get(),
                allSamples.get() ? 0 : (Integer) limit().value(),
                (Double) validationFraction().value(),
                (Boolean) standardize().value(),
                augmentation.settings()));
    }

    @Override
    public List<Problem> problems() {
        List<Problem> found = new ArrayList<>();
        if (!allSamples.get()) {
            limit().problem().ifPresent(found::add);
        }
        validationFraction().problem().ifPresent(found::add);
        found.addAll(augmentation.problems());
        return found;
    }

    @Override
    public String summary(Texts texts) {
        String name = title(dataset.get(), texts).orElseGet(() -> fileName(dataset.get()));
        String added = augmentation.settings().stream()
                .map(setting -> augmentation.title(texts, setting.type()))
                .collect(Collectors.joining(", "));
        return new SummaryWords(texts)
                .add(name)
                .addIf(!allSamples.get(), "training.summary.samples", limit().value())
                .changes(List.of(validationFraction(), standardize()))
                .addIf(!added.isEmpty(), "training.summary.augmentation", added)
                .toString();
    }

    /** What a set that comes along is called; empty for all others. */
    public static Optional<String> title(String id, Texts texts) {
        return texts.find("training.form.data." + id).or(() -> texts.find("data.generated." + id));
    }

    /** Of a long path the end says most. */
    private static String fileName(String path) {
        int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(cut + 1);
    }
}
