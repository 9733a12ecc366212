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

    /** The rule with its parameters set. */
    UpdateRule rule(ParamValues params);
}
