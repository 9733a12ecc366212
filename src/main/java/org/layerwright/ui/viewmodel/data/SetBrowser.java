package org.layerwright.ui.viewmodel.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetSummary;
import org.layerwright.data.LabelledData;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.data.OwnPreview.Sample;

/**
 * One data set, looked through: its training or test samples class by class, a page at a time, and what they look like
 * as a whole. Everything is read in the background; what another question has overtaken is dropped.
 */
public final class SetBrowser {
    /** Stands for the whole set instead of one class. */
    public static final int ALL = -1;
    /** How many samples a page of a table shows. */
    public static final int PAGE = 120;

    private static final long SEED = 1;

    private final OpenData data;
    private final Executor background;
    private final Executor window;
    private final ObservableValue<Texts> texts;
    private final Latest sets;
    private final PartPages pages;
    private final ReadOnlyObjectWrapper<Optional<LabelledData>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DatasetSummary>> summary =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private String address = "";
    /** Which samples of a set are looked through. */
    public enum Part {
        TRAIN,
        TEST
    }

    /**
     * Some samples of a class or of the whole set. Of images there are none here: see {@link #blocks}.
     *
     * @param of the part they belong to
     * @param label the class, or {@link #ALL}
     * @param first the place of the first one, from 0
     * @param total how many there are in all
     */
    public record Page(Part of, int label, int first, int total, List<Sample> samples) {
        public Page {
            samples = List.copyOf(samples);
        }

        public boolean isFirst() {
            return first == 0;
        }

        public boolean isLast() {
            return first + samples.size() >= total;
        }
    }

    /** The mean of all samples of a class, or of those that were measured of the whole set. */
    public record Mean(int label, float[] values) {
        public Mean {
            values = values.clone();
        }

        @Override
        public float[] values() {
            return values.clone();
        }
    }

    public SetBrowser(OpenData data, Executor background, Executor window, ObservableValue<Texts> texts) {
        this.data = data;
        this.background = background;
        this.window = window;
        this.texts = texts;
        sets = new Latest(window);
        pages = new PartPages(background, window, this::fail);
    }

    /** The set that is shown; empty while it is being opened or could not be. */
    public ReadOnlyObjectProperty<Optional<LabelledData>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Part> partProperty() {
        return pages.part().getReadOnlyProperty();
    }

    /** Whether the set that is shown has test samples of its own. */
    public boolean hasTest() {
        return opened.get().flatMap(LabelledData::test).isPresent();
    }

    /** The samples that are looked through; empty while no set is shown. */
    public Optional<Dataset> samples() {
        return opened.get().map(open -> samples(open, pages.part().get()));
    }

    private static Dataset samples(LabelledData open, Part of) {
        return of == Part.TEST ? open.test().orElse(open.train()) : open.train();
    }

    /** Looks through the other samples, from the first of them. */
    public void choose(Part wanted) {
        if (opened.get().isEmpty() || wanted == pages.part().get() || wanted == Part.TEST && !hasTest()) {
            return;
        }
        pages.choose(wanted, samples(opened.get().get(), wanted));
    }

    /** Samples of each class, of the part that is looked through. */
    public ReadOnlyObjectProperty<List<Integer>> countsProperty() {
        return pages.counts().getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<DatasetSummary>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Page>> pageProperty() {
        return pages.shown().getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Mean>> meanProperty() {
        return pages.mean().getReadOnlyProperty();
    }

    /** How far opening, then measuring has come, in [0, 1]; −1 while neither is under way. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why the set cannot be shown; empty where it can. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** What is shown or being opened; empty for nothing. */
    public String address() {
        return address;
    }

    /** Opens a set and shows the first page of all its samples; the one that is shown already stays. */
    public void open(String wanted) {
        if (wanted.equals(address) && error.get().isEmpty()) {
            return;
        }
        clear();
        address = wanted;
        int question = sets.now();
        progress.set(0);
        data.open(wanted, sets.progress(question, progress::set)).whenComplete((found, failure) -> {
            if (failure != null) {
                sets.answer(question, () -> fail(failure));
            } else {
                background.execute(() -> begin(found, question));
            }
        });
    }

    /** Shows nothing; what is under way ends. */
    public void clear() {
        sets.ask();
        pages.clear();
        address = "";
        opened.set(Optional.empty());
        summary.set(Optional.empty());
        error.set("");
        progress.set(-1);
    }

    /** Ends the measuring; what is here stays. */
    public void cancel() {
        if (opened.get().isEmpty()) {
            clear();
        } else {
            sets.ask();
            progress.set(-1);
        }
    }

    /** Shows a page of a class, or of {@link #ALL}. */
    public void show(int label, int first) {
        if (opened.get().isEmpty()) {
            return;
        }
        pages.show(label, first);
    }

    private void begin(LabelledData found, int question) {
        try {
            SetPart train = SetPart.of(Part.TRAIN, found.train());
            sets.answer(question, () -> {
                pages.begin(train);
                progress.set(0);
                opened.set(Optional.of(found));
                show(ALL, 0);
            });
            DatasetSummary measured =
                    DatasetSummary.of(train.samples(), train.most(), SEED, sets.progress(question, progress::set));
            sets.answer(question, () -> {
                summary.set(Optional.of(measured));
                progress.set(-1);
                pages.measured(meanOf(measured));
            });
        } catch (CancellationException e) {
            // Another set is wanted by now.
            return;
        } catch (RuntimeException e) {
            sets.answer(question, () -> fail(e));
        }
    }

    /**
     * All samples of a page's class, read when they are looked at.
     *
     * @param made makes of a sample what is shown, in the background
     */
    public <T> SampleBlocks<T> blocks(Page of, Function<Sample, T> made) {
        Dataset from = samples().orElseThrow();
        int[] all = pages.places(of.label());
        return new SampleBlocks<>(
                of.total(),
                from.sampleShape().size(),
                place -> OwnPreview.sample(from, all == null ? place : all[place]),
                made,
                background,
                window,
                this::fail);
    }

    private void fail(Throwable failure) {
        progress.set(-1);
        if (Sentences.cancelled(failure)) {
            clear();
        } else {
            error.set(Sentences.of(failure, texts.getValue()));
        }
    }

    private static Mean meanOf(DatasetSummary measured) {
        float[] values = new float[measured.meanSample().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = measured.meanSample().get(i);
        }
        return new Mean(ALL, values);
    }
}
