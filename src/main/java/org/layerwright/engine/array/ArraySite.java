package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.WeightSpec;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Where a kernel stands: the node it makes and the arrays it works on.
 *
 * @param index the node's place in the network
 * @param inputs the values it reads
 * @param y the value it makes
 * @param inputGradients where the gradient of each input goes; null at the places where nobody needs it
 * @param dy the gradient of the output; null where nothing is trained
 * @param random memory for random values
 * @param seed of dropout masks
 */
record ArraySite(
        OpGraph graph,
        OpNode node,
        int index,
        List<DeviceArray> inputs,
        DeviceArray y,
        List<DeviceArray> inputGradients,
        DeviceArray dy,
        WeightArrays weights,
        ArrayStream stream,
        RandomBits random,
        long seed) {
    DeviceArray x() {
        return inputs.get(0);
    }

    DeviceArray dx() {
        return inputGradients.get(0);
    }

    int capacity() {
        return y.capacity();
    }

    DataType type() {
        return y.type();
    }

    /** The operator's weights in their order: kernel, bias. */
    List<WeightArray> weightArrays() {
        List<WeightArray> arrays = new ArrayList<>();
        for (int position : node.weights()) {
            WeightSpec spec = graph.weights().get(position);
            arrays.add(new WeightArray(this, graph.offsetOf(position), spec));
        }
        return arrays;
    }

    /** An operator without arguments. */
    ArrayOp op(String name, List<? extends Operand> read, List<? extends Operand> written) {
        return op(name, read, written, new long[0]);
    }

    /** Turns images so that their channels come last. */
    ArrayOp channelsToEnd(Operand from, Operand to) {
        return ArrayOp.channelsToEnd(stream, capacity(), from, to);
    }

    /** Turns images, channels last, so that their channels come first. */
    ArrayOp channelsToFront(Operand from, Operand to) {
        return ArrayOp.channelsToFront(stream, capacity(), from, to);
    }

    ArrayOp op(
            String name,
            List<? extends Operand> read,
            List<? extends Operand> written,
            long[] integers,
            double... reals) {
        return new ArrayOp(stream, capacity(), name, read, written, integers, reals);
    }
}
