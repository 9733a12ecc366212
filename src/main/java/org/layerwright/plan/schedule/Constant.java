package org.layerwright.plan.schedule;

import org.layerwright.network.param.ParamValues;

/** The same rate throughout: {@code η(t) = η₀}. When to choose it: first, and with Adam often to the end. */
public final class Constant extends BasicSchedule {
    public static final String ID = "constant";

    public Constant() {
        super(ID);
    }

    @Override
    public Schedule curve(ParamValues params, RunLength length) {
        return (base, step) -> base;
    }
}
