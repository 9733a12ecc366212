package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;

/**
 * Edits the layer at a position. Edits go by name; where two layers have the same one, as a file may have it, the layer
 * gets another for the time of the edit, so that its namesake is spared.
 */
final class EditAt {
    private EditAt() {}

    /** @param edit makes the edit for a layer's name */
    static NetworkSpec apply(NetworkSpec network, int index, Function<String, NetworkEdit> edit) {
        String name = network.layers().get(index).name();
        if (network.layers().stream().filter(layer -> layer.name().equals(name)).count() == 1) {
            return edit.apply(name).applyTo(network);
        }
        String free = network.freeName(name);
        NetworkSpec edited = edit.apply(free).applyTo(new NetworkEdit.Rename(index, free).applyTo(network));
        int at = edited.indexOf(free);
        if (at < 0) {
            return edited;
        }
        List<LayerSpec> layers = new ArrayList<>(edited.layers());
        layers.set(at, layers.get(at).withName(name));
        return edited.withLayers(layers);
    }
}
