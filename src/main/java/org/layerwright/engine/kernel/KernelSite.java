package org.layerwright.engine.kernel;

import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/**
 * Where a kernel stands: the node it makes and the buffers it works on.
 *
 * @param graph the network
 * @param node the operator
 * @param index its place in the network
 * @param x the value it reads
 * @param y the value it makes; the same memory as {@code x} where it may work in place
 * @param dx where the gradient of the input goes; null where nobody needs it
 * @param dy the gradient of the output; null where nothing is trained
 * @param weights the flat parameters and gradients
 * @param scratch shared work arrays
 * @param seed of the dropout masks
 */
public record KernelSite(
        OpGraph graph,
        OpNode node,
        int index,
        Tensor x,
        Tensor y,
        Tensor dx,
        Tensor dy,
        WeightBuffers weights,
        Scratch scratch,
        long seed) {

    int capacity() {
        return y.capacity();
    }

    boolean hasBias() {
        return node.weights().size() > 1;
    }

    /** Where the kernel begins in the flat vector; its bias follows at once. */
    int kernelOffset() {
        int kernel = node.weights().get(0);
        if (hasBias() && node.weights().get(1) != kernel + 1) {
            throw new IllegalArgumentException("The bias of " + node.layer() + " must follow its kernel.");
        }
        return graph.offsetOf(kernel);
    }
}
