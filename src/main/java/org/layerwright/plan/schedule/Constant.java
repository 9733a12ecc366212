package org.layerwright.plan.schedule;

import java.util.List;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamValues;

/** The same rate throughout: {@code η(t) = η₀}. When to choose it: first, and with Adam often to the end. */
public final class Constant implements ScheduleType {
    public static final String ID = "constant";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of();
    }

    @Override
    public Schedule create(ParamValues params, RunLength length) {
        return (base, step) -> base;
    }
}
