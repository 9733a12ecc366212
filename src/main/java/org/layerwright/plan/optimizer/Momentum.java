package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamValues;

/**
 * Gradient descent with momentum, the heavy ball:
 *
 * <pre>
 *   u ← μ·u + g
 *   w ← w − η·u
 * </pre>
 *
 * Polyak 1964, in PyTorch's form: the rate stands outside the velocity, so a change of rate works at once. In the long
 * run a step is {@code 1 / (1 − μ)} times that of SGD. Rate 0.01 and momentum 0.9 are the usual ones.
 *
 * <p>When to choose it: where SGD zigzags or creeps; with a falling schedule it often generalises best on images.
 */
public final class Momentum extends BasicOptimizer {
    public static final String ID = "momentum";

    public Momentum() {
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
            float u = momentum * velocity[i] + gradients[i];
            velocity[i] = u;
            weights[i] -= rate * u;
        }
    }
}
