package org.layerwright.engine.kernel;

import java.util.Collections;
import java.util.List;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/**
 * Where a kernel stands: the node it makes and the buffers it works on.
 *
 * @param graph the network
 * @param node the operator
 * @param index its place in the network
 * @param inputs the values it reads
 * @param y the value it makes; the same memory as one of the inputs where it may work in place
 * @param inputGradients where the gradient of each input goes; null at the places where nobody needs it
 * @param dy the gradient of the output; null where nothing is trained
 * @param weights the flat parameters and gradients
 * @param scratch shared work arrays
 * @param seed of dropout masks and noise
 * @param meeting where the shards of a batch meet
 * @param shard which shard this one is
 */
public record KernelSite(
        OpGraph graph,
        OpNode node,
        int index,
        List<Tensor> inputs,
        Tensor y,
        List<Tensor> inputGradients,
        Tensor dy,
        WeightBuffers weights,
        Scratch scratch,
        long seed,
        ShardMeeting meeting,
        int shard) {

    /** The first input, for most operators the only one. */
    Tensor x() {
        return inputs.get(0);
    }

    /** Where the gradient of the first input goes; null where nobody needs it. */
    Tensor dx() {
        return inputGradients.get(0);
    }

    /** The same place where the gradients of the inputs are not wanted. */
    KernelSite withoutInputGradients() {
        List<Tensor> none = Collections.nCopies(inputs.size(), null);
        return new KernelSite(graph, node, index, inputs, y, none, dy, weights, scratch, seed, meeting, shard);
    }

    int capacity() {
        return y.capacity();
    }

    /** How many values a full pass has in the output. */
    long outputValues() {
        return (long) capacity() * y.sampleSize();
    }

    /** How many values a full pass has in the first input. */
    long inputValues() {
        return (long) capacity() * x().sampleSize();
    }

    boolean hasBias() {
        return node.weights().size() > 1;
    }

    /** Where one of the operator's weights begins in the flat vector. */
    int weightOffset(int position) {
        return graph.offsetOf(node.weights().get(position));
    }

    int kernelOffset() {
        return weightOffset(0);
    }

    /** Where the bias begins; the end of the kernel where there is none. */
    int biasOffset() {
        return hasBias()
                ? weightOffset(1)
                : kernelOffset()
                        + Math.toIntExact(
                                graph.weights().get(node.weights().get(0)).size());
    }

    /** Whether kernel and bias, if any, are one block of the flat vector; with shared weights they need not be. */
    boolean biasFollowsKernel() {
        return !hasBias() || node.weights().get(1) == node.weights().get(0) + 1;
    }
}
