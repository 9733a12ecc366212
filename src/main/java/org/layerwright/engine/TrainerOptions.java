package org.layerwright.engine;

/**
 * What a {@link NetworkTrainer} must know beside the network.
 *
 * @param device where it runs
 * @param loss the id of the loss, one of {@link org.layerwright.plan.loss.LossTypes}
 * @param maxBatch the largest number of samples a call will bring
 * @param threads how many shards a batch is cut into, at least 1
 * @param l2 added to the loss as {@code l2 · Σ w²} over the weights that decay; 0 for none
 * @param seed decides the dropout masks
 */
public record TrainerOptions(Device device, String loss, int maxBatch, int threads, double l2, long seed) {
    public TrainerOptions {
        if (maxBatch < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "Batch and threads are at least 1, found " + maxBatch + " and " + threads + ".");
        }
    }
}
