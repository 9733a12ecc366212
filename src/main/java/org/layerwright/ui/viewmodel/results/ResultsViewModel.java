package org.layerwright.ui.viewmodel.results;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent.Judged;
import org.layerwright.network.layer.Lowering;
import org.layerwright.ui.viewmodel.OneQuestion;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TimeLeft;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.results.Results.Asked;
import org.layerwright.worker.client.InspectionService;

/**
 * How the subject does on a part of a data set: the test part of its own, unless the user chooses. Everything the page shows comes from one answer for each subject,
 * which is kept; a run in progress is judged at the end of each epoch, and when asked to. Nothing is asked while nobody
 * looks. Used on the window's thread.
 */
public final class ResultsViewModel {
    private static final int KEPT = 16;

    private final SubjectViewModel subjects;
    private final TrainingViewModel training;
    private final InspectionService inspection;
    private final Executor window;
    private final TimeLeft timeLeft;
    private final OneQuestion<Results> question;
    private final Map<Asked, Results> kept = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Results>> results =
            new ReadOnlyObjectWrapper<>(this, "results", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper(this, "broken");
    /** What the user chose in place of the subject's own data. */
    private final ObjectProperty<Optional<String>> dataset =
            new SimpleObjectProperty<>(this, "dataset", Optional.empty());

    private final ObjectProperty<DataPart> part = new SimpleObjectProperty<>(this, "part", DataPart.TEST_OR_ALL);
    private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper(this, "cancelled");
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Optional.empty());
    private boolean visible;
    private int epochsSeen;
    /** What is being asked, and for what; null before the first question. */
    private Asked asking;

    private CompletableFuture<Judged> answer;

    /**
     * How far an answer is.
     *
     * @param done samples
     * @param of all of them
     * @param secondsLeft NaN while not known
     */
    public record Progress(int done, int of, double secondsLeft) {
        public double share() {
            return of == 0 ? 0 : (double) done / of;
        }
    }

    public ResultsViewModel(
            SubjectViewModel subjects, TrainingViewModel training, InspectionService inspection, Executor window) {
        this(subjects, training, inspection, window, System::nanoTime);
    }

    ResultsViewModel(
            SubjectViewModel subjects,
            TrainingViewModel training,
            InspectionService inspection,
            Executor window,
            LongSupplier nanoTime) {
        this.window = window;
        timeLeft = new TimeLeft(nanoTime);
        this.subjects = subjects;
        this.training = training;
        this.inspection = inspection;
        question = new OneQuestion<>(window, this::answered, this::failed);
        busy.addListener(observable -> progress.set(Optional.empty()));
        subjects.subjectProperty().addListener((observable, before, now) -> {
            if (!before.dataset().equals(now.dataset())) {
                dataset.set(Optional.empty());
            }
            changed();
        });
        dataset.addListener(observable -> changed());
        part.addListener(observable -> changed());
        training.curves().revisionProperty().addListener(observable -> epochMayHaveEnded());
    }

    /** Empty until the first answer. */
    public ReadOnlyObjectProperty<Optional<Results>> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    /** Why the last question was not answered. */
    public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether an answer is awaited. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the network has problems that keep it from being asked anything. */
    public ReadOnlyBooleanProperty brokenProperty() {
        return broken.getReadOnlyProperty();
    }

    /** Whether the user gave up the question that there would be results of. */
    public ReadOnlyBooleanProperty cancelledProperty() {
        return cancelled.getReadOnlyProperty();
    }

    /** How far the awaited answer is; empty until its worker told. */
    public ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public void setVisible(boolean nowVisible) {
        visible = nowVisible;
        if (visible) {
            changed();
        }
    }

    /** The data that the user chose; empty for what the subject is or was trained on. */
    public ObjectProperty<Optional<String>> datasetProperty() {
        return dataset;
    }

    /** Which part of the data. */
    public ObjectProperty<DataPart> partProperty() {
        return part;
    }

    /** The data that is asked about. */
    public String dataset() {
        return dataset.get().orElse(subjects.subject().dataset());
    }

    /** Shows a model file, of whatever program it is; why it cannot be read is told like any other failure. */
    public void openModel(Path file) {
        subjects.showModel(file).whenComplete((shown, error) -> {
            if (error != null) {
                question.forget();
                failed(error);
            }
        });
    }

