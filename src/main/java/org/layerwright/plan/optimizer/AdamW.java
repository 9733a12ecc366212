package org.layerwright.plan.optimizer;

import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Adam with decoupled weight decay: kernels are shrunk by {@code w ← w·(1 − η·λ)}, then Adam's step follows. Added to
 * the gradient instead, as L2 is, the decay would be divided by √v̂ and spare just the weights with large gradients.
 * Loshchilov and Hutter 2019. The defaults (0.001, λ 0.01, ε 1e-8) are PyTorch's; biases do not decay.
 *
 * <p>When to choose it: where Adam over-fits; it is the usual choice for transformers.
 */
public final class AdamW extends BasicOptimizer {
    public static final String ID = "adamw";
    private static final DoubleParam EPSILON = OptimizerParams.epsilon(1e-8);
    private static final DoubleParam WEIGHT_DECAY = OptimizerParams.weightDecay(0.01);

    public AdamW() {
        super(
                ID,
                2,
                OptimizerParams.learningRate(0.001),
                WEIGHT_DECAY,
                OptimizerParams.BETA1,
                OptimizerParams.BETA2,
                EPSILON);
    }

    @Override
    public double weightDecay(ParamValues params) {
        return WEIGHT_DECAY.of(params);
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        return Adam.rule(OptimizerParams.BETA1.of(params), OptimizerParams.BETA2.of(params), EPSILON.of(params));
    }
}
