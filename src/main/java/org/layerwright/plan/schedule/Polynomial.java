package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * {@code η = η₀ · (end + (1 − end) · (1 − t/T)^power)} with T the steps of the run; a straight line at power 1. With an
 * end of 0 it is PyTorch's PolynomialLR over the whole run.
 *
 * <p>When to choose it: for fine-tuning (power 1) and segmentation (power 0.9), in runs of a planned length.
 */
public final class Polynomial extends BasicSchedule {
    public static final String ID = "polynomial";
    private static final DoubleParam POWER = new DoubleParam("power", 1.0, 0, true, 10, false);

    public Polynomial() {
        super(ID, POWER, CurveParams.END_SHARE);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        double power = POWER.of(params);
        double end = CurveParams.END_SHARE.of(params);
        double total = length.totalSteps();
        return (base, step) -> base * (end + (1 - end) * Math.pow(1 - Math.min(1, step / total), power));
    }
}
