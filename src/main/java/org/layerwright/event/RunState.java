package org.layerwright.event;

/**
 * The life of a run as its owner sees it, with the one table of transitions: commands and events in, the next state
 * out. Whatever does not belong in a state leaves it as it is.
 */
public enum RunState {
    /** Nothing was started yet. */
    IDLE,
    /** Asked to start; the worker loads and prepares. */
    STARTING,
    RUNNING,
    PAUSED,
    /** Asked to stop; the worker saves. */
    STOPPING,
    /** Trained to the end, or stopped by hand, with a model. */
    DONE,
    /** Ended by an error that was told. */
    FAILED,
    /** The worker died. */
    LOST;

    /** Whether a worker is busy with the run. */
    public boolean isActive() {
        return this == STARTING || this == RUNNING || this == PAUSED || this == STOPPING;
    }

    public RunState after(WorkerCommand command) {
        if (command instanceof WorkerCommand.StartRun && !isActive()) {
            return STARTING;
        }
        boolean goesOn = command instanceof WorkerCommand.Continue
                || command instanceof WorkerCommand.StepBatch
                || command instanceof WorkerCommand.StepEpoch;
        if (this == PAUSED && goesOn) {
            return RUNNING;
        }
        if (isActive() && command instanceof WorkerCommand.Stop) {
            return STOPPING;
        }
        return this;
    }

    public RunState after(WorkerEvent event) {
        if (!isActive()) {
            return this;
        }
        if (event instanceof WorkerEvent.RunFinished || event instanceof WorkerEvent.RunStopped) {
            return DONE;
        }
        if (event instanceof WorkerEvent.Failed failed && failed.requestId().isEmpty()) {
            return FAILED;
        }
        if (event instanceof WorkerEvent.Lost) {
            return LOST;
        }
        if (this == STOPPING) {
            return this;
        }
        if (event instanceof WorkerEvent.Paused) {
            return PAUSED;
        }
        boolean begins = this == STARTING && event instanceof WorkerEvent.StepDone;
        return begins || event instanceof WorkerEvent.Continued ? RUNNING : this;
    }
}
