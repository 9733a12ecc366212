package org.layerwright.export.keras;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.layerwright.export.python.PythonScript;
import org.layerwright.export.python.PythonWords;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.SourceText;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.WeightSpec;

/** The text of a script for Keras: the functional notation, one line a layer. */
final class KerasScript {
    private static final String NAMES = "keras layers WEIGHT_NAMES";

    private final ExportSource source;
    private final boolean raw;
    private final PythonScript common;
    private final List<KerasStep> steps;
    private final Identifiers identifiers = new Identifiers(PythonWords.reserved(NAMES));
    private final Set<String> layerNames = new HashSet<>();
    private final Map<Integer, String> variables = new HashMap<>();
    /** The variable of the layer that a kind of step calls, where several steps call one. */
    private final Map<String, String> shared = new HashMap<>();
    /** The weights of each layer by its name. */
    private final Map<String, List<Integer>> weights = new LinkedHashMap<>();

    /**
     * @param source the network, unfolded
     * @param raw whether it takes data as they come
     */
    KerasScript(ExportSource source, boolean raw, PythonScript common) {
        this.source = source;
        this.raw = raw;
        this.common = common;
        this.steps = KerasStep.of(source.graph());
    }

    String text() {
        SourceText build = build();
        SourceText out = new SourceText();
        common.docstring(out);
        out.lines("""
                        import json
                        import sys
                        from pathlib import Path

                        import keras
                        import numpy as np
                        from keras import layers

                        # As the network was trained, whatever the settings of this machine say.
                        keras.config.set_image_data_format("channels_last")
                        """).line();
        common.constants(out);
        out.line()
                .line("# What Keras wants for each layer, in its order")
                .line("WEIGHT_NAMES = {")
                .deeper();
        weights.forEach((layer, all) -> out.line(Literals.python(layer) + ": ["
                + String.join(", ", all.stream().map(this::weightName).toList()) + "],"));
        out.back().line("}").line().line();
        common.readers(out);
        out.raw(build.toString()).line().line();
        out.lines("""
                        def load(path=WEIGHTS):
                            \"""The network with its weights, ready to predict.\"""
                            arrays = read_weights(path)
                            network = build()
                            for layer, names in WEIGHT_NAMES.items():
                                network.get_layer(layer).set_weights([arrays[name] for name in names])
                            return network


                        def predict(network, samples):
                            \"""What the network says of a batch of samples, as a NumPy array.\"""
                            return network.predict(np.asarray(samples, dtype=np.float32), verbose=0)
                        """).line().line();
        common.main(out);
        return out.toString();
    }

    private String weightName(int position) {
        WeightSpec spec = source.graph().weights().get(position);
        return Literals.python(spec.name());
    }

    private SourceText build() {
        OpGraph graph = source.graph();
        graph.nodes().forEach(node -> layerNames.add(node.layer()));
        Set<String> used = new HashSet<>();
        Map<String, Long> users = users();
        SourceText out = new SourceText();
        out.line("def build():").deeper().line("\"\"\"The network; its weights begin at random.\"\"\"");
        String input = identifiers.unique("inputs");
        out.line(input + " = keras.Input(shape=INPUT_SHAPE, name=" + Literals.python(unique(used, "input")) + ")");
        variables.put(0, ends(out, input, used));
        for (KerasStep step : steps) {
            write(out, step, used, users);
        }
        return out.line("return keras.Model(" + input + ", " + variables.get(graph.output()) + ", name="
                        + Literals.python(Identifiers.like(source.name())) + ")")
                .back();
    }

    /** The preprocessing as layers, where the network takes raw data. */
    private String ends(SourceText out, String input, Set<String> used) {
        String at = input;
        if (raw && source.graph().input().isImage()) {
            String scaled = identifiers.unique("scaled");
            out.line(scaled + " = layers.Rescaling(1 / 255, name=" + Literals.python(unique(used, "scaled")) + ")(" + at
                    + ")");
            at = scaled;
        }
        if (raw && source.preprocessing().isStandardized()) {
            String standardized = identifiers.unique("standardized");
            out.line(standardized + " = layers.Normalization(mean=MEAN, variance=np.square(DEVIATION), name="
                    + Literals.python(unique(used, "standardized")) + ")(" + at + ")");
            at = standardized;
        }
        return at;
    }

    private void write(SourceText out, KerasStep step, Set<String> used, Map<String, Long> users) {
        OpNode node = step.node();
        List<String> inputs = node.inputs().stream().map(variables::get).toList();
        String arguments = inputs.size() > 1 ? "([" + String.join(", ", inputs) + "])" : "(" + inputs.get(0) + ")";
        String key = key(step);
        String variable = identifiers.unique(node.layer());
        variables.put(step.value(), variable);
        String shape = "  # " + KerasLayers.size(source.graph().shapeOf(step.value()));
        String callee = shared.get(key);
        if (callee == null) {
            callee = layer(step, used);
            if (users.get(key) > 1 && !step.weights().isEmpty()) {
                String name = identifiers.unique(node.layer() + "_layer");
                out.line(name + " = " + callee);
                shared.put(key, name);
                callee = name;
            }
        }
        String line = variable + " = " + callee + arguments;
        out.line(line + shape);
    }

    /** The call that makes the layer of a step, with a name that the network has once. */
    private String layer(KerasStep step, Set<String> used) {
        OpNode node = step.node();
        boolean second = used.contains(node.layer());
        String name = unique(used, second ? node.layer() + "_" + suffix(node) : node.layer());
        if (!step.weights().isEmpty()) {
            weights.put(name, step.weights());
        }
        String call = KerasLayers.call(step, source.graph().shapeOf(node.input()));
        return "layers." + call + (call.endsWith("(") ? "" : ", ") + "name=" + Literals.python(name) + ")";
    }

    private static String suffix(OpNode node) {
        return node.type().name().toLowerCase(Locale.ROOT);
    }

    /** The names of the network's own layers are kept for these. */
    private String unique(Set<String> used, String wanted) {
        String name = wanted;
        boolean own = layerNames.contains(wanted);
        for (int i = 2; used.contains(name) || (!own && layerNames.contains(name)); i++) {
            name = wanted + "_" + i;
        }
        used.add(name);
        return name;
    }

    private Map<String, Long> users() {
        Map<String, Long> users = new HashMap<>();
        steps.forEach(step -> users.merge(key(step), 1L, Long::sum));
        return users;
    }

    /** Steps of one key are one layer. */
    private static String key(KerasStep step) {
        StringBuilder key = new StringBuilder();
        step.nodes()
                .forEach(node -> key.append(node.type())
                        .append(node.weights())
                        .append(node.attributes())
                        .append(';'));
        return key.toString();
    }
}
