package org.layerwright.device;

import java.util.Optional;
import java.util.Set;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** What a card can compute of a network: asked by the form before a run, and by the engine at its beginning. */
public final class DeviceOperators {
    /** The operators that have no kernel on cards: where one is new, it begins here. */
    private static final Set<OpType> MISSING = Set.of();

    private DeviceOperators() {}

    public static boolean has(OpType type) {
        return !MISSING.contains(type);
    }

    /**
     * Why a network cannot run on a card, by the first layer that keeps it from there; empty where it can.
     *
     * @param device as a plan names it, for the words; whether it is a card the caller knows
     */
    public static Optional<Reason> refusal(OpGraph graph, String device) {
        return refusal(graph, device, MISSING);
    }

    static Optional<Reason> refusal(OpGraph graph, String device, Set<OpType> missing) {
        for (OpNode node : graph.nodes()) {
            if (missing.contains(node.type())) {
                return Optional.of(Reason.of("device.operator", device, node.layer(), node.type()));
            }
        }
        return Optional.empty();
    }
}
