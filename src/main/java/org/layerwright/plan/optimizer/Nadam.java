package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Adam with Nesterov's look ahead. With μₜ a momentum that rises to β₁ and Πₜ the product of all up to t,
 *
 * <pre>
 *   μₜ = β₁·(1 − 0.96^(t·ψ) / 2)
 *   m ← β₁·m + (1 − β₁)·g
 *   v ← β₂·v + (1 − β₂)·g²         v̂ = v / (1 − β₂ᵗ)
 *   w ← w − η · ((1 − μₜ) / (1 − Πₜ) · g + μₜ₊₁ / (1 − Πₜ₊₁) · m) / (√v̂ + ε)
 * </pre>
 *
 * Dozat 2016, <i>Incorporating Nesterov Momentum into Adam</i>. The defaults (0.002, ψ 0.004, ε 1e-8) are PyTorch's.
 *
 * <p>When to choose it: in place of Adam, where the first epochs are slow; it reacts to a new gradient one step sooner.
 */
public final class Nadam extends BasicOptimizer {
    public static final String ID = "nadam";
    private static final DoubleParam EPSILON = OptimizerParams.epsilon(1e-8);
    private static final DoubleParam MOMENTUM_DECAY = new DoubleParam("momentumDecay", 0.004, 0, false, 0.1, false);
    private static final double BASE = 0.96;

    /** Below this {@code 1 − product} is 1 to the last bit. */
    private static final double NEGLIGIBLE = 1e-17;

    public Nadam() {
        super(
                ID,
                2,
                OptimizerParams.learningRate(0.002),
                OptimizerParams.BETA1,
                OptimizerParams.BETA2,
                MOMENTUM_DECAY,
                EPSILON);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        double beta1 = OptimizerParams.BETA1.of(params);
        double beta2 = OptimizerParams.BETA2.of(params);
        double decay = MOMENTUM_DECAY.of(params);
        float take1 = (float) (1 - beta1);
        float take2 = (float) (1 - beta2);
        float epsilon = EPSILON.of(params).floatValue();
        return (weights, gradients, state, from, to, learningRate, step) -> {
            Rates rates = rates(beta1, decay, learningRate, step);
            float scale = (float) (1 / Math.sqrt(1 - Math.pow(beta2, step)));
            update(
                    weights,
                    gradients,
                    state[0],
                    state[1],
                    from,
                    to,
                    (float) rates.gradient(),
                    (float) rates.mean(),
                    scale,
                    (float) beta1,
                    take1,
                    (float) beta2,
                    take2,
                    epsilon);
        };
    }

    /**
     * What a step multiplies with.
     *
     * @param gradient {@code η·(1 − μₜ) / (1 − Πₜ)}
     * @param mean {@code η·μₜ₊₁ / (1 − Πₜ₊₁)}
     */
    public record Rates(double gradient, double mean) {}

    /** For whoever computes the rule elsewhere, such as on a graphics card. */
    public static Rates rates(double beta1, double decay, double learningRate, long step) {
        double product = momentumProduct(beta1, decay, step);
        double next = momentum(beta1, decay, step + 1);
        return new Rates(
                learningRate * (1 - momentum(beta1, decay, step)) / (1 - product),
                learningRate * next / (1 - product * next));
    }

    private static double momentum(double beta1, double decay, long step) {
        return beta1 * (1 - 0.5 * Math.pow(BASE, step * decay));
    }

    /**
     * Πₜ from the step alone, so that a resumed run has the same bits. It is gone after some tens of factors, where the
     * loop ends; so a late step costs no more than an early one.
     */
    static double momentumProduct(double beta1, double decay, long step) {
        double product = 1;
        for (long t = 1; t <= step && product > NEGLIGIBLE; t++) {
            product *= momentum(beta1, decay, t);
        }
        return product;
    }

    private static void update(
            float[] weights,
            float[] gradients,
            float[] mean,
            float[] square,
            int from,
            int to,
            float gradientRate,
            float meanRate,
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
            weights[i] -= (gradientRate * gradient + meanRate * m) / ((float) Math.sqrt(v) * scale + epsilon);
        }
    }
}
