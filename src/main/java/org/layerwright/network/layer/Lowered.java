package org.layerwright.network.layer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpGraph;

/**
 * What checking and lowering a network gave. Where there are problems, the shapes and the partial graph still cover the
 * layers that could be understood, so that a card can show its shape while another one is being repaired.
 *
 * @param problems what has to be put right before training; empty for a sound network
 * @param shapes the output shape of each layer that could be lowered, by name
 * @param partial the operators of all layers that could be lowered; absent where there is no usable input layer
 */
public record Lowered(List<Problem> problems, Map<String, Shape> shapes, Optional<OpGraph> partial) {
    public Lowered {
        problems = List.copyOf(problems);
        shapes = Map.copyOf(shapes);
    }

    public boolean isSound() {
        return problems.isEmpty() && partial.isPresent();
    }

    /** The whole network as operators. Only for a sound network. */
    public OpGraph graph() {
        if (!isSound()) {
            throw new IllegalStateException("The network has problems: " + problems);
        }
        return partial.orElseThrow();
    }
}
