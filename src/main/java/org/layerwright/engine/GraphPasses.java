package org.layerwright.engine;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** Rewrites of the operator graph that leave its result as it is and make it cheaper. */
final class GraphPasses {
    private GraphPasses() {}

    /** All rewrites. */
    static OpGraph optimize(OpGraph graph) {
        return activationAfterMaxPool(graph);
    }

    /** How many operators read each value; the network's output counts as one more. */
    static int[] readers(OpGraph graph) {
        int[] readers = new int[graph.nodes().size() + 1];
        for (OpNode node : graph.nodes()) {
            for (int input : node.inputs()) {
                readers[input]++;
            }
        }
        readers[graph.output()]++;
        return readers;
    }

    /** Which values the output depends on, itself included. */
    static boolean[] used(OpGraph graph) {
        boolean[] used = new boolean[graph.nodes().size() + 1];
        used[graph.output()] = true;
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            if (used[i + 1]) {
                graph.nodes().get(i).inputs().forEach(input -> used[input] = true);
            }
        }
        return used;
    }

    /**
     * A rising function commutes with the maximum, and after the pooling there are only a quarter of the values or
     * fewer: {@code max(relu(x)) = relu(max(x))}.
     */
    private static OpGraph activationAfterMaxPool(OpGraph graph) {
        List<OpNode> nodes = new ArrayList<>(graph.nodes());
        int[] readers = readers(graph);
        for (int i = 0; i < nodes.size(); i++) {
            OpNode pool = nodes.get(i);
            if (pool.type() != OpType.MAX_POOL || pool.input() == 0) {
                continue;
            }
            int value = pool.input();
            OpNode activation = nodes.get(value - 1);
            if (!isRising(activation) || readers[value] != 1) {
                continue;
            }
            nodes.set(
                    value - 1,
                    new OpNode(
                            pool.layer(),
                            pool.type(),
                            activation.inputs(),
                            pool.weights(),
                            pool.attributes(),
                            pool.shape()));
            nodes.set(
                    i,
                    new OpNode(
                            activation.layer(),
                            activation.type(),
                            List.of(value),
                            activation.weights(),
                            activation.attributes(),
                            pool.shape()));
        }
        return new OpGraph(graph.input(), nodes, graph.weights(), graph.output());
    }

    private static boolean isRising(OpNode node) {
        return switch (node.type()) {
            case RELU, SIGMOID, TANH -> true;
            case LEAKY_RELU, ELU -> ((Attributes.Alpha) node.attributes()).alpha() >= 0;
            default -> false;
        };
    }
}
