package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * {@code η = η₀ / (1 + decay · e)} with e the epochs made, parts of one included. It satisfies the conditions of Robbins
 * and Monro 1951 under which SGD converges: the rates add up to infinity, their squares do not. Keras calls it
 * InverseTimeDecay.
 *
 * <p>When to choose it: with SGD on long runs; it falls fast at first and ever more slowly, never to nothing.
 */
public final class InverseTime extends BasicSchedule {
    public static final String ID = "inverseTime";
    private static final DoubleParam DECAY = new DoubleParam("decay", 0.5, 0, true, 1000, false);

    public InverseTime() {
        super(ID, DECAY);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        double decay = DECAY.of(params);
        return (base, step) -> base / (1 + decay * length.epochsAt(step));
    }
}
