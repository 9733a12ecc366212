package org.layerwright.ui.viewmodel.runs;

import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;

/**
 * A run that waits its turn, has it, or had it.
 *
 * @param id tells it from others, also of the same name
 * @param network what is trained, as it was when it was added
 * @param plan how, as it was when it was added
 */
public record QueueEntry(long id, String name, NetworkSpec network, TrainingPlan plan, State state) {
    /** Where it is in its life. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Stopped by hand; it can be resumed on the page of runs. */
        STOPPED,
        FAILED
    }

    QueueEntry with(State newState) {
        return new QueueEntry(id, name, network, plan, newState);
    }
}
