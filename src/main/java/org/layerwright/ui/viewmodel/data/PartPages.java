package org.layerwright.ui.viewmodel.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.data.Dataset;
import org.layerwright.ui.viewmodel.data.SetBrowser.Mean;
import org.layerwright.ui.viewmodel.data.SetBrowser.Page;
import org.layerwright.ui.viewmodel.data.SetBrowser.Part;

/** The training or the test samples of the set that is open, looked through class by class, a page at a time. */
final class PartPages {
    private final Executor background;
    private final Latest questions;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<Part> part = new ReadOnlyObjectWrapper<>(Part.TRAIN);
    private final ReadOnlyObjectWrapper<List<Integer>> counts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Page>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Mean>> mean = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** What is looked through; null while no set is open. */
    private SetPart samples;

    /** The mean of all training samples, once it was measured with the rest. */
    private Optional<Mean> measured = Optional.empty();

    PartPages(Executor background, Executor window, Consumer<Throwable> failed) {
        this.background = background;
        this.failed = failed;
        questions = new Latest(window);
    }

    ReadOnlyObjectWrapper<Part> part() {
        return part;
    }

    /** Samples of each class. */
    ReadOnlyObjectWrapper<List<Integer>> counts() {
        return counts;
    }

    ReadOnlyObjectWrapper<Optional<Page>> shown() {
        return shown;
    }

    ReadOnlyObjectWrapper<Optional<Mean>> mean() {
        return mean;
    }

    void clear() {
        questions.ask();
        samples = null;
        measured = Optional.empty();
        part.set(Part.TRAIN);
        counts.set(List.of());
        shown.set(Optional.empty());
        mean.set(Optional.empty());
    }

    /** Takes the samples of a set that has been opened; nothing is shown yet. */
    void begin(SetPart train) {
        samples = train;
        counts.set(train.members().counts());
    }

    /** Looks through other samples, from the first of them. */
    void choose(Part wanted, Dataset chosen) {
        part.set(wanted);
        int question = questions.ask();
        background.execute(() -> {
            try {
                SetPart read = SetPart.of(wanted, chosen);
                questions.answer(question, () -> {
                    mean.set(Optional.empty());
                    begin(read);
                    show(SetBrowser.ALL, 0);
                });
            } catch (RuntimeException e) {
                questions.answer(question, () -> failed.accept(e));
            }
        });
    }

    /** The mean of the training samples is known now. */
    void measured(Mean ofAll) {
        measured = Optional.of(ofAll);
        boolean wholeShown =
                shown.get().map(now -> now.label() == SetBrowser.ALL).orElse(true);
        if (wholeShown && part.get() == Part.TRAIN) {
            mean.set(measured);
        }
    }

    void show(int label, int first) {
        int question = questions.ask();
        SetPart from = samples;
        // What was measured of the whole set is what is trained on.
        boolean whole = label == SetBrowser.ALL && from.part() == Part.TRAIN;
        Optional<Mean> known = measured;
        boolean otherMean = mean.get().map(now -> now.label() != label).orElse(true);
        background.execute(() -> {
            try {
                Page read = from.page(label, first);
                questions.answer(question, () -> shown.set(Optional.of(read)));
                if (otherMean) {
                    Optional<Mean> found = whole ? known : from.mean(label, () -> questions.is(question));
                    questions.answer(question, () -> mean.set(found));
                }
            } catch (CancellationException e) {
                // Another page is wanted by now.
                return;
            } catch (RuntimeException e) {
                questions.answer(question, () -> failed.accept(e));
            }
        });
    }

    /** Where the samples of a class lie; null for all. */
    int[] places(int label) {
        return label == SetBrowser.ALL ? null : samples.indices(label);
    }
}
