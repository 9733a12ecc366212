package org.layerwright.engine;

import org.layerwright.network.op.OpGraph;

/**
 * What training will need, in bytes, known before anything is allocated.
 *
 * @param parameters weights, on heap and native
 * @param gradients gradients of all shards, on heap and native
 * @param optimizer the optimizer's vectors
 * @param activations values and their gradients, of all shards
 * @param scratch work buffers, of all shards
 */
public record MemoryPlan(long parameters, long gradients, long optimizer, long activations, long scratch) {
    public long total() {
        return parameters + gradients + optimizer + activations + scratch;
    }

    /**
     * @param batch samples per step
     * @param threads shards per batch
     * @param slots how many vectors the optimizer keeps
     */
    public static MemoryPlan of(OpGraph graph, int batch, int threads, int slots) {
        throw new UnsupportedOperationException();
    }
}
