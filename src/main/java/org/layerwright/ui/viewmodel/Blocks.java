package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Input;

/** What is done to several layers of a network at once. */
final class Blocks {
    private Blocks() {}

    /** Takes layers out, each as {@link NetworkEdit.Remove} does. */
    static NetworkSpec remove(NetworkSpec network, SortedSet<Integer> layers) {
        NetworkSpec next = network;
        List<Integer> fromBelow = new ArrayList<>(layers);
        for (int i = fromBelow.size() - 1; i >= 0; i--) {
            next = EditAt.apply(next, fromBelow.get(i), NetworkEdit.Remove::new);
        }
        return next;
    }

    /**
     * Moves layers together, in their order.
     *
     * @param gap before which layer they go, counted while they are still in their places
     */
    static NetworkSpec move(NetworkSpec network, SortedSet<Integer> layers, int gap) {
        List<LayerSpec> before = new ArrayList<>();
        List<LayerSpec> moved = new ArrayList<>();
        List<LayerSpec> after = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            List<LayerSpec> part = layers.contains(i) ? moved : i < gap ? before : after;
            part.add(network.layers().get(i));
        }
        before.addAll(moved);
        before.addAll(after);
        return network.withLayers(before);
    }

    /** Where the first of them stands after {@link #move}. */
    static int placeAfterMove(SortedSet<Integer> layers, int gap) {
        return gap - layers.headSet(gap).size();
    }

    /**
     * Copies of layers that follow them, with free names. Connections among them stay among the copies. Where all of them read but one
     * layer outside, as a residual block does, the copies read the last of the originals in its place: a block is stacked
     * on itself.
     */
    static List<LayerSpec> copies(NetworkSpec network, SortedSet<Integer> layers) {
        Set<String> names = new HashSet<>();
        layers.forEach(i -> names.add(network.layers().get(i).name()));
        Set<String> outside = new HashSet<>();
        for (int i : layers) {
            network.inputsOf(i).stream().filter(name -> !names.contains(name)).forEach(outside::add);
        }
        // Named first, lest a copy that reads the last original were taken to read that one's copy.
        Map<String, String> renamed = new HashMap<>();
        if (outside.size() == 1) {
            renamed.put(
                    outside.iterator().next(),
                    network.layers().get(layers.last()).name());
        }
        NetworkSpec named = network;
        List<LayerSpec> copies = new ArrayList<>();
        for (int i : layers) {
            LayerSpec layer = network.layers().get(i);
            LayerSpec copy = layer.withName(named.freeName(layer.name()));
            renamed.put(layer.name(), copy.name());
            named = named.withLayers(with(named.layers(), copy));
            copies.add(copy);
        }
        copies.replaceAll(copy -> copy.withInputs(copy.inputs().stream()
                        .map(name -> renamed.getOrDefault(name, name))
                        .toList())
                .withSharedWith(renamed.getOrDefault(copy.sharedWith(), copy.sharedWith())));
        LayerSpec first = copies.get(0);
        if (network.layers().get(layers.first()).inputs().size() == 1) {
            copies.set(0, first.withInputs(List.of())); // It reads the layer before it, wherever the block goes.
        }
        return copies;
    }

    /**
     * Puts layers at a place, with free names; what they name among themselves follows. What they read outside is kept
     * where it stands above, else they read the layer before them. A second input layer is left out, and what read it
     * reads the layer above.
     */
    static NetworkSpec insert(NetworkSpec network, int at, List<LayerSpec> layers) {
        Optional<String> above = at == 0
                ? Optional.empty()
                : Optional.of(network.layers().get(at - 1).name());
        Map<String, String> renamed = new HashMap<>();
        boolean hasInput =
                network.layers().stream().anyMatch(layer -> layer.type().equals(Input.ID));
        List<LayerSpec> kept = new ArrayList<>();
        NetworkSpec names = network;
        for (LayerSpec layer : layers) {
            if (layer.type().equals(Input.ID) && hasInput) {
                above.ifPresent(name -> renamed.put(layer.name(), name));
                continue;
            }
            String free = names.freeName(layer.name());
            renamed.put(layer.name(), free);
            kept.add(layer.withName(free));
            names = names.withLayers(with(names.layers(), layer.withName(free)));
        }
        Set<String> known = new HashSet<>(renamed.values());
        network.layers().subList(0, at).forEach(layer -> known.add(layer.name()));
        Set<String> owners = new HashSet<>(renamed.values());
        network.layers().forEach(layer -> owners.add(layer.name()));
        List<LayerSpec> all = new ArrayList<>(network.layers());
        all.addAll(
                at,
                kept.stream()
                        .map(layer -> connected(layer, renamed, known, owners))
                        .toList());
        return network.withLayers(all);
    }

    private static LayerSpec connected(
            LayerSpec layer, Map<String, String> renamed, Set<String> known, Set<String> owners) {
        List<String> inputs = layer.inputs().stream()
                .map(name -> renamed.getOrDefault(name, name))
                .filter(known::contains)
                .toList();
        String owner = renamed.getOrDefault(layer.sharedWith(), layer.sharedWith());
        return layer.withInputs(inputs).withSharedWith(owners.contains(owner) ? owner : "");
    }

    private static List<LayerSpec> with(List<LayerSpec> layers, LayerSpec added) {
        List<LayerSpec> all = new ArrayList<>(layers);
        all.add(added);
        return all;
    }
}
