package org.layerwright.importer.onnx;

import java.util.List;
import java.util.Map;

/**
 * A node of an ONNX graph.
 *
 * @param name may be empty
 * @param domain empty for ONNX's own operators
 * @param inputs names of values; empty for one that is left out
 */
record OnnxNode(
        String name,
        String type,
        String domain,
        List<String> inputs,
        List<String> outputs,
        Map<String, OnnxAttribute> attributes) {
    private static final int LONGEST = 80;

    OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Map.copyOf(attributes);
    }

    /** The operator with its domain where it is not ONNX's own. */
    String operator() {
        return domain.isEmpty() || domain.equals("ai.onnx") ? shortened(type) : shortened(domain + "::" + type);
    }

    String shownName() {
        return shortened(name.isEmpty() && !outputs.isEmpty() ? outputs.get(0) : name);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    boolean hasInput(int index) {
        return index < inputs.size() && !inputs.get(index).isEmpty();
    }

    String input(int index) {
        return index < inputs.size() ? inputs.get(index) : "";
    }

    String output() {
        return outputs.get(0);
    }

    long integer(String attribute, long absent) {
        return has(attribute) ? attributes.get(attribute).integer() : absent;
    }

    double real(String attribute, double absent) {
        return has(attribute) ? attributes.get(attribute).real() : absent;
    }

    String text(String attribute, String absent) {
        return has(attribute) ? attributes.get(attribute).text() : absent;
    }

    long[] integers(String attribute, long... absent) {
        return has(attribute) ? attributes.get(attribute).integers() : absent;
    }

    /** The same place in the graph with another operator. */
    OnnxNode replaced(String newType, List<String> newInputs, Map<String, OnnxAttribute> newAttributes) {
        return new OnnxNode(name, newType, "", newInputs, outputs, newAttributes);
    }
}
