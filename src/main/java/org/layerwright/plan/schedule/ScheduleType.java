package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Parameterized;

/** A kind of learning-rate schedule. To add one, write the class and put a line in {@link ScheduleTypes}. */
public interface ScheduleType extends Parameterized {
    Schedule create(ParamValues params, RunLength length);

    /**
     * How long the run is, for schedules that stretch over it.
     *
     * @param stepsPerEpoch updates an epoch
     * @param epochs epochs planned
     */
    record RunLength(int stepsPerEpoch, int epochs) {
        public long totalSteps() {
            return (long) stepsPerEpoch * epochs;
        }
    }
}
