package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamValues;

/**
 * Momentum that looks ahead:
 *
 * <pre>
 *   u ← μ·u + g
 *   w ← w − η·(g + μ·u)
 * </pre>
 *
 * Nesterov 1983, in the form of Sutskever and others 2013 rewritten for the gradient at the present weights, as PyTorch
 * has it. Rate 0.01 and momentum 0.9 are the usual ones.
 *
 * <p>When to choose it: in place of momentum, where that swings past the valley's floor and comes back.
 */
public final class Nesterov extends BasicOptimizer {
    public static final String ID = "nesterov";

    public Nesterov() {
        super(ID, 1, OptimizerParams.learningRate(0.01), OptimizerParams.MOMENTUM);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        float momentum = OptimizerParams.MOMENTUM.of(params).floatValue();
        return (weights, gradients, state, from, to, learningRate, step) ->
                update(weights, gradients, state[0], from, to, (float) learningRate, momentum);
    }

    private static void update(
            float[] weights, float[] gradients, float[] velocity, int from, int to, float rate, float momentum) {
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float u = momentum * velocity[i] + gradient;
            velocity[i] = u;
            weights[i] -= rate * (gradient + momentum * u);
        }
    }
}
