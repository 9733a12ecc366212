package org.layerwright.export.target;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.text.Texts;

/** Whether a target can express a model: asked before anything is written. */
public sealed interface Exportability {
    /** It can. */
    record Supported() implements Exportability {}

    /**
     * It cannot.
     *
     * @param layer the layer that it fails at
     * @param key the sentence in the text bundles; its place 0 is the layer
     * @param arguments what stands in its other places
     */
    record Unsupported(String layer, String key, List<Object> arguments) implements Exportability {
        public Unsupported {
            arguments = List.copyOf(arguments);
        }

        /** The reason in a user's language: which layer, what the target expects, what was found, what to do. */
        public String reason(Texts texts) {
            return texts.get(key, places());
        }

        Object[] places() {
            List<Object> places = new ArrayList<>(arguments);
            places.add(0, layer);
            return places.toArray();
        }
    }

    Exportability SUPPORTED = new Supported();

    /** @throws ExportException if the target cannot express the model */
    default void orThrow() {
        if (this instanceof Unsupported unsupported) {
            throw new ExportException(unsupported);
        }
    }

    static Exportability unsupported(String layer, String key, Object... arguments) {
        return new Unsupported(layer, key, List.of(arguments));
    }
}
