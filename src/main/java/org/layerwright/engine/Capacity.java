package org.layerwright.engine;

import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/**
 * How many samples go through the network at once. A batch is cut so that the largest value of a pass and its gradient
 * still fit into a core's own cache; memory for activations then does not grow with the batch. It depends on the
 * network alone, so it does not change the bits from one machine to another.
 */
final class Capacity {
    /** Bytes of the largest value of a pass. */
    private static final long CACHE_SHARE = 1 << 20;

    private static final int MOST = 64;

    private Capacity() {}

    static int of(OpGraph graph) {
        long largest = 4 * graph.input().longSize();
        for (OpNode node : graph.nodes()) {
            largest = Math.max(largest, 4 * node.shape().longSize());
        }
        return (int) Math.max(1, Math.min(MOST, CACHE_SHARE / largest));
    }
}
