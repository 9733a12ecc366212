package org.layerwright.engine;

import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * How many samples go through the network at once. A batch is cut so that the largest value of a pass and its gradient
 * still fit into a core's own cache; memory for activations then does not grow with the batch. It depends on the
 * network alone, so it does not change the bits from one machine to another.
 *
 * <p>Batch normalisation looks at the whole batch before it gives anything on, so there a shard goes through at once.
 */
final class Capacity {
    /** Bytes of the largest value of a pass. */
    private static final long CACHE_SHARE = 1 << 20;

    private static final int MOST = 64;

    private Capacity() {}

    /**
     * @param batch samples per step
     * @param threads shards per batch
     */
    static int of(OpGraph graph, int batch, int threads) {
        int perShard = (int) (((long) batch + threads - 1) / threads);
        boolean whole = graph.nodes().stream().anyMatch(node -> node.type() == OpType.BATCH_NORMALIZATION);
        return whole ? perShard : Math.min(perShard, of(graph));
    }

    private static int of(OpGraph graph) {
        long largest = 4 * graph.input().longSize();
        for (OpNode node : graph.nodes()) {
            largest = Math.max(largest, 4 * node.shape().longSize());
        }
        return (int) Math.max(1, Math.min(MOST, CACHE_SHARE / largest));
    }
}
