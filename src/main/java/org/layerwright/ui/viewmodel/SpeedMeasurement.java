package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.InspectionService;

/**
 * Measures how fast model files answer, one after the other, and tells how far it is. Used on the window's thread.
 */
public final class SpeedMeasurement {
    private static final long PARTS = 1000;

    private final InspectionService inspection;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ReadOnlyDoubleWrapper secondsLeft = new ReadOnlyDoubleWrapper(this, "secondsLeft", Double.NaN);
    private final TimeLeft timeLeft = new TimeLeft(System::nanoTime);
    private CompletableFuture<ModelBenched> asked;

    /**
     * What is measured of each file.
     *
     * @param seconds for each batch size with each number of threads and each program
     */
    public record Choice(List<Integer> batchSizes, List<Integer> threads, double seconds) {
        public Choice {
            batchSizes = List.copyOf(batchSizes);
            threads = List.copyOf(threads);
        }
    }

    /** @param window the window's thread */
    public SpeedMeasurement(InspectionService inspection, Executor window) {
        this.inspection = inspection;
        this.window = window;
    }

    /** Why the last measurement failed; a new one, and {@link #forget}, empty it. */
    public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** In [0, 1], of all files. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Of all files; NaN while not known. */
    public ReadOnlyDoubleProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    /** That it measures, and how long still where that is known. */
    public String words(Texts texts) {
        String busyWords = texts.get("speed.busy");
        double left = secondsLeft.get();
        return Double.isNaN(left) ? busyWords : busyWords + " " + new RunWords(texts).left(left);
    }

    /**
     * Measures files, unless others are being measured. A failure ends it.
     *
     * @param answered gets the answer for each file
     */
    public void measure(List<String> files, Choice choice, Consumer<ModelBenched> answered) {
        if (busy.get() || files.isEmpty()) {
            return;
        }
        timeLeft.restart();
        secondsLeft.set(Double.NaN);
        progress.set(0);
        failure.set(Optional.empty());
        busy.set(true);
        next(List.copyOf(files), 0, choice, answered);
    }

    private void next(List<String> files, int index, Choice choice, Consumer<ModelBenched> answered) {
        CompletableFuture<ModelBenched> question = inspection.bench(
                files.get(index),
                choice.batchSizes(),
                choice.threads(),
                choice.seconds(),
                done -> window.execute(() -> tell((index + done) / files.size())));
        asked = question;
        question.whenComplete((answer, error) -> window.execute(() -> {
            boolean more = error == null && index + 1 < files.size();
            busy.set(more);
            if (error == null) {
                answered.accept(answer);
            } else if (!question.isCancelled()) {
                failure.set(Optional.of(error));
            }
            if (more) {
                next(files, index + 1, choice, answered);
            }
        }));
    }

    /** Gives up; what was answered stays. */
    public void cancel() {
        if (asked != null) {
            asked.cancel(true);
        }
    }

    /** No longer tells of a failure. */
    public void forget() {
        failure.set(Optional.empty());
    }

    private void tell(double done) {
        progress.set(done);
        secondsLeft.set(timeLeft.after(Math.round(done * PARTS), PARTS));
    }
}
