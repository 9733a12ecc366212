package org.layerwright.plan.schedule;

import java.util.List;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;
import org.layerwright.plan.schedule.ScheduleType.RunLength;

/**
 * What every schedule can do beside its own curve.
 *
 * <p>{@code per}: with {@code epoch} the curve is read at an epoch's first step and held until its end.
 *
 * <p>Warm-up: during the first {@code k} steps, those of {@code warmupEpochs}, the curve is multiplied by a share that
 * rises in a straight line from {@code warmupFrom} and reaches 1 at step k:
 * {@code from + (1 − from)·(t + 1) / (k + 1)}. No step is lost at rate 0. It rises step by step even where the curve is
 * held. Goyal and others 2017, <i>Accurate, Large Minibatch SGD</i>, section 2.2. When to choose it: with large batches,
 * deep networks and Adam, where the first steps throw the weights far away.
 */
final class Decoration {
    static final String EPOCH = "epoch";
    static final ChoiceParam PER = new ChoiceParam("per", "step", List.of("step", EPOCH));
    static final DoubleParam WARMUP_EPOCHS = new DoubleParam("warmupEpochs", 0.0, 0, false, 100_000, false);
    static final DoubleParam WARMUP_FROM = new DoubleParam("warmupFrom", 0.0, 0, false, 1, false);
    static final List<ParamSpec<?>> PARAMS = List.of(PER, WARMUP_EPOCHS, WARMUP_FROM);

    private Decoration() {}

    static Schedule around(Schedule curve, ParamValues params, RunLength length) {
        Schedule held = PER.of(params).equals(EPOCH) ? new HeldThroughEpoch(curve, length.stepsPerEpoch()) : curve;
        long steps = Math.round(WARMUP_EPOCHS.of(params) * length.stepsPerEpoch());
        return steps == 0 ? held : new WarmUp(held, steps, WARMUP_FROM.of(params));
    }

    private record HeldThroughEpoch(Schedule inner, int stepsPerEpoch) implements Schedule {
        @Override
        public double rate(double base, long step) {
            return inner.rate(base, step - step % stepsPerEpoch);
        }

        @Override
        public void epochEnded(int epoch, double monitored) {
            inner.epochEnded(epoch, monitored);
        }
    }

    private record WarmUp(Schedule inner, long steps, double from) implements Schedule {
        @Override
        public double rate(double base, long step) {
            double rate = inner.rate(base, step);
            return step >= steps ? rate : rate * (from + (1 - from) * (step + 1) / (steps + 1));
        }

        @Override
        public void epochEnded(int epoch, double monitored) {
            inner.epochEnded(epoch, monitored);
        }
    }
}
