package org.layerwright.plan.optimizer;

import java.util.List;
import org.layerwright.network.param.ParamSpec;
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
 * paper's second form, whose ε is larger by {@code 1 / √(1 − β₂ᵗ)}.
 *
 * <p>When to choose it: nearly always to begin with. Each weight gets its own step, so one rate (0.001) suits most networks.
 */
public final class Adam implements OptimizerType {
    public static final String ID = "adam";
    private static final DoubleParam LEARNING_RATE = new DoubleParam("learningRate", 0.001, 0, true, 100, false);
    public static final DoubleParam BETA1 = new DoubleParam("beta1", 0.9, 0, false, 1, true);
    public static final DoubleParam BETA2 = new DoubleParam("beta2", 0.999, 0, false, 1, true);
    public static final DoubleParam EPSILON = new DoubleParam("epsilon", 1e-7, 0, true, 1, false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(LEARNING_RATE, BETA1, BETA2, EPSILON);
    }

    @Override
    public DoubleParam learningRate() {
        return LEARNING_RATE;
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        double beta1 = BETA1.of(params);
        double beta2 = BETA2.of(params);
        float epsilon = (float) (double) EPSILON.of(params);
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
                    (float) beta2,
                    epsilon);
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
            float beta2,
            float epsilon) {
        float keep1 = 1 - beta1;
        float keep2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float m = beta1 * mean[i] + keep1 * gradient;
            float v = beta2 * square[i] + keep2 * gradient * gradient;
            mean[i] = m;
            square[i] = v;
            weights[i] -= rate * m / ((float) Math.sqrt(v) * scale + epsilon);
        }
    }
}
