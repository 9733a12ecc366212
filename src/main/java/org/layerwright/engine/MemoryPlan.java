package org.layerwright.engine;

import org.layerwright.engine.kernel.Kernels;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * What training will need, in bytes, known before anything is allocated. An upper estimate: buffers that turn out to be
 * shared are counted as if they were not. With batch normalisation the activations grow with the batch, because all
 * samples of a shard go through together, see {@link Capacity}. What the process needs without any network, see {@link #BASE}, comes on top.
 *
 * @param parameters weights, on heap and native
 * @param gradients gradients of all shards and their sum
 * @param optimizer the optimizer's vectors
 * @param activations values and their gradients, of all shards
 * @param scratch work buffers, of all shards
 */
public record MemoryPlan(long parameters, long gradients, long optimizer, long activations, long scratch) {
    /** A worker process with its libraries before the first network. */
    public static final long BASE = 200L << 20;

    private static final long FLOAT = Float.BYTES;

    /** Vectors in which a device makes an update with all of regularisation. */
    private static final long UPDATE_VECTORS = 6;

    /** Work memory for each random value: three integers, six numbers of 64 bits and a yes or no. */
    private static final long BYTES_A_DRAW = 73;

    /** Blocks of products are at most about this many values, however large the network is. */
    private static final long BLOCK = 1L << 20;

    public long total() {
        return parameters + gradients + optimizer + activations + scratch;
    }

    /**
     * @param batch samples per step
     * @param threads shards per batch
     * @param slots how many vectors the optimizer keeps
     */
    public static MemoryPlan of(OpGraph graph, int batch, int threads, int slots) {
        long weights = FLOAT * graph.parameterCount();
        long capacity = Capacity.of(graph, batch, threads);
        long values = graph.input().longSize();
        long largest = values;
        long masks = 0;
        for (OpNode node : graph.nodes()) {
            long size = node.shape().longSize();
            values += 2 * size;
            largest = Math.max(largest, size);
            masks += Kernels.keepsAsMuchAsItsOutput(node) ? size : 0;
        }
        int[] readers = GraphPasses.readers(graph);
        for (int value = 0; value < readers.length; value++) {
            // Each further reader of a value has a gradient of its own, which is then added.
            values += Math.max(0, readers[value] - 1) * graph.shapeOf(value).longSize();
        }
        long turned = hasConvolution(graph) ? weights : 0;
        return new MemoryPlan(
                2 * weights,
                weights * (2L * threads + 1),
                weights * slots,
                FLOAT * threads * capacity * (values + masks),
                threads * (FLOAT * (3 * capacity * largest + 3 * BLOCK) + turned));
    }

    /**
     * For a device that works on arrays of its own: the whole batch lies there at once, each value with its gradient, and
     * beside the optimizer's vectors those in which an update is made. What cuDNN takes for itself while it works is not known
     * before, and not counted.
     *
     * @param mixed whether values have 16 bits
     * @param slots how many vectors the optimizer keeps
     */
    public static MemoryPlan ofArrays(OpGraph graph, int batch, boolean mixed, int slots) {
        long size = mixed ? FLOAT / 2 : FLOAT;
        long weights = graph.parameterCount();
        long values = graph.input().longSize();
        long drawn = 0;
        long mostDrawn = 0;
        for (OpNode node : graph.nodes()) {
            values += 2 * node.shape().longSize();
            if (isRandom(node.type())) {
                drawn += node.shape().longSize();
                mostDrawn = Math.max(mostDrawn, node.shape().longSize());
            }
        }
        int[] readers = GraphPasses.readers(graph);
        for (int value = 0; value < readers.length; value++) {
            values += Math.max(0, readers[value] - 1) * graph.shapeOf(value).longSize();
        }
        // The input crosses in 32 bits and in the order of the heap, and once more where the order is changed.
        long crossing = 2 * FLOAT * batch * graph.input().longSize();
        return new MemoryPlan(
                weights * (mixed ? FLOAT + size : FLOAT),
                weights * (FLOAT + size),
                FLOAT * weights * (slots + UPDATE_VECTORS),
                size * batch * values + batch * drawn * (2 * FLOAT + size),
                crossing + batch * mostDrawn * BYTES_A_DRAW);
    }

    private static boolean isRandom(OpType type) {
        return type == OpType.DROPOUT || type == OpType.SPATIAL_DROPOUT || type == OpType.GAUSSIAN_NOISE;
    }

    private static boolean hasConvolution(OpGraph graph) {
        return graph.nodes().stream().anyMatch(node -> node.type() == OpType.CONV);
    }
}
