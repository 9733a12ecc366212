package org.layerwright.plan.loss;

import java.util.List;
import org.layerwright.network.param.ParamSpec;

/**
 * {@code |y − t|}, averaged over outputs and batch; its derivative at 0 is taken as 0.
 *
 * <p>When to choose it: to predict numbers of which some are far off by mistake: outliers pull at it no harder than
 * others.
 */
public final class MeanAbsoluteError implements LossType {
    public static final String ID = "meanAbsoluteError";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of();
    }

    @Override
    public boolean takesNumbers() {
        return true;
    }
}
