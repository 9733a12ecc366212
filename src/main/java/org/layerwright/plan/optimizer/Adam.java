package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Adaptive moments. With {@code m} and {@code v} the running means of the gradient and of its square,
 *
 * <pre>
 *   m ← β₁·m + (1 − β₁)·g          m̂ = m / (1 − β₁ᵗ)
 *   v ← β₂·v + (1 − β₂)·g²         v̂ = v / (1 − β₂ᵗ)
 *   w ← w − η · m̂ / (√v̂ + ε)
 * </pre>
 *
 * Kingma and Ba 2015, algorithm 1. The ε stands inside, beside √v̂, as in the paper and in PyTorch; Keras writes the
 * paper's second form, whose ε is larger by {@code 1 / √(1 − β₂ᵗ)}. The defaults are Keras's.
 *
 * <p>When to choose it: nearly always to begin with. Each weight gets its own step, so one rate (0.001) suits most networks.
 */
public final class Adam extends BasicOptimizer {
    public static final String ID = "adam";
    private static final DoubleParam EPSILON = OptimizerParams.epsilon(1e-7);

    public Adam() {
        super(ID, 2, OptimizerParams.learningRate(0.001), OptimizerParams.BETA1, OptimizerParams.BETA2, EPSILON);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        return rule(OptimizerParams.BETA1.of(params), OptimizerParams.BETA2.of(params), EPSILON.of(params));
    }

    /** The rule for AdamW as well, which differs only in its weight decay. */
    static UpdateRule rule(double beta1, double beta2, double epsilon) {
        float take1 = (float) (1 - beta1);
        float take2 = (float) (1 - beta2);
        return (weights, gradients, state, from, to, learningRate, step) -> {
            // Both bias corrections are taken into two scalars, so that the loop stays one pass of simple arithmetic.
            float rate = (float) (learningRate / (1 - Math.pow(beta1, step)));
            float scale = (float) (1 / Math.sqrt(1 - Math.pow(beta2, step)));
            update(
                    weights,
                    gradients,
                    state[0],
                    state[1],
                    from,
                    to,
                    rate,
                    scale,
                    (float) beta1,
                    take1,
                    (float) beta2,
                    take2,
                    (float) epsilon);
        };
    }

    private static void update(
            float[] weights,
            float[] gradients,
            float[] mean,
            float[] square,
            int from,
            int to,
            float rate,
            float scale,
            float beta1,
            float take1,
            float beta2,
            float take2,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float m = beta1 * mean[i] + take1 * gradient;
            float v = beta2 * square[i] + take2 * gradient * gradient;
            mean[i] = m;
            square[i] = v;
            weights[i] -= rate * m / ((float) Math.sqrt(v) * scale + epsilon);
        }
    }
}
