package org.layerwright.ui.viewmodel.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.network.layer.Lowering;
import org.layerwright.ui.viewmodel.OneQuestion;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.worker.client.InspectionService;

/**
 * How the subject does on the test part of its data. Everything the page shows comes from one answer for each subject,
 * which is kept; a run in progress is judged at the end of each epoch, and when asked to. Nothing is asked while nobody
 * looks. Used on the window's thread.
 */
public final class ResultsViewModel {
    private static final int KEPT = 16;

    private final SubjectViewModel subjects;
    private final TrainingViewModel training;
    private final InspectionService inspection;
    private final OneQuestion<Results> question;
    private final Map<Subject, Results> kept = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Results>> results =
            new ReadOnlyObjectWrapper<>(this, "results", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper(this, "broken");
    private boolean visible;
    private int epochsSeen;

    public ResultsViewModel(
            SubjectViewModel subjects, TrainingViewModel training, InspectionService inspection, Executor window) {
        this.subjects = subjects;
        this.training = training;
        this.inspection = inspection;
        question = new OneQuestion<>(window, this::answered, this::failed);
        subjects.subjectProperty().addListener((observable, before, now) -> changed(now));
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

    public void setVisible(boolean nowVisible) {
        visible = nowVisible;
        if (visible) {
            changed(subjects.subject());
        }
    }

    /** Judges once more, such as a run in progress between two epochs. */
    public void judgeAgain() {
        kept.remove(subjects.subject());
        ask(subjects.subject());
    }

    private void changed(Subject subject) {
        if (subject.isLive()) {
            // The run overwrites its model, so what was said of it before is over.
            kept.clear();
        }
        if (!visible
                || results.get().map(Results::subject).filter(subject::equals).isPresent() && !subject.isLive()) {
            return;
        }
        Results known = kept.get(subject);
        if (known != null) {
            question.forget();
            busy.set(false);
            failure.set(Optional.empty());
            broken.set(false);
            results.set(Optional.of(known));
        } else {
            ask(subject);
        }
    }

    private void ask(Subject subject) {
        failure.set(Optional.empty());
        broken.set(subject.isFresh() && !Lowering.lower(subject.network()).isSound());
        boolean other = results.get()
                .map(Results::subject)
                .filter(shown -> !sameData(shown, subject))
                .isPresent();
        if (broken.get() || other) {
            results.set(Optional.empty());
        }
        if (broken.get()) {
            question.forget();
            busy.set(false);
            return;
        }
        busy.set(true);
        question.ask(() -> inspection
                .judge(subject.weights(), subject.dataset(), DataPart.TEST)
                .thenApply(judged -> Results.of(subject, judged)));
    }

    private static boolean sameData(Subject one, Subject other) {
        return one.dataset().equals(other.dataset());
    }

    private void answered(Results answer) {
        if (!answer.subject().equals(subjects.subject())) {
            return;
        }
        busy.set(false);
        if (!answer.subject().isLive()) {
            kept.put(answer.subject(), answer);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        results.set(Optional.of(answer));
    }

    private void failed(Throwable why) {
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
                ask(subjects.subject());
            }
        }
    }
}
