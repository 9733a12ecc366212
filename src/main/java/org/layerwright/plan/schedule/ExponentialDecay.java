package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * {@code η = η₀ · factor^e} with e the epochs made, parts of one included. With {@code per} epoch it is PyTorch's
 * ExponentialLR.
 *
 * <p>When to choose it: for a steady fall without a planned end, such as a run that may be prolonged.
 */
public final class ExponentialDecay extends BasicSchedule {
    public static final String ID = "exponentialDecay";
    private static final DoubleParam FACTOR = CurveParams.factor(0.9);

    public ExponentialDecay() {
        super(ID, FACTOR);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        double factor = FACTOR.of(params);
        return (base, step) -> base * Math.pow(factor, length.epochsAt(step));
    }
}
