package org.layerwright.plan.loss;

import org.layerwright.network.param.ParamSpec.DoubleParam;

/**
 * {@code ½(y − t)²} up to an error of delta and {@code delta·(|y − t| − ½·delta)} beyond, averaged over outputs and
 * batch. Huber 1964.
 *
 * <p>When to choose it: between the squared and the absolute error: smooth near the target, and patient with outliers.
 */
public final class Huber extends BasicLoss {
    public static final String ID = "huber";

    /** The error from which on it grows straight. */
    public static final DoubleParam DELTA = new DoubleParam("delta", 1.0, 0, true, 1e6, false);

    public Huber() {
        super(ID, true, DELTA);
    }
}
