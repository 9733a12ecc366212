package org.layerwright.plan.optimizer;

/**
 * Decoupled weight decay: {@code w ← w·(1 − η·λ)}, made before the rule of the same step. Loshchilov and Hutter 2019,
 * <i>Decoupled Weight Decay Regularization</i>, in PyTorch's form, where the decay is multiplied by the learning rate.
 */
public final class WeightDecay {
    private WeightDecay() {}

    /**
     * Shrinks {@code weights[from … to)}; with a decay of 0 nothing changes.
     *
     * @param learningRate η, of this step, after the schedule
     * @param decay λ, as {@link OptimizerType#weightDecay} gives it
     */
    public static void shrink(float[] weights, int from, int to, double learningRate, double decay) {
        float keep = (float) (1 - learningRate * decay);
        for (int i = from; i < to; i++) {
            weights[i] *= keep;
        }
    }
}
