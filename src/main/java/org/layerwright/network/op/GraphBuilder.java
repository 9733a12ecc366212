package org.layerwright.network.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.Shape;

/** Collects operators and weights in order and makes an {@link OpGraph} of them. */
public final class GraphBuilder {
    private final List<OpNode> nodes = new ArrayList<>();
    private final List<WeightSpec> weights = new ArrayList<>();
    private final Map<String, Integer> weightIndex = new HashMap<>();
    private long weightValues;
    private Shape input;

    /** Sets the network's input, which becomes value 0. */
    public int input(Shape shape) {
        input = shape;
        return 0;
    }

    public boolean hasInput() {
        return input != null;
    }

    /** Adds a weight and answers its position; where one of that name is there already, it is used by both. */
    public int weight(WeightSpec weight) {
        Integer known = weightIndex.putIfAbsent(weight.name(), weights.size());
        if (known != null) {
            return known;
        }
        weights.add(weight);
        weightValues += weight.size();
        return weights.size() - 1;
    }

    public Optional<WeightSpec> findWeight(String name) {
        return Optional.ofNullable(weightIndex.get(name)).map(weights::get);
    }

    /** The length of the flat parameter vector so far. */
    public long weightValues() {
        return weightValues;
    }

    /** Adds an operator and answers the id of the value it makes. */
    public int add(OpNode node) {
        nodes.add(node);
        return nodes.size();
    }

    public Shape shapeOf(int value) {
        return value == 0 ? input : nodes.get(value - 1).shape();
    }

    public OpGraph build(int output) {
        return new OpGraph(input, nodes, weights, output);
    }
}
