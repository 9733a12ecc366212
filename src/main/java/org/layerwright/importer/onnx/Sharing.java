package org.layerwright.importer.onnx;

import java.util.HashMap;
import java.util.Map;
import org.layerwright.importer.draft.DraftLayer;

/** Finds nodes that read the same weights, so that their layers go on sharing them when they are trained. */
final class Sharing {
    private final Map<String, DraftLayer> first = new HashMap<>();

    /** What makes the weights of two nodes the same; an empty text where the node's are its own. */
    static String key(Site site, int[] order) {
        OnnxNode node = site.node();
        if (order != null || site.network().readers(node.input(1)) < 2) {
            return "";
        }
        return node.type() + " " + node.inputs().subList(1, node.inputs().size()) + " " + node.integer("transB", 0)
                + " " + node.real("alpha", 1) + " " + node.real("beta", 1) + " " + node.integer("group", 1);
    }

    void use(String key, DraftLayer layer) {
        if (key.isEmpty()) {
            return;
        }
        DraftLayer other = first.putIfAbsent(key, layer);
        if (other != null && other.type().equals(layer.type())) {
            layer.sharing(other);
        }
    }
}
