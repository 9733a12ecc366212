package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamSpec.IntParam;
import org.layerwright.network.param.ParamValues;

/**
 * A staircase: {@code η = η₀ · factor^⌊epoch / everyEpochs⌋}. He and others 2016 divided by ten at each stair; PyTorch
 * calls it StepLR.
 *
 * <p>When to choose it: with momentum, where the loss has come to a halt at each rate; the fall after a stair shows what
 * the smaller rate buys.
 */
public final class StepDecay extends BasicSchedule {
    public static final String ID = "stepDecay";
    private static final IntParam EVERY_EPOCHS = new IntParam("everyEpochs", 3, 1, 100_000);
    private static final DoubleParam FACTOR = CurveParams.factor(0.5);

    public StepDecay() {
        super(ID, EVERY_EPOCHS, FACTOR);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        int every = EVERY_EPOCHS.of(params);
        double factor = FACTOR.of(params);
        return (base, step) -> {
            long stairs = length.epochOf(step) / every;
            return base * Math.pow(factor, stairs);
        };
    }
}
