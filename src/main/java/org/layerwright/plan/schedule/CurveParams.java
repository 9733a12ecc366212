package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamSpec.DoubleParam;

/** The parameters that several curves share. */
final class CurveParams {
    /** Where the curve ends, as a share of the optimizer's rate. */
    static final DoubleParam END_SHARE = new DoubleParam("endShare", 0.0, 0, false, 1, false);

    private CurveParams() {}

    static DoubleParam factor(double defaultValue) {
        return new DoubleParam("factor", defaultValue, 0, true, 1, true);
    }

    /** Half a cosine from 1 at 0 down to {@code end} at 1. */
    static double cosine(double position, double end) {
        return end + (1 - end) * (1 + Math.cos(Math.PI * position)) / 2;
    }
}
