package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * AdaGrad without its fading, and nearly without a rate. With {@code s} and {@code d} the running means of the squared
 * gradient and of the squared change,
 *
 * <pre>
 *   s ← ρ·s + (1 − ρ)·g²
 *   Δ = √(d + ε) / √(s + ε) · g
 *   d ← ρ·d + (1 − ρ)·Δ²
 *   w ← w − η·Δ
 * </pre>
 *
 * Zeiler 2012. The defaults (η 1, ρ 0.9, ε 1e-6) are PyTorch's. Here ε sets the size of the first steps.
 *
 * <p>When to choose it: where no good rate is known; it starts slowly, as its steps grow from √ε.
 */
public final class AdaDelta extends BasicOptimizer {
    public static final String ID = "adadelta";
    private static final DoubleParam EPSILON = OptimizerParams.epsilon(1e-6);

    public AdaDelta() {
        super(ID, 2, OptimizerParams.learningRate(1.0), OptimizerParams.RHO, EPSILON);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        double rho = OptimizerParams.RHO.of(params);
        float take = (float) (1 - rho);
        float epsilon = EPSILON.of(params).floatValue();
        return (weights, gradients, state, from, to, learningRate, step) -> update(
                weights, gradients, state[0], state[1], from, to, (float) learningRate, (float) rho, take, epsilon);
    }

    private static void update(
            float[] weights,
            float[] gradients,
            float[] squares,
            float[] changes,
            int from,
            int to,
            float rate,
            float rho,
            float take,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float s = rho * squares[i] + take * gradient * gradient;
            float d = changes[i];
            float change = (float) Math.sqrt(d + epsilon) / (float) Math.sqrt(s + epsilon) * gradient;
            squares[i] = s;
            changes[i] = rho * d + take * change * change;
            weights[i] -= rate * change;
        }
    }
}
