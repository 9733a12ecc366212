package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Input;

/**
 * The connections between the layers of a network, by position.
 *
 * @param links in the order of their readers
 * @param merges the layers that read more than one other
 */
public record NetworkLinks(List<Link> links, Set<Integer> merges) {
    /** What goes along a connection. */
    public enum Kind {
        /** The output of one layer is the input of another. */
        DATA,
        /** One layer uses the weights of another. */
        WEIGHTS
    }

    /**
     * A connection.
     *
     * @param from the layer that is read, or whose weights are used
     * @param to the layer that reads or uses
     */
    public record Link(int from, int to, Kind kind) {
        /** Whether it goes straight to the next card; all others go around. */
        public boolean isStraight() {
            return kind == Kind.DATA && to == from + 1;
        }

        // These by hand, since those of a record are linked when first asked: ten milliseconds of the first frame.

        @Override
        public boolean equals(Object other) {
            return other instanceof Link link && from == link.from && to == link.to && kind == link.kind;
        }

        @Override
        public int hashCode() {
            return (31 * from + to) * 31 + kind.ordinal();
        }
    }

    public NetworkLinks {
        links = List.copyOf(links);
        merges = Set.copyOf(merges);
    }

    public static NetworkLinks of(NetworkSpec network) {
        Map<String, Integer> positions = new HashMap<>();
        List<LayerSpec> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            positions.putIfAbsent(layers.get(i).name(), i);
        }
        List<Link> links = new ArrayList<>();
        Set<Integer> merges = new HashSet<>();
        for (int i = 0; i < layers.size(); i++) {
            Set<Integer> read = read(network, i, positions);
            for (int from : read) {
                links.add(new Link(from, i, Kind.DATA));
            }
            if (read.size() > 1) {
                merges.add(i);
            }
            Integer owner = positions.get(layers.get(i).sharedWith());
            if (owner != null && owner != i) {
                links.add(new Link(owner, i, Kind.WEIGHTS));
            }
        }
        return new NetworkLinks(links, merges);
    }

    /** The connections that go around other cards. */
    public List<Link> arcs() {
        return links.stream().filter(link -> !link.isStraight()).toList();
    }

    private static Set<Integer> read(NetworkSpec network, int index, Map<String, Integer> positions) {
        LayerSpec layer = network.layers().get(index);
        Set<Integer> read = new LinkedHashSet<>();
        if (layer.inputs().isEmpty()) {
            if (index > 0 && !Input.ID.equals(layer.type())) {
                read.add(index - 1); // By place and not by name, which two layers may have.
            }
            return read;
        }
        for (String name : layer.inputs()) {
            Integer position = positions.get(name);
            if (position != null && position != index) {
                read.add(position);
            }
        }
        return read;
    }
}
