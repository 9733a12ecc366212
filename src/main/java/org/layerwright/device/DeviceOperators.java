package org.layerwright.device;

import java.util.Optional;
import java.util.Set;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.NativePadding;
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
        for (OpNode node : graph.nodes()) {
            if (!has(node.type())) {
                return Optional.of(Reason.of("device.operator", device, node.layer(), node.type()));
            }
            if (node.attributes() instanceof Attributes.Window window) {
                Optional<Reason> refusal = refusal(graph, node, window, device);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Reason> refusal(OpGraph graph, OpNode node, Attributes.Window window, String device) {
        if (window.dilationHeight() > 1 || window.dilationWidth() > 1) {
            // oneDNN refuses it, and what cuDNN makes of it nobody has seen.
            return Optional.of(Reason.of("device.operator", device, node.layer(), node.type() + " (dilation)"));
        }
        if (NativePadding.of(window, graph.shapeOf(node.input()), node.shape()) == NativePadding.OTHER) {
            String padding =
                    window.padTop() + " + " + window.padBottom() + ", " + window.padLeft() + " + " + window.padRight();
            return Optional.of(Reason.of("device.window", device, node.layer(), padding));
        }
        return Optional.empty();
    }
}