    /** Judges once more, such as a run in progress between two epochs. */
    public void judgeAgain() {
        kept.remove(asked());
        ask();
    }

    /** Gives up asking; results of what is asked about now stay. */
    public void cancel() {
        if (!busy.get()) {
            return;
        }
        question.forget();
        answer.cancel(true);
        busy.set(false);
        if (results.get().map(Results::asked).filter(asked()::equals).isEmpty()) {
            cancelled.set(true);
            results.set(Optional.empty());
        }
    }

    private Asked asked() {
        return new Asked(subjects.subject(), dataset(), part.get());
    }

    private void changed() {
        Asked wanted = asked();
        Subject subject = wanted.subject();
        if (subject.isLive()) {
            // The run overwrites its model, so what was said of it before is over.
            kept.clear();
        }
        if (!visible || results.get().map(Results::asked).filter(wanted::equals).isPresent() && !subject.isLive()) {
            return;
        }
        Results known = kept.get(wanted);
        if (known != null) {
            question.forget();
            busy.set(false);
            failure.set(Optional.empty());
            broken.set(false);
            cancelled.set(false);
            results.set(Optional.of(known));
        } else if (!cancelled.get() || !wanted.equals(asking)) {
            ask();
        }
    }

    private void ask() {
        Asked wanted = asked();
        Subject subject = wanted.subject();
        failure.set(Optional.empty());
        cancelled.set(false);
        broken.set(subject.isFresh() && !Lowering.lower(subject.network()).isSound());
        boolean other = results.get()
                .map(Results::asked)
                .filter(shown -> !isAbout(shown, wanted))
                .isPresent();
        if (broken.get() || other) {
            results.set(Optional.empty());
        }
        if (broken.get()) {
            question.forget();
            busy.set(false);
            return;
        }
        Asked before = asking;
        CompletableFuture<Judged> answerBefore = answer;
        busy.set(true);
        question.ask(() -> {
            asking = wanted;
            answer = judge(wanted);
            return answer.thenApply(judged -> Results.of(wanted, judged));
        });
        if (answerBefore != null && !before.subject().isLive() && !before.equals(wanted)) {
            // Nobody waits for it any more, and on a large set it would take the time of this one.
            answerBefore.cancel(true);
        }
    }

    private CompletableFuture<Judged> judge(Asked wanted) {
        progress.set(Optional.empty());
        timeLeft.restart();
        CompletableFuture<CompletableFuture<Judged>> its = new CompletableFuture<>();
        CompletableFuture<Judged> judging = inspection.judge(
                wanted.subject().weights(),
                wanted.dataset(),
                wanted.part(),
                (done, of) -> its.thenAccept(asked -> window.execute(() -> tell(asked, done, of))));
        its.complete(judging);
        return judging;
    }

    private void tell(CompletableFuture<Judged> asked, int done, int of) {
        if (asked == answer && busy.get() && !asked.isDone()) {
            progress.set(Optional.of(new Progress(done, of, timeLeft.after(done, of))));
        }
    }

    /** Whether results may stay until those come that are asked for: of the same run, before or after. */
    private static boolean isAbout(Asked shown, Asked wanted) {
        return shown.dataset().equals(wanted.dataset())
                && shown.part() == wanted.part()
                && shown.subject().run().equals(wanted.subject().run())
                && shown.subject().network().equals(wanted.subject().network());
    }

    private void answered(Results answer) {
        if (!answer.asked().equals(asked())) {
            return;
        }
        busy.set(false);
        if (!answer.subject().isLive()) {
            kept.put(answer.asked(), answer);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        results.set(Optional.of(answer));
    }

    private void failed(Throwable why) {
        if (why instanceof CancellationException || why.getCause() instanceof CancellationException) {
            return;
        }
        busy.set(false);
        results.set(Optional.empty());
        failure.set(Optional.of(why));
    }

    private void epochMayHaveEnded() {
        int epochs = training.curves().loss().epochs().size();
        if (epochs != epochsSeen) {
            epochsSeen = epochs;
            subjects.refreshEpochs();
            if (visible && subjects.subject().isLive()) {
                ask();
            }
        }
    }
}
