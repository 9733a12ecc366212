package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.Problem;
import org.layerwright.text.Texts;

/** What a run has to say now, in the window's language. */
public final class RunStatus {
    /** As its help says. */
    private static final double MUCH_WAITING = 0.2;

    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper(this, "phase", "");
    private final Map<RunFigure, ReadOnlyStringWrapper> figures = new EnumMap<>(RunFigure.class);
    private final ReadOnlyBooleanWrapper waitingLong = new ReadOnlyBooleanWrapper(this, "waitingLong");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ReadOnlyObjectWrapper<Notice> notice =
            new ReadOnlyObjectWrapper<>(this, "notice", new Notice(Notice.Kind.INFO, ""));
    private final ReadOnlyStringWrapper model = new ReadOnlyStringWrapper(this, "model", "");
    private final ReadOnlyStringWrapper modelPath = new ReadOnlyStringWrapper(this, "modelPath", "");
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper(this, "blocked", "");
    private final ReadOnlyStringWrapper stepHint = new ReadOnlyStringWrapper(this, "stepHint", "");
    private final ReadOnlyStringWrapper trainHint = new ReadOnlyStringWrapper(this, "trainHint", "");

    RunStatus() {
        for (RunFigure figure : RunFigure.values()) {
            figures.put(figure, new ReadOnlyStringWrapper(this, figure.name(), ""));
        }
    }

    /** What is being done; empty while no run is under way. */
    public ReadOnlyStringProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** A figure of the run under way in words; empty while it is not known. */
    public ReadOnlyStringProperty figureProperty(RunFigure figure) {
        return figures.get(figure).getReadOnlyProperty();
    }

    /** Whether so much time is spent waiting for data that it is the bottleneck. */
    public ReadOnlyBooleanProperty waitingLongProperty() {
        return waitingLong.getReadOnlyProperty();
    }

    /** The share of the planned updates, in [0, 1], or negative while that is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How the last run ended, or that one can begin; its text is empty while a run is under way. */
    public ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The model's file with the name of its run's folder; empty while there is none. */
    public ReadOnlyStringProperty modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** Where the model was saved, as a whole path; empty while there is none. */
    public ReadOnlyStringProperty modelPathProperty() {
        return modelPath.getReadOnlyProperty();
    }

    /** Why no run can be started, where the network or the plan is to blame; empty otherwise. */
    public ReadOnlyStringProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    /** That a step begins a new run, and what becomes of the one that is shown; empty during a run. */
    public ReadOnlyStringProperty stepHintProperty() {
        return stepHint.getReadOnlyProperty();
    }

    /** What Train will do, or why it does nothing now. */
    public ReadOnlyStringProperty trainHintProperty() {
        return trainHint.getReadOnlyProperty();
    }

    /** @param device its name for people; empty where it is not known */
    void update(Texts texts, RunState state, RunStanding standing, String device, boolean pauseAsked) {
        RunProgress run = standing.progress();
        WorkerEvent end = standing.end();
        RunWords words = new RunWords(texts);
        boolean pausing = pauseAsked && state == RunState.RUNNING;
        phase.set(pausing ? texts.get("training.phase.pausing") : words.phase(state, run));
        figures.forEach((figure, told) -> told.set(words.figure(figure, state, run, standing.memoryBytes(), device)));
        waitingLong.set(state == RunState.RUNNING && run.waitingShare() > MUCH_WAITING);
        progress.set(share(state, run, end));
        notice.set(sentence(texts, words, state, end));
        Optional<Path> file = modelFile(end);
        modelPath.set(file.map(Path::toString).orElse(""));
        model.set(file.map(path -> texts.get("training.model", name(path))).orElse(""));
    }

    /**
     * @param reserved whether a queue is at work
     * @param curvesShown whether there are curves that a new run would clear
     */
    void updateHint(
            Texts texts,
            RunState state,
            boolean reserved,
            List<Problem> networkProblems,
            List<Problem> planProblems,
            boolean curvesShown) {
        if (state.isActive()) {
            blocked.set("");
            stepHint.set("");
            trainHint.set(texts.get("training.train.busy"));
            return;
        }
        if (reserved) {
            blocked.set("");
            stepHint.set("");
            trainHint.set(texts.get("runs.queue.busy"));
            return;
        }
        blocked.set(reason(new RunWords(texts), networkProblems, planProblems));
        String help = texts.get(curvesShown ? "training.train.again" : "training.train.help");
        trainHint.set(blocked.get().isEmpty() ? help : blocked.get());
        stepHint.set(trainHint.get());
    }

    private static String reason(RunWords words, List<Problem> networkProblems, List<Problem> planProblems) {
        if (!networkProblems.isEmpty()) {
            return words.blocked("training.train.network", networkProblems);
        }
        List<Problem> misfits = PlanFit.among(planProblems);
        if (!misfits.isEmpty()) {
            return words.blocked("training.train.fit", misfits);
        }
        return planProblems.isEmpty() ? "" : words.blocked("training.train.plan", planProblems);
    }

    private static double share(RunState state, RunProgress run, WorkerEvent end) {
        double share = run.share();
        if (state.isActive()) {
            return Double.isNaN(share) ? -1 : share;
        }
        return end instanceof WorkerEvent.RunFinished ? 1 : Double.isNaN(share) ? 0 : share;
    }

    private static Notice sentence(Texts texts, RunWords words, RunState state, WorkerEvent end) {
        if (state.isActive()) {
            return new Notice(Notice.Kind.INFO, "");
        }
        return end == null ? new Notice(Notice.Kind.INFO, texts.get("training.ready")) : words.end(end);
    }

    private static Optional<Path> modelFile(WorkerEvent end) {
        if (end instanceof WorkerEvent.RunFinished finished) {
            return Optional.of(Path.of(finished.modelFile()));
        }
        return end instanceof WorkerEvent.RunStopped stopped
                ? Optional.of(Path.of(stopped.modelFile()))
                : Optional.empty();
    }

    /** The last two names of a path: every model's file is called the same. */
    private static Path name(Path file) {
        int names = file.getNameCount();
        return names < 2 ? file : file.subpath(names - 2, names);
    }
}
