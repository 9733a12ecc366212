package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamSpec.IntParam;
import org.layerwright.network.param.ParamValues;

/**
 * Cosine falls, one after another, each {@code periodFactor} times as long as the one before:
 * {@code η = η₀ · (end + (1 − end) · (1 + cos(π·tᵢ/Tᵢ)) / 2)} with tᵢ the steps since the last restart. Loshchilov and
 * Hutter 2017, <i>SGDR</i>, equation 5; PyTorch calls it CosineAnnealingWarmRestarts.
 *
 * <p>When to choose it: where a run stays in a poor valley, or to have a usable model at the end of each period.
 */
public final class CosineRestarts extends BasicSchedule {
    public static final String ID = "cosineRestarts";
    private static final IntParam PERIOD_EPOCHS = new IntParam("periodEpochs", 2, 1, 100_000);
    private static final DoubleParam PERIOD_FACTOR = new DoubleParam("periodFactor", 2.0, 1, false, 10, false);

    public CosineRestarts() {
        super(ID, PERIOD_EPOCHS, PERIOD_FACTOR, CurveParams.END_SHARE);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        double first = (double) PERIOD_EPOCHS.of(params) * length.stepsPerEpoch();
        double factor = PERIOD_FACTOR.of(params);
        double end = CurveParams.END_SHARE.of(params);
        return (base, step) -> base * CurveParams.cosine(position(step, first, factor), end);
    }

    /** How far the present period has come, in [0, 1). */
    private static double position(long step, double first, double factor) {
        double since = step;
        double period = first;
        while (since >= period) {
            since -= period;
            period *= factor;
        }
        return since / period;
    }
}
