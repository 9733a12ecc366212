package org.layerwright.plan.loss;

import java.util.List;
import org.layerwright.network.param.ParamSpec;

/**
 * {@code (y − t)²}, averaged over outputs and batch.
 *
 * <p>When to choose it: to predict numbers, where a large error is much worse than several small ones. With classes, each
 * output learns 1 for its class and 0 otherwise.
 */
public final class MeanSquaredError implements LossType {
    public static final String ID = "meanSquaredError";

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
