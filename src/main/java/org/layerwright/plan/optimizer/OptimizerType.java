package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Parameterized;

/**
 * A kind of optimizer: its parameters, how many vectors it keeps, and its update rule. To add one, write the class and
 * put a line in {@link OptimizerTypes}.
 */
public interface OptimizerType extends Parameterized {
    /** The learning rate before the schedule changes it. Every optimizer has one under this name. */
    DoubleParam learningRate();

    /** How many vectors of the parameters' length it keeps: 0 for plain SGD, 2 for Adam. All start at zero. */
    int slots();

    /**
     * The rule with its parameters set. A weight whose gradient has always been zero must never move: values that are
     * not trained, such as running statistics, ride in the same vector.
     */
    UpdateRule rule(ParamValues params);

    /** Whether one step takes the gradient over the whole training set, whatever the batch size. */
    default boolean fullBatch() {
        return false;
    }

    /**
     * The decoupled weight decay λ. A rule cannot tell kernels from biases, so whoever calls it shrinks the kernels
     * before it, by {@link WeightDecay#shrink}.
     */
    default double weightDecay(ParamValues params) {
        return 0;
    }
}
