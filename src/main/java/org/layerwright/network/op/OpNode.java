package org.layerwright.network.op;

import java.util.List;
import org.layerwright.network.Shape;

/**
 * One operator in an {@link OpGraph}.
 *
 * @param layer the layer it came from
 * @param type the operator
 * @param inputs the ids of the values it reads; see {@link OpGraph}
 * @param weights positions in {@link OpGraph#weights()}: kernel first, then bias where there is one
 * @param attributes what else it needs
 * @param shape the shape of the value it makes, for one sample
 */
public record OpNode(
        String layer, OpType type, List<Integer> inputs, List<Integer> weights, Attributes attributes, Shape shape) {
    public OpNode {
        inputs = List.copyOf(inputs);
        weights = List.copyOf(weights);
    }

    public int input() {
        return inputs.get(0);
    }

    public Attributes.Window window() {
        return (Attributes.Window) attributes;
    }
}
