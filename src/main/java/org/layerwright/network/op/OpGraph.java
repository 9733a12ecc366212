package org.layerwright.network.op;

import java.util.List;
import org.layerwright.network.Shape;

/**
 * A network as operators: what the engine compiles, the exporters write and the cost ledger counts.
 *
 * <p>Values are numbered: 0 is the network's input, and node {@code i} of the list makes value {@code i + 1}. The nodes
 * stand in an order in which every value is made before it is read.
 *
 * @param input the shape of one sample
 * @param nodes the operators in order of execution
 * @param weights everything that is trained, in the order of the flat parameter vector
 * @param output the id of the network's result
 */
public record OpGraph(Shape input, List<OpNode> nodes, List<WeightSpec> weights, int output) {
    public OpGraph {
        nodes = List.copyOf(nodes);
        weights = List.copyOf(weights);
    }

    /** The shape of a value by its id. */
    public Shape shapeOf(int value) {
        return value == 0 ? input : nodes.get(value - 1).shape();
    }

    public Shape outputShape() {
        return shapeOf(output);
    }

    /** The length of the flat parameter vector. */
    public int parameterCount() {
        return Math.toIntExact(weights.stream().mapToLong(WeightSpec::size).sum());
    }

    /** Where a weight begins in the flat parameter vector. */
    public int offsetOf(int weight) {
        long offset = 0;
        for (int i = 0; i < weight; i++) {
            offset += weights.get(i).size();
        }
        return Math.toIntExact(offset);
    }

    /** Whether the network ends in a softmax, so that a loss on logits must look one operator further up. */
    public boolean endsInSoftmax() {
        return output > 0 && nodes.get(output - 1).type() == OpType.SOFTMAX;
    }
}
