package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;

/** The parameters that several optimizers share; what they mean is the same wherever they stand. */
final class OptimizerParams {
    static final DoubleParam BETA1 = new DoubleParam("beta1", 0.9, 0, false, 1, true);
    static final DoubleParam BETA2 = new DoubleParam("beta2", 0.999, 0, false, 1, true);
    static final DoubleParam MOMENTUM = new DoubleParam("momentum", 0.9, 0, false, 1, true);
    static final DoubleParam RHO = new DoubleParam("rho", 0.9, 0, false, 1, true);

    /** The smallest ε: still above zero as a float, as a weight without a gradient is divided 0 / ε and must not move. */
    private static final double SMALLEST_EPSILON = 1e-12;

    private OptimizerParams() {}

    static DoubleParam learningRate(double defaultValue) {
        return new DoubleParam("learningRate", defaultValue, 0, true, 100, false);
    }

    static DoubleParam epsilon(double defaultValue) {
        return new DoubleParam("epsilon", defaultValue, SMALLEST_EPSILON, false, 1, false);
    }

    static DoubleParam weightDecay(double defaultValue) {
        return new DoubleParam("weightDecay", defaultValue, 0, false, 1, false);
    }
}
