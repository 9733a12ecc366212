package org.layerwright.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out the nodes that the outputs do not need. */
final class Needed {
    private Needed() {}

    /** @param nodes in an order in which each value is made before it is read */
    static List<OnnxNode> of(List<OnnxNode> nodes, List<OnnxGraph.Declaration> outputs) {
        Set<String> wanted = new HashSet<>();
        outputs.forEach(output -> wanted.add(output.name()));
        List<OnnxNode> kept = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            OnnxNode node = nodes.get(i);
            if (node.outputs().stream().anyMatch(wanted::contains)) {
                wanted.addAll(node.inputs());
                kept.add(node);
            }
        }
        Collections.reverse(kept);
        return kept;
    }
}
