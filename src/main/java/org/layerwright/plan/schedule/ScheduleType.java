package org.layerwright.plan.schedule;

import java.util.List;
import java.util.stream.Stream;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Parameterized;

/**
 * A kind of learning-rate schedule. To add one, write the class, which says its curve alone, and put a line in
 * {@link ScheduleTypes}. Warm-up and holding the rate through an epoch are the same for all: see {@link Decoration}.
 */
public interface ScheduleType extends Parameterized {
    /** The parameters of the curve. */
    List<ParamSpec<?>> curveParams();

    /** The bare curve, without warm-up, at every step. */
    Schedule curve(ParamValues params, RunLength length);

    /** The curve's parameters, then those that all schedules have. */
    @Override
    default List<ParamSpec<?>> params() {
        return Stream.concat(curveParams().stream(), Decoration.PARAMS.stream()).toList();
    }

    /** The schedule as a run follows it: the curve with its warm-up, step by step or held through each epoch. */
    default Schedule create(ParamValues params, RunLength length) {
        return Decoration.around(curve(params, length), params, length);
    }

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

        /** How far the run has come, in epochs: 1.5 halfway through the second. */
        public double epochsAt(long step) {
            return (double) step / stepsPerEpoch;
        }

        /** The epoch that a step belongs to, from 0. */
        public long epochOf(long step) {
            return step / stepsPerEpoch;
        }
    }
}
