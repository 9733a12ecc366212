package org.layerwright.plan.loss;

/**
 * {@code |y − t|}, averaged over outputs and batch; its derivative at 0 is taken as 0.
 *
 * <p>When to choose it: to predict numbers of which some are far off by mistake: outliers pull at it no harder than
 * others.
 */
public final class MeanAbsoluteError extends BasicLoss {
    public static final String ID = "meanAbsoluteError";

    public MeanAbsoluteError() {
        super(ID, true);
    }
}
