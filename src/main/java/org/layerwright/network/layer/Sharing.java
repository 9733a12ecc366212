package org.layerwright.network.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.layerwright.network.Fix;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;

/**
 * Finds the layer whose weights another one uses. Chains are followed to their end, the root: where c shares with b and
 * b with a, all three use the weights of a.
 */
final class Sharing {
    private final NetworkSpec network;

    Sharing(NetworkSpec network) {
        this.network = network;
    }

    /** The end of the chain; the layer itself where it shares with none; empty for a chain that does not end. */
    Optional<LayerSpec> root(LayerSpec layer) {
        List<String> chain = new ArrayList<>();
        Optional<LayerSpec> at = Optional.of(layer);
        while (at.isPresent() && at.get().isSharing()) {
            if (chain.contains(at.get().name())) {
                return Optional.empty();
            }
            chain.add(at.get().name());
            at = network.layer(at.get().sharedWith());
        }
        return at;
    }

    /** What is wrong with how a layer of a known type shares; a wrong link further up the chain is reported there. */
    Optional<Problem> problem(LayerSpec layer, LayerType type) {
        if (!layer.isSharing()) {
            return Optional.empty();
        }
        if (!type.sharesWeights()) {
            return wrong(layer, "sharing-unsupported", type.id());
        }
        Optional<LayerSpec> target = network.layer(layer.sharedWith());
        if (target.isEmpty()) {
            return wrong(layer, "sharing-missing", layer.sharedWith());
        }
        if (!target.get().type().equals(type.id())) {
            return wrong(
                    layer,
                    "sharing-type",
                    type.id(),
                    target.get().name(),
                    target.get().type());
        }
        List<String> cycle = cycle(layer);
        boolean first = !cycle.isEmpty()
                && network.indexOf(layer.name())
                        == Collections.min(cycle.stream().map(network::indexOf).toList());
        return first ? wrong(layer, "sharing-cycle", String.join(" → ", cycle)) : Optional.empty();
    }

    /** The names from a layer round to itself; empty where its chain does not come back to it. */
    private List<String> cycle(LayerSpec layer) {
        List<String> chain = new ArrayList<>(List.of(layer.name()));
        Optional<LayerSpec> at = network.layer(layer.sharedWith());
        while (at.isPresent() && !chain.contains(at.get().name())) {
            chain.add(at.get().name());
            String next = at.get().sharedWith();
            at = network.layer(next);
        }
        boolean returns = at.isPresent() && at.get().name().equals(layer.name());
        if (returns) {
            chain.add(layer.name());
        }
        return returns ? chain : List.of();
    }

    private static Optional<Problem> wrong(LayerSpec layer, String code, Object... arguments) {
        Fix own = Fix.of("own-weights", new NetworkEdit.ShareWeights(layer.name(), ""));
        return Optional.of(Problem.of(code, layer.name(), arguments).withFixes(own));
    }
}
