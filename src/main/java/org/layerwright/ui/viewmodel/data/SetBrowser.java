package org.layerwright.ui.viewmodel.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.layerwright.data.Progress;
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
    /** Counts up with each other set, and with each other page; a background task that is behind gives up. */
    private final AtomicInteger set = new AtomicInteger();

    private final AtomicInteger page = new AtomicInteger();
    private final ReadOnlyObjectWrapper<Optional<LabelledData>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Integer>> counts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<DatasetSummary>> summary =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Page>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Mean>> mean = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Part> part = new ReadOnlyObjectWrapper<>(Part.TRAIN);
    private String address = "";
    /** What is looked through; null while no set is shown. */
    private SetPart samples;

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
    }

    /** The set that is shown; empty while it is being opened or could not be. */
    public ReadOnlyObjectProperty<Optional<LabelledData>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Part> partProperty() {
        return part.getReadOnlyProperty();
    }

    /** Whether the set that is shown has test samples of its own. */
    public boolean hasTest() {
        return opened.get().flatMap(LabelledData::test).isPresent();
    }

    /** The samples that are looked through; empty while no set is shown. */
    public Optional<Dataset> samples() {
        return opened.get().map(open -> samples(open, part.get()));
    }

    private static Dataset samples(LabelledData open, Part of) {
        return of == Part.TEST ? open.test().orElse(open.train()) : open.train();
    }

    /** Looks through the other samples, from the first of them. */
    public void choose(Part wanted) {
        if (opened.get().isEmpty() || wanted == part.get() || wanted == Part.TEST && !hasTest()) {
            return;
        }
        part.set(wanted);
        int question = page.incrementAndGet();
        Dataset chosen = samples(opened.get().get(), wanted);
        background.execute(() -> {
            try {
                SetPart read = SetPart.of(wanted, chosen);
                window.execute(() -> ifCurrent(page, question, () -> {
                    samples = read;
                    mean.set(Optional.empty());
                    counts.set(read.members().counts());
                    show(ALL, 0);
                }));
            } catch (RuntimeException e) {
                window.execute(() -> ifCurrent(page, question, () -> fail(e)));
            }
        });
    }

    /** Samples of each class, of the part that is looked through. */
    public ReadOnlyObjectProperty<List<Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<DatasetSummary>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Page>> pageProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Mean>> meanProperty() {
        return mean.getReadOnlyProperty();
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
        int question = set.get();
        progress.set(0);
        data.open(wanted, progress(set, question)).whenComplete((found, failure) -> {
            if (failure != null) {
                window.execute(() -> ifCurrent(set, question, () -> fail(failure)));
            } else {
                background.execute(() -> begin(found, question));
            }
        });
    }

    /** Shows nothing; what is under way ends. */
    public void clear() {
        set.incrementAndGet();
        page.incrementAndGet();
        address = "";
        samples = null;
        part.set(Part.TRAIN);
        opened.set(Optional.empty());
        counts.set(List.of());
        summary.set(Optional.empty());
        shown.set(Optional.empty());
        mean.set(Optional.empty());
        error.set("");
        progress.set(-1);
    }

    /** Ends the measuring; what is here stays. */
    public void cancel() {
        if (opened.get().isEmpty()) {
            clear();
        } else {
            set.incrementAndGet();
            progress.set(-1);
        }
    }

    /** Shows a page of a class, or of {@link #ALL}. */
    public void show(int label, int first) {
        if (opened.get().isEmpty()) {
            return;
        }
        int question = page.incrementAndGet();
        SetPart from = samples;
        // What was measured of the whole set is what is trained on.
        boolean measured = label == ALL && from.part() == Part.TRAIN;
        Optional<Mean> known = summary.get().filter(there -> measured).map(SetBrowser::meanOf);
        boolean otherMean = mean.get().map(now -> now.label() != label).orElse(true);
        background.execute(() -> {
            try {
                Page read = from.page(label, first);
                window.execute(() -> ifCurrent(page, question, () -> shown.set(Optional.of(read))));
                if (otherMean) {
                    Optional<Mean> found = measured ? known : from.mean(label, () -> page.get() == question);
                    window.execute(() -> ifCurrent(page, question, () -> mean.set(found)));
                }
            } catch (CancellationException e) {
                // Another page is wanted by now.
                return;
            } catch (RuntimeException e) {
                window.execute(() -> ifCurrent(page, question, () -> fail(e)));
            }
        });
    }

    private void begin(LabelledData found, int question) {
        try {
            SetPart train = SetPart.of(Part.TRAIN, found.train());
            window.execute(() -> ifCurrent(set, question, () -> {
                samples = train;
                counts.set(train.members().counts());
                progress.set(0);
                opened.set(Optional.of(found));
                show(ALL, 0);
            }));
            DatasetSummary measured = DatasetSummary.of(train.samples(), train.most(), SEED, progress(set, question));
            window.execute(() -> ifCurrent(set, question, () -> {
                summary.set(Optional.of(measured));
                progress.set(-1);
                boolean wholeShown = shown.get().map(now -> now.label() == ALL).orElse(true);
                if (wholeShown && part.get() == Part.TRAIN) {
                    mean.set(Optional.of(meanOf(measured)));
                }
            }));
        } catch (CancellationException e) {
            // Another set is wanted by now.
            return;
        } catch (RuntimeException e) {
            window.execute(() -> ifCurrent(set, question, () -> fail(e)));
        }
    }

    /**
     * All samples of a page's class, read when they are looked at.
     *
     * @param made makes of a sample what is shown, in the background
     */
    public <T> SampleBlocks<T> blocks(Page of, Function<Sample, T> made) {
        Dataset from = samples().orElseThrow();
        int[] all = of.label() == ALL ? null : samples.indices(of.label());
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

    /** Tells each percent once, and ends what has been overtaken. */
    private Progress progress(AtomicInteger counter, int question) {
        int[] told = {0};
        return (done, total) -> {
            if (counter.get() != question) {
                throw new CancellationException();
            }
            int percent = (int) (100 * done / Math.max(1, total));
            if (percent != told[0]) {
                told[0] = percent;
                window.execute(() -> ifCurrent(counter, question, () -> progress.set(percent / 100.0)));
            }
        };
    }

    private static void ifCurrent(AtomicInteger counter, int question, Runnable task) {
        if (counter.get() == question) {
            task.run();
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
