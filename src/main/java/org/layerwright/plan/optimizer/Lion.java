package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Evolved sign momentum: every weight moves by the same amount, only the direction is learned.
 *
 * <pre>
 *   w ← w·(1 − η·λ)                            kernels only, by the caller
 *   w ← w − η · sign(β₁·m + (1 − β₁)·g)
 *   m ← β₂·m + (1 − β₂)·g
 * </pre>
 *
 * Chen and others 2023, <i>Symbolic Discovery of Optimization Algorithms</i>, algorithm 2. The paper asks for a rate 3
 * to 10 times smaller than AdamW's and a decay as much larger, hence 0.0001 and 0.1; β₂ is 0.99.
 *
 * <p>When to choose it: for large batches, or to save memory: it keeps one vector, Adam two.
 */
public final class Lion extends BasicOptimizer {
    public static final String ID = "lion";
    private static final DoubleParam BETA2 = new DoubleParam("beta2", 0.99, 0, false, 1, true);
    private static final DoubleParam WEIGHT_DECAY = OptimizerParams.weightDecay(0.1);

    public Lion() {
        super(ID, 1, OptimizerParams.learningRate(1e-4), WEIGHT_DECAY, OptimizerParams.BETA1, BETA2);
    }

    @Override
    public double weightDecay(ParamValues params) {
        return WEIGHT_DECAY.of(params);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        double beta1 = OptimizerParams.BETA1.of(params);
        double beta2 = BETA2.of(params);
        float take1 = (float) (1 - beta1);
        float take2 = (float) (1 - beta2);
        return (weights, gradients, state, from, to, learningRate, step) -> update(
                weights,
                gradients,
                state[0],
                from,
                to,
                (float) learningRate,
                (float) beta1,
                take1,
                (float) beta2,
                take2);
    }

    private static void update(
            float[] weights,
            float[] gradients,
            float[] mean,
            int from,
            int to,
            float rate,
            float beta1,
            float take1,
            float beta2,
            float take2) {
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float m = mean[i];
            weights[i] -= rate * Math.signum(beta1 * m + take1 * gradient);
            mean[i] = beta2 * m + take2 * gradient;
        }
    }
}
