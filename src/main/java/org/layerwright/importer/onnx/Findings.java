package org.layerwright.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerwright.importer.draft.ImportException;

/** Everything in a file that no layer of ours stands for, so that one sentence tells of all. */
final class Findings {
    private static final int SHOWN = 5;

    private final Map<String, List<String>> unknown = new TreeMap<>();
    private final List<String> forms = new ArrayList<>();

    /** An operator that we do not have. */
    void unknown(OnnxNode node) {
        unknown.computeIfAbsent(node.operator(), type -> new ArrayList<>()).add(node.shownName());
    }

    /** An operator that we have, in a form that we do not have. */
    void form(OnnxNode node, String form) {
        forms.add(node.operator() + " “" + node.shownName() + "” [" + form + "]");
    }

    void refuseAny(String file) {
        if (unknown.isEmpty() && forms.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        unknown.forEach((type, nodes) -> parts.add(type + " × " + nodes.size() + " (" + names(nodes) + ")"));
        parts.addAll(forms.subList(0, Math.min(4 * SHOWN, forms.size())));
        if (forms.size() > 4 * SHOWN) {
            parts.add("… + " + (forms.size() - 4 * SHOWN));
        }
        throw new ImportException("import.onnx.operators", file, String.join(", ", parts));
    }

    private static String names(List<String> nodes) {
        String names = String.join(
                ", ",
                nodes.subList(0, Math.min(SHOWN, nodes.size())).stream()
                        .map(name -> "“" + name + "”")
                        .toList());
        return nodes.size() > SHOWN ? names + ", …" : names;
    }
}
