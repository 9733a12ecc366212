package org.layerwright.engine;

import org.layerwright.plan.loss.SoftmaxCrossEntropy;

/** A loss at the end of a network: from the last sums to losses and their derivatives. */
interface LossKernel {
    /** What some samples gave. Reused, so that a step allocates nothing. */
    final class Tally {
        double lossSum;
        int correct;

        void clear() {
            lossSum = 0;
            correct = 0;
        }
    }

    /**
     * Adds the samples' losses and hits to {@code tally} and replaces their sums by {@code scale · ∂loss/∂sum}.
     *
     * @param logits {@code samples} rows of {@code classes} sums
     * @param labels the class numbers of the whole batch
     * @param first the place of the first sample in the batch
     */
    void run(float[] logits, int[] labels, int first, int samples, int classes, double scale, Tally tally);

    /** @param id one of {@link org.layerwright.plan.loss.LossTypes} */
    static LossKernel of(String id) {
        if (id.equals(SoftmaxCrossEntropy.ID)) {
            return new SoftmaxCrossEntropyKernel();
        }
        throw new EngineException("The engine has no loss called '" + id + "'.");
    }
}
