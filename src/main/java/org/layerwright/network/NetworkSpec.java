package org.layerwright.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A network as a value: an ordered list of named layers. This is what the canvas shows, the JSON file holds, the engine
 * compiles and the exporters write. A spec may be wrong (a kernel larger than its image, a type nobody knows): checking
 * is a separate step that answers with {@link Problem}s, so that a half-built network can be edited and saved.
 *
 * @param name a short title for people
 * @param description one or two sentences on what the network shows, by language tag ({@code en}, {@code zh-CN})
 * @param layers in order; the last one is the output
 */
public record NetworkSpec(String name, Map<String, String> description, List<LayerSpec> layers) {
    public NetworkSpec {
        // A fixed order, so that the same network always makes the same file.
        description = Collections.unmodifiableMap(new TreeMap<>(description));
        layers = List.copyOf(layers);
    }

    public static NetworkSpec of(String name, LayerSpec... layers) {
        return new NetworkSpec(name, Map.of(), List.of(layers));
    }

    public Optional<LayerSpec> layer(String layerName) {
        return layers.stream().filter(layer -> layer.name().equals(layerName)).findFirst();
    }

    /** The position of a layer in the list, or -1. */
    public int indexOf(String layerName) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).name().equals(layerName)) {
                return i;
            }
        }
        return -1;
    }

    /** The names a layer really reads, with the default (the layer before) filled in; empty for the first layer. */
    public List<String> inputsOf(int index) {
        LayerSpec layer = layers.get(index);
        if (!layer.inputs().isEmpty() || index == 0) {
            return layer.inputs();
        }
        return List.of(layers.get(index - 1).name());
    }

    public NetworkSpec withLayers(List<LayerSpec> newLayers) {
        return new NetworkSpec(name, description, newLayers);
    }

    public NetworkSpec withName(String newName) {
        return new NetworkSpec(newName, description, layers);
    }

    /** A name that no layer has yet, made from {@code stem}: {@code conv}, then {@code conv_2}, {@code conv_3}. */
    public String freeName(String stem) {
        Set<String> taken = new HashSet<>();
        layers.forEach(layer -> taken.add(layer.name()));
        if (!taken.contains(stem)) {
            return stem;
        }
        int number = 2;
        while (taken.contains(stem + "_" + number)) {
            number++;
        }
        return stem + "_" + number;
    }

    /** The same with one layer changed; this network where there is none of that name. */
    NetworkSpec withChanged(String layerName, UnaryOperator<LayerSpec> change) {
        int at = indexOf(layerName);
        if (at < 0) {
            return this;
        }
        List<LayerSpec> changed = new ArrayList<>(layers);
        changed.set(at, change.apply(layers.get(at)));
        return withLayers(changed);
    }
}
