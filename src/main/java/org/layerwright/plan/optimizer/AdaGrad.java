package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Adaptive gradients. With {@code s} the sum of all squared gradients so far,
 *
 * <pre>
 *   s ← s + g²
 *   w ← w − η · g / (√s + ε)
 * </pre>
 *
 * Duchi, Hazan and Singer 2011. The sum starts at zero and the defaults (0.01, ε 1e-10) are PyTorch's; Keras starts it
 * at 0.1.
 *
 * <p>When to choose it: for sparse inputs, where rare features must learn fast. As {@code s} only grows the steps shrink
 * for ever; where learning stalls early, take RMSprop or Adam.
 */
public final class AdaGrad extends BasicOptimizer {
    public static final String ID = "adagrad";
    private static final DoubleParam EPSILON = OptimizerParams.epsilon(1e-10);

    public AdaGrad() {
        super(ID, 1, OptimizerParams.learningRate(0.01), EPSILON);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        float epsilon = EPSILON.of(params).floatValue();
        return (weights, gradients, state, from, to, learningRate, step) ->
                update(weights, gradients, state[0], from, to, (float) learningRate, epsilon);
    }

    private static void update(
            float[] weights, float[] gradients, float[] sum, int from, int to, float rate, float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float s = sum[i] + gradient * gradient;
            sum[i] = s;
            weights[i] -= rate * gradient / ((float) Math.sqrt(s) + epsilon);
        }
    }
}
