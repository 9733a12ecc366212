package org.layerwright.export.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * The operators that make one layer of Keras: one, with the activation behind it where the layer carries it along, or the
 * two convolutions of a separable one.
 *
 * @param nodes in order
 * @param first the position of the first of them in the graph
 */
record KerasStep(List<OpNode> nodes, int first) {
    KerasStep {
        nodes = List.copyOf(nodes);
    }

    static List<KerasStep> of(OpGraph graph) {
        List<KerasStep> steps = new ArrayList<>();
        int at = 0;
        while (at < graph.nodes().size()) {
            List<OpNode> nodes = new ArrayList<>(List.of(graph.nodes().get(at)));
            if (isSeparable(graph, at)) {
                nodes.add(graph.nodes().get(at + 1));
            }
            int next = at + nodes.size();
            if (follows(graph, next)
                    && canCarry(nodes.get(0))
                    && keyword(graph.nodes().get(next)).isPresent()) {
                nodes.add(graph.nodes().get(next));
            }
            steps.add(new KerasStep(nodes, at));
            at += nodes.size();
        }
        return steps;
    }

    private static boolean isSeparable(OpGraph graph, int at) {
        OpNode depthwise = graph.nodes().get(at);
        if (depthwise.type() != OpType.DEPTHWISE_CONV || depthwise.weights().size() > 1 || !follows(graph, at + 1)) {
            return false;
        }
        OpNode pointwise = graph.nodes().get(at + 1);
        return pointwise.type() == OpType.CONV
                && pointwise.window().kernelHeight() == 1
                && pointwise.window().kernelWidth() == 1
                && pointwise.window().strideHeight() == 1
                && pointwise.window().strideWidth() == 1;
    }

    /** Whether an operator is of the layer of the one before it, and the only one that reads it. */
    private static boolean follows(OpGraph graph, int index) {
        if (index >= graph.nodes().size()) {
            return false;
        }
        OpNode before = graph.nodes().get(index - 1);
        OpNode node = graph.nodes().get(index);
        long readers =
                graph.nodes().stream().filter(n -> n.inputs().contains(index)).count();
        return node.layer().equals(before.layer())
                && node.inputs().equals(List.of(index))
                && readers == 1
                && graph.output() != index;
    }

    private static boolean canCarry(OpNode node) {
        return switch (node.type()) {
            case CONV, DEPTHWISE_CONV, GEMM -> true;
            default -> false;
        };
    }

    /** What Keras calls an activation that needs no numbers. */
    static Optional<String> keyword(OpNode node) {
        return switch (node.type()) {
            case RELU -> Optional.of("relu");
            case GELU -> Optional.of("gelu");
            case SILU -> Optional.of("silu");
            case SOFTPLUS -> Optional.of("softplus");
            case SIGMOID -> Optional.of("sigmoid");
            case TANH -> Optional.of("tanh");
            case SOFTMAX -> Optional.of("softmax");
            default -> Optional.empty();
        };
    }

    OpNode node() {
        return nodes.get(0);
    }

    /** The value that it makes. */
    int value() {
        return first + nodes.size();
    }

    boolean isSeparable() {
        return nodes.size() > 1 && nodes.get(1).type() == OpType.CONV;
    }

    /** The activation that it carries along, as Keras calls it. */
    Optional<String> activation() {
        return nodes.size() == 1 ? Optional.empty() : keyword(nodes.get(nodes.size() - 1));
    }

    /** The weights of all its operators, in Keras' order. */
    List<Integer> weights() {
        return nodes.stream().flatMap(node -> node.weights().stream()).toList();
    }
}
