package org.layerwright.plan.schedule;

/**
 * The learning rate over a run, a pure function of the step and of what was told by {@link #epochEnded}, so that it can
 * be drawn before the run.
 */
@FunctionalInterface
public interface Schedule {
    /**
     * @param base the optimizer's learning rate
     * @param step the update about to be made, from 0
     * @return the rate to use for it
     */
    double rate(double base, long step);

    /**
     * Tells what an epoch came to, once for each, in order; a resumed run tells those of its history again. Most
     * schedules do not care.
     *
     * @param epoch the epoch that ended, from 0
     * @param monitored the validation loss, or without validation the training loss; lower is better
     */
    default void epochEnded(int epoch, double monitored) {}
}
