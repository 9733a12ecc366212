package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamValues;

/**
 * Gradient descent over the whole training set: {@code w ← w − η·ḡ}, with ḡ the mean gradient over all samples. Cauchy
 * 1847. One step an epoch, without noise.
 *
 * <p>When to choose it: for small data, to see the loss fall smoothly and to learn why everyone takes batches. The rate
 * of 0.01 is that of PyTorch's SGD; with so few steps, ten times that is often needed.
 */
public final class GradientDescent extends BasicOptimizer {
    public static final String ID = "gd";

    public GradientDescent() {
        super(ID, 0, OptimizerParams.learningRate(0.01));
    }

    @Override
    public boolean fullBatch() {
        return true;
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        return Sgd.RULE;
    }
}
