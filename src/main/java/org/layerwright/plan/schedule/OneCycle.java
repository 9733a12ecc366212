package org.layerwright.plan.schedule;

import java.util.List;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * One rise and one fall over the run. The optimizer's rate is the peak; the run begins at {@code peak / startDivisor},
 * reaches the peak after {@code riseShare} of its steps and ends at {@code peak / (startDivisor · endDivisor)}. Smith
 * and Topin 2018, <i>Super-Convergence</i>; the two phases and the defaults are those of PyTorch's OneCycleLR. The
 * momentum stays as it is.
 *
 * <p>When to choose it: to train in few epochs with SGD or momentum; set the peak to the highest rate that still learns.
 */
public final class OneCycle extends BasicSchedule {
    public static final String ID = "oneCycle";
    private static final DoubleParam RISE_SHARE = new DoubleParam("riseShare", 0.3, 0, true, 1, true);
    private static final DoubleParam START_DIVISOR = new DoubleParam("startDivisor", 25.0, 1, false, 1e6, false);
    private static final DoubleParam END_DIVISOR = new DoubleParam("endDivisor", 1e4, 1, false, 1e9, false);
    private static final ChoiceParam ANNEAL = new ChoiceParam("anneal", "cosine", List.of("cosine", "linear"));

    public OneCycle() {
        super(ID, RISE_SHARE, START_DIVISOR, END_DIVISOR, ANNEAL);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        double last = length.totalSteps() - 1.0;
        double top = Math.max(0, RISE_SHARE.of(params) * length.totalSteps() - 1);
        double start = 1 / START_DIVISOR.of(params);
        double end = start / END_DIVISOR.of(params);
        boolean cosine = ANNEAL.of(params).equals("cosine");
        return (base, step) -> base
                * (step < top
                        ? between(start, 1, step / top, cosine)
                        : between(1, end, share(step - top, last - top), cosine));
    }

    /** In a run of one step there is nothing to fall over. */
    private static double share(double gone, double whole) {
        return whole > 0 ? Math.min(1, gone / whole) : 0;
    }

    private static double between(double from, double to, double position, boolean cosine) {
        double share = cosine ? 1 - CurveParams.cosine(position, 0) : position;
        return from + (to - from) * share;
    }
}
