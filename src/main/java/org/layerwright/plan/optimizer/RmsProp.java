package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Divides by the root of the running mean of squared gradients:
 *
 * <pre>
 *   s ← ρ·s + (1 − ρ)·g²
 *   w ← w − η · g / (√s + ε)
 * </pre>
 *
 * Tieleman and Hinton 2012, lecture 6.5 of <i>Neural Networks for Machine Learning</i>. The place of ε is PyTorch's; the
 * defaults (0.001, ρ 0.9, ε 1e-7) are Keras's.
 *
 * <p>When to choose it: for recurrent networks, or where Adam's momentum overshoots on gradients that keep changing.
 */
public final class RmsProp extends BasicOptimizer {
    public static final String ID = "rmsprop";
    private static final DoubleParam EPSILON = OptimizerParams.epsilon(1e-7);

    public RmsProp() {
        super(ID, 1, OptimizerParams.learningRate(0.001), OptimizerParams.RHO, EPSILON);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        double rho = OptimizerParams.RHO.of(params);
        float take = (float) (1 - rho);
        float epsilon = EPSILON.of(params).floatValue();
        return (weights, gradients, state, from, to, learningRate, step) ->
                update(weights, gradients, state[0], from, to, (float) learningRate, (float) rho, take, epsilon);
    }

    private static void update(
            float[] weights,
            float[] gradients,
            float[] squares,
            int from,
            int to,
            float rate,
            float rho,
            float take,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float s = rho * squares[i] + take * gradient * gradient;
            squares[i] = s;
            weights[i] -= rate * gradient / ((float) Math.sqrt(s) + epsilon);
        }
    }
}
