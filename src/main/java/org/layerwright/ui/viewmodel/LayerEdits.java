package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.function.Function;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.LayerType;

/** Edits of one layer by its position, each of them one step to be undone. Nothing happens where there is no such layer. */
public final class LayerEdits {
    private final DocumentViewModel document;

    LayerEdits(DocumentViewModel document) {
        this.document = document;
    }

    public void insert(LayerType type, int index) {
        LayerSpec layer = LayerSpec.of(document.network().freeName(type.nameStem()), type.id());
        NetworkSpec next = new NetworkEdit.Insert(index, layer).applyTo(document.network());
        document.apply(EditName.insert(layer.name()), next, Selection.of(index));
    }

    public void remove(int index) {
        document.withLayer(index, layer -> {
            NetworkSpec next = EditAt.apply(document.network(), index, NetworkEdit.Remove::new);
            int last = next.layers().size() - 1;
            document.apply(EditName.remove(layer.name()), next, Selection.of(Math.min(index, last)));
        });
    }

    /**
     * Sets a parameter that was checked before.
     *
     * @param repeats whether it is one of many small changes, as a held arrow makes them, which are undone together
     */
    public void setParam(int index, String param, Object value, boolean repeats) {
        document.withLayer(index, layer -> {
            NetworkSpec next =
                    EditAt.apply(document.network(), index, name -> new NetworkEdit.SetParam(name, param, value));
            EditName edit = EditName.param(layer.name(), param);
            if (repeats) {
                document.applyRepeated(edit, next, Selection.of(index), index + "/" + param);
            } else {
                document.apply(edit, next, Selection.of(index));
            }
        });
    }

    /** @param with the layer whose weights it uses; empty for weights of its own */
    public void shareWeights(int index, String with) {
        edit(
                index,
                name -> new NetworkEdit.ShareWeights(name, with),
                layer -> EditName.param(layer.name(), "sharedWith"));
    }

    /** @param inputs the layers it reads; empty for the one before it */
    public void setInputs(int index, List<String> inputs) {
        edit(index, name -> new NetworkEdit.SetInputs(name, inputs), layer -> EditName.inputs(layer.name()));
    }

    public void rename(int index, String newName) {
        document.withLayer(index, layer -> {
            NetworkSpec next = new NetworkEdit.Rename(index, newName).applyTo(document.network());
            document.apply(EditName.rename(layer.name()), next, Selection.of(index));
        });
    }

    private void edit(int index, Function<String, NetworkEdit> edit, Function<LayerSpec, EditName> words) {
        document.withLayer(index, layer -> {
            NetworkSpec next = EditAt.apply(document.network(), index, edit);
            document.apply(words.apply(layer), next, Selection.of(index));
        });
    }
}
