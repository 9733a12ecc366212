package org.layerwright.ui.viewmodel;

import java.util.Optional;
import org.layerwright.event.WorkerCommand;

/** What was asked of the run in progress and is not done yet. */
final class RunWishes {
    private boolean pauseAsked;
    /** A step was asked for: the step buttons stay as they are meanwhile, and keep the focus. */
    private boolean stepping;
    /** The step to take as soon as a run that was started for it stands still; null for none. */
    private WorkerCommand firstStep;

    boolean isPauseAsked() {
        return pauseAsked;
    }

    boolean isStepping() {
        return stepping;
    }

    void pause() {
        pauseAsked = true;
    }

    void step() {
        stepping = true;
    }

    /** @param step what a new run is started for; null for one that is to go on */
    void startFor(WorkerCommand step) {
        firstStep = step;
        stepping = step != null;
    }

    /** A run begins or goes on. */
    void begin() {
        pauseAsked = false;
    }

    void stoodStill() {
        pauseAsked = false;
        stepping = false;
    }

    /** The step that the run was started for, once. */
    Optional<WorkerCommand> takeFirstStep() {
        Optional<WorkerCommand> step = Optional.ofNullable(firstStep);
        firstStep = null;
        return step;
    }

    /** The run is over. */
    void end() {
        pauseAsked = false;
        stepping = false;
        firstStep = null;
    }
}
