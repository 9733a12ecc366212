package org.layerwright.plan.schedule;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamSpec.IntParam;
import org.layerwright.network.param.ParamValues;

/**
 * Multiplies the rate by {@code factor} whenever the validation loss (without validation, the training loss) has not
 * fallen by more than {@code minDelta} below its best for more than {@code patience} epochs. During {@code cooldown}
 * epochs after that none counts as bad, and the rate never goes below {@code minRate}. The counting is that of
 * PyTorch's ReduceLROnPlateau with an absolute threshold.
 *
 * <p>When to choose it: where nobody knows how long the run will take; the run itself says when the rate is too high.
 */
public final class ReduceOnPlateau extends BasicSchedule {
    public static final String ID = "reduceOnPlateau";
    private static final DoubleParam FACTOR = CurveParams.factor(0.5);
    private static final IntParam PATIENCE = new IntParam("patience", 3, 0, 100_000);
    private static final DoubleParam MIN_DELTA = new DoubleParam("minDelta", 1e-4, 0, false, 1000, false);
    private static final IntParam COOLDOWN = new IntParam("cooldown", 0, 0, 100_000);
    private static final DoubleParam MIN_RATE = new DoubleParam("minRate", 0.0, 0, false, 100, false);

    public ReduceOnPlateau() {
        super(ID, FACTOR, PATIENCE, MIN_DELTA, COOLDOWN, MIN_RATE);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        return new Watch(
                length,
                FACTOR.of(params),
                PATIENCE.of(params),
                MIN_DELTA.of(params),
                COOLDOWN.of(params),
                MIN_RATE.of(params));
    }

    /** Remembers after which epochs it reduced, so that the rate of any step, past ones too, can be told again. */
    private static final class Watch implements Schedule {
        private final RunLength length;
        private final double factor;
        private final int patience;
        private final double minDelta;
        private final int cooldown;
        private final double minRate;
        private final List<Integer> reducedAfter = new ArrayList<>();
        private double best = Double.POSITIVE_INFINITY;
        private int badEpochs;
        private int coolingLeft;

        Watch(RunLength length, double factor, int patience, double minDelta, int cooldown, double minRate) {
            this.length = length;
            this.factor = factor;
            this.patience = patience;
            this.minDelta = minDelta;
            this.cooldown = cooldown;
            this.minRate = minRate;
        }

        @Override
        public double rate(double base, long step) {
            long epoch = length.epochOf(step);
            long reductions =
                    reducedAfter.stream().filter(reduced -> reduced < epoch).count();
            return Math.max(Math.min(base, minRate), base * Math.pow(factor, reductions));
        }

        @Override
        public void epochEnded(int epoch, double monitored) {
            if (monitored < best - minDelta) {
                best = monitored;
                badEpochs = 0;
            } else {
                badEpochs++;
            }
            if (coolingLeft > 0) {
                coolingLeft--;
                badEpochs = 0;
            }
            if (badEpochs > patience) {
                reducedAfter.add(epoch);
                coolingLeft = cooldown;
                badEpochs = 0;
            }
        }
    }
}
