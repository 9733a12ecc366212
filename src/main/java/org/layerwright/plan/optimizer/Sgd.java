package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamValues;

/**
 * Stochastic gradient descent: {@code w ← w − η·g}. Robbins and Monro 1951. The default rate is Keras's.
 *
 * <p>When to choose it: to see what the other optimizers improve on. It needs a rate ten to a hundred times that of Adam.
 */
public final class Sgd extends BasicOptimizer {
    public static final String ID = "sgd";

    static final UpdateRule RULE = (weights, gradients, state, from, to, learningRate, step) -> {
        float rate = (float) learningRate;
        for (int i = from; i < to; i++) {
            weights[i] -= rate * gradients[i];
        }
    };

    public Sgd() {
        super(ID, 0, OptimizerParams.learningRate(0.01));
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        return RULE;
    }
}
