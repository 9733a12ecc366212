package org.layerwright.ui.viewmodel;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.layerwright.event.RunState;

/** What can be asked of a run now. */
public final class RunControls {
    private final ReadOnlyBooleanWrapper train = new ReadOnlyBooleanWrapper(this, "canTrain");
    private final ReadOnlyBooleanWrapper pause = new ReadOnlyBooleanWrapper(this, "canPause");
    private final ReadOnlyBooleanWrapper step = new ReadOnlyBooleanWrapper(this, "canStep");
    private final ReadOnlyBooleanWrapper stop = new ReadOnlyBooleanWrapper(this, "canStop");
    private final ReadOnlyBooleanWrapper resume = new ReadOnlyBooleanWrapper(this, "canResume");
    private final ReadOnlyBooleanWrapper trainOn = new ReadOnlyBooleanWrapper(this, "canTrainOn");

    RunControls() {}

    public ReadOnlyBooleanProperty canTrainProperty() {
        return train.getReadOnlyProperty();
    }

    /** Whether a running run can be paused, or a paused one continued. */
    public ReadOnlyBooleanProperty canPauseProperty() {
        return pause.getReadOnlyProperty();
    }

    /** Whether a step can be made: in a paused run, or as the first one of a new run. */
    public ReadOnlyBooleanProperty canStepProperty() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canStopProperty() {
        return stop.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canResumeProperty() {
        return resume.getReadOnlyProperty();
    }

    /** Whether the run that ended can be trained for more epochs than it was planned for. */
    public ReadOnlyBooleanProperty canTrainOnProperty() {
        return trainOn.getReadOnlyProperty();
    }

    /**
     * @param reserved whether a queue is at work, so that nobody else may begin a run
     * @param finished whether the last run was trained to its end
     * @param sound whether network and plan can be trained
     * @param resumable whether the last run has a checkpoint
     * @param pauseAsked whether a pause is on its way
     * @param stepping whether a step is being made; the step buttons stay on meanwhile, so that they keep the focus
     */
    void update(
            RunState state,
            boolean reserved,
            boolean sound,
            boolean resumable,
            boolean finished,
            boolean pauseAsked,
            boolean stepping) {
        boolean idle = !state.isActive() && !reserved;
        train.set(idle && sound);
        pause.set(state == RunState.PAUSED || state == RunState.RUNNING && !pauseAsked && !stepping);
        step.set(state == RunState.PAUSED || stepping && state != RunState.STOPPING || idle && sound);
        stop.set(state.isActive() && state != RunState.STOPPING);
        resume.set(idle && resumable);
        trainOn.set(idle && finished);
    }
}
