package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamValues;

/**
 * Half a cosine over the run: {@code η = η₀ · (end + (1 − end) · (1 + cos(π·t/T)) / 2)} with T the steps of the run.
 * Loshchilov and Hutter 2017, equation 5 without restarts; PyTorch calls it CosineAnnealingLR.
 *
 * <p>When to choose it: nearly always where the length of the run is planned; it has nothing to tune.
 */
public final class Cosine extends BasicSchedule {
    public static final String ID = "cosine";

    public Cosine() {
        super(ID, CurveParams.END_SHARE);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        double end = CurveParams.END_SHARE.of(params);
        double total = length.totalSteps();
        return (base, step) -> base * CurveParams.cosine(Math.min(1, step / total), end);
    }
}
