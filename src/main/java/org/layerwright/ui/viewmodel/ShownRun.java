package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.layerwright.device.DeviceStatus;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.Problem;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

/**
 * The run that is shown, whether it is under way, over, or of the past: what was heard of it, and what follows from that for
 * curves, words and buttons. Asks nobody for anything. Used on the window's thread.
 */
final class ShownRun {
    private final ObservableValue<List<Problem>> networkProblems;
    private final PlanFormViewModel form;
    private final ObservableValue<Texts> texts;
    private final RunRate rate;
    private final TrainingCurves curves = new TrainingCurves();
    private final RunStanding standing = new RunStanding();
    private final RunWishes wishes = new RunWishes();
    private final RunControls controls = new RunControls();
    private final RunStatus status = new RunStatus();
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state", RunState.IDLE);
    private final ReadOnlyObjectWrapper<Path> folder = new ReadOnlyObjectWrapper<>(this, "runFolder");
    private final ReadOnlyObjectWrapper<WorkerEvent> told = new ReadOnlyObjectWrapper<>(this, "end");
    private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper(this, "sound");
    private final ReadOnlyBooleanWrapper onCard = new ReadOnlyBooleanWrapper(this, "onCard");
    private boolean reserved;
    /** The run whose events are being drawn; null for none. */
    private EarlierRun drawing;

    /** @param networkProblems what keeps the network from being trained; empty for a sound one */
    ShownRun(
            ObservableValue<List<Problem>> networkProblems,
            PlanFormViewModel form,
            ObservableValue<Texts> texts,
            RunRate rate) {
        this.networkProblems = networkProblems;
        this.form = form;
        this.texts = texts;
        this.rate = rate;
        networkProblems.addListener((observable, before, now) -> publish());
        form.problemsProperty().addListener((observable, before, now) -> publish());
        texts.addListener((observable, before, now) -> publish());
    }

    TrainingCurves curves() {
        return curves;
    }

    RunWishes wishes() {
        return wishes;
    }

    RunControls controls() {
        return controls;
    }

    RunStatus status() {
        return status;
    }

    RunRate rate() {
        return rate;
    }

    ReadOnlyObjectWrapper<RunState> state() {
        return state;
    }

    ReadOnlyObjectWrapper<Path> folder() {
        return folder;
    }

    ReadOnlyObjectWrapper<WorkerEvent> end() {
        return told;
    }

    ReadOnlyBooleanWrapper sound() {
        return sound;
    }

    ReadOnlyBooleanWrapper onCard() {
        return onCard;
    }

    boolean isActive() {
        return state.get().isActive();
    }

    /** Whether another run may be shown or begun by hand. */
    boolean mayBegin() {
        return !isActive() && !reserved;
    }

    /** Whether only a queue begins runs now. */
    void reserve(boolean forQueue) {
        reserved = forQueue;
        publish();
    }

    /** A new run is asked for. */
    void startNew(TrainingPlan plan, WorkerCommand firstStep) {
        drawing = null;
        curves.clear();
        folder.set(null);
        rate.started(plan);
        standing.on(plan.compute().device());
        wishes.startFor(firstStep);
        begin(new WorkerCommand.StartRun("", false, firstStep != null));
    }

    /**
     * A run that was there before is asked to go on.
     *
     * @return whether it is another one than was shown, and has to be drawn
     */
    boolean goOn(Path run) {
        boolean other = !run.equals(folder.get());
        if (other) {
            drawing = null;
            curves.clear();
            folder.set(run);
            rate.unknown();
            standing.on("");
        }
        begin(new WorkerCommand.StartRun(run.toString(), true, false));
        return other;
    }

    private void begin(WorkerCommand.StartRun command) {
        asked(command);
        standing.begin();
        wishes.begin();
        publish();
    }

    /** What was asked of the run changes its state before anybody answers. */
    void asked(WorkerCommand command) {
        state.set(state.get().after(command));
    }

    /** Where the run is kept; null where nobody knows. */
    void started(Path where) {
        if (where != null) {
            folder.set(where);
            publish();
        }
    }

    /** What was noted of a run is drawn from now on, piece by piece, unless something else is shown meanwhile. */
    void beginDrawing(EarlierRun run) {
        drawing = run;
        curves.clear();
        rate.unknown();
        run.record().ifPresent(record -> {
            rate.started(record.plan());
            standing.on(record.plan().compute().device());
        });
    }

    /** Whether it is this reading of the run: its diary may be read twice, and is long to compare. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isDrawn(EarlierRun run) {
        return drawing == run;
    }

    /** Draws the next events of a run. */
    void drawSome(EarlierRun run, List<WorkerEvent> events) {
        if (!isDrawn(run)) {
            return;
        }
        for (WorkerEvent event : events) {
            curves.take(event);
            if (event instanceof WorkerEvent.LearningRateChanged changed) {
                rate.changed(changed);
            }
        }
    }

    /** All of a run was drawn. */
    void drawn(EarlierRun run) {
        if (isDrawn(run)) {
            drawing = null;
            curves.publish();
        }
    }

    /** Shows a run of the past, which was drawn, as it ended. */
    void show(EarlierRun run) {
        if (!isDrawn(run)) {
            return;
        }
        drawn(run);
        standing.show(run);
        folder.set(run.folder());
        state.set(RunState.STARTING.after(run.end()));
        publish();
    }

    /** Shows no run any more, as before the first one. */
    void forget() {
        drawing = null;
        curves.clear();
        rate.unknown();
        standing.forget();
        folder.set(null);
        state.set(RunState.IDLE);
        publish();
    }

    /** Hears of the run; what it means is published later, for several events at once. */
    void take(WorkerEvent event) {
        state.set(state.get().after(event));
        standing.take(event);
        curves.take(event);
        if (event instanceof WorkerEvent.RunStarted started) {
            folder.set(Path.of(started.runFolder()));
        } else if (event instanceof WorkerEvent.LearningRateChanged changed) {
            rate.changed(changed);
        } else if (event instanceof WorkerEvent.Paused) {
            wishes.stoodStill();
        }
        if (!isActive()) {
            standing.ended(event);
            wishes.end();
        }
    }

    void publish() {
        RunState now = state.get();
        List<Problem> ofNetwork = networkProblems.getValue();
        boolean fit = ofNetwork.isEmpty() && form.problems().isEmpty();
        boolean kept = folder.get() != null;
        controls.update(
                now,
                reserved,
                fit,
                standing.isResumable() && kept,
                standing.isFinished() && kept,
                wishes.isPauseAsked(),
                wishes.isStepping());
        status.update(texts.getValue(), now, standing, deviceTitle(), wishes.isPauseAsked());
        status.updateHint(texts.getValue(), now, reserved, ofNetwork, form.problems(), !curves.isEmpty());
        rate.update(now);
        curves.publish();
        sound.set(fit);
        onCard.set(now.isActive() && DeviceStatus.isCuda(standing.device()));
        told.set(standing.end());
    }

    private String deviceTitle() {
        return form.run().devices().stream()
                .filter(option -> option.id().equals(standing.device()))
                .findFirst()
                .map(option -> option.title(texts.getValue()))
                .orElse(standing.device());
    }
}
