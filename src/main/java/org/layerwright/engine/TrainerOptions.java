package org.layerwright.engine;

import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;

/**
 * What a {@link NetworkTrainer} must know beside the network.
 *
 * @param device where it runs
 * @param loss one of {@link org.layerwright.plan.loss.LossTypes}
 * @param maxBatch the largest number of samples a call will bring
 * @param threads how many shards a batch is cut into, at least 1
 * @param regularization its weight decay includes the optimizer's own
 * @param seed decides the dropout masks
 */
public record TrainerOptions(
        Device device, Setting loss, int maxBatch, int threads, Regularization regularization, long seed) {
    public TrainerOptions {
        if (maxBatch < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "Batch and threads are at least 1, found " + maxBatch + " and " + threads + ".");
        }
    }

    /** With L2 alone, added to the loss as {@code l2 · Σ w²} over the kernels. */
    public TrainerOptions(Device device, String loss, int maxBatch, int threads, double l2, long seed) {
        this(device, Setting.of(loss), maxBatch, threads, Regularization.ofL2(l2), seed);
    }
}
