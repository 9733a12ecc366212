package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Adam that never forgets a large gradient:
 *
 * <pre>
 *   m ← β₁·m + (1 − β₁)·g
 *   v ← β₂·v + (1 − β₂)·g²
 *   h ← max(h, v)
 *   w ← w − η / (1 − β₁ᵗ) · m / (√(h / (1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * Reddi, Kale and Kumar 2018, with the bias corrections of PyTorch. The defaults (0.001, ε 1e-8) are PyTorch's.
 *
 * <p>When to choose it: where Adam's loss falls and then climbs again late in a run. It keeps a third vector.
 */
public final class AmsGrad extends BasicOptimizer {
    public static final String ID = "amsgrad";
    private static final DoubleParam EPSILON = OptimizerParams.epsilon(1e-8);

    public AmsGrad() {
        super(ID, 3, OptimizerParams.learningRate(0.001), OptimizerParams.BETA1, OptimizerParams.BETA2, EPSILON);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        double beta1 = OptimizerParams.BETA1.of(params);
        double beta2 = OptimizerParams.BETA2.of(params);
        float take1 = (float) (1 - beta1);
        float take2 = (float) (1 - beta2);
        float epsilon = EPSILON.of(params).floatValue();
        return (weights, gradients, state, from, to, learningRate, step) -> {
            float rate = (float) (learningRate / (1 - Math.pow(beta1, step)));
            float scale = (float) (1 / Math.sqrt(1 - Math.pow(beta2, step)));
            update(
                    weights,
                    gradients,
                    state,
                    from,
                    to,
                    rate,
                    scale,
                    (float) beta1,
                    take1,
                    (float) beta2,
                    take2,
                    epsilon);
        };
    }

    private static void update(
            float[] weights,
            float[] gradients,
            float[][] state,
            int from,
            int to,
            float rate,
            float scale,
            float beta1,
            float take1,
            float beta2,
            float take2,
            float epsilon) {
        float[] mean = state[0];
        float[] square = state[1];
        float[] highest = state[2];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float m = beta1 * mean[i] + take1 * gradient;
            float v = beta2 * square[i] + take2 * gradient * gradient;
            float h = Math.max(highest[i], v);
            mean[i] = m;
            square[i] = v;
            highest[i] = h;
            weights[i] -= rate * m / ((float) Math.sqrt(h) * scale + epsilon);
        }
    }
}
