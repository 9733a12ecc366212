package org.layerwright.plan.schedule;

/** The learning rate over a run, a pure function of the step, so that it can be drawn before the run. */
@FunctionalInterface
public interface Schedule {
    /**
     * @param base the optimizer's learning rate
     * @param step the update about to be made, from 0
     * @return the rate to use for it
     */
    double rate(double base, long step);
}
