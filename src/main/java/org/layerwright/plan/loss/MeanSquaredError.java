package org.layerwright.plan.loss;

/**
 * {@code (y − t)²}, averaged over outputs and batch.
 *
 * <p>When to choose it: to predict numbers, where a large error is much worse than several small ones. With classes, each
 * output learns 1 for its class and 0 otherwise.
 */
public final class MeanSquaredError extends BasicLoss {
    public static final String ID = "meanSquaredError";

    public MeanSquaredError() {
        super(ID, true);
    }
}
