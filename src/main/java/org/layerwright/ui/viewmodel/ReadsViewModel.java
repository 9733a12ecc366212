package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.LayerType;

/** Which layers a layer reads: one, or for sums and the like several of those above it. */
public final class ReadsViewModel {
    private final DocumentViewModel document;
    private int layer;
    private final boolean several;
    private final ReadOnlyObjectWrapper<List<String>> chosen = new ReadOnlyObjectWrapper<>(List.of());

    ReadsViewModel(DocumentViewModel document, int layer, LayerType type) {
        this.document = document;
        this.layer = layer;
        this.several = type.maxInputs() > 1;
        refresh();
    }

    /** The layers above one, the nearest first. */
    static List<String> candidates(NetworkSpec network, int layer) {
        List<String> names = new ArrayList<>();
        for (int i = layer - 1; i >= 0; i--) {
            names.add(network.layers().get(i).name());
        }
        return List.copyOf(names);
    }

    public List<String> candidates() {
        return candidates(document.network(), layer);
    }

    /** Whether more than one can be read. */
    public boolean several() {
        return several;
    }

    /** In the order in which they are read. */
    public ReadOnlyObjectProperty<List<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Reads this layer and no other. */
    public void choose(String name) {
        read(List.of(name));
    }

    /** Reads a layer too, or no more; the last one stays. */
    public void toggle(String name) {
        List<String> next = new ArrayList<>(chosen.get());
        if (!next.remove(name)) {
            next.add(name);
        }
        if (next.isEmpty()) {
            refresh();
        } else {
            read(next);
        }
    }

    private void read(List<String> names) {
        // The layer directly above needs no name, so that what is put between the two is read.
        boolean plain =
                names.equals(List.of(document.network().layers().get(layer - 1).name()));
        document.edits().setInputs(layer, plain ? List.of() : names);
    }

    /** Goes on with another layer of the same type. */
    void moveTo(int next) {
        layer = next;
        refresh();
    }

    void refresh() {
        chosen.set(List.copyOf(document.network().inputsOf(layer)));
    }
}
