package org.layerwright.export.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.Ending;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.json.JsonWriter;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;

/**
 * What a stranger needs to use the file, as metadata in it: {@code input} and {@code output} in words, {@code
 * preprocessing} with everything that is still to be done, {@code classes} as JSON in the order of the output.
 */
record OnnxNotes(ExportSource source, ExportOptions options) {
    private static final String NOTHING = "None: it is part of the graph.";

    List<StringStringEntryProto> entries() {
        List<StringStringEntryProto> entries = new ArrayList<>();
        entries.add(entry("input", input()));
        entries.add(entry("output", output()));
        entries.add(entry(
                "preprocessing",
                options.raw() ? NOTHING : source.preprocessing().note()));
        if (!options.raw() && source.preprocessing().isStandardized()) {
            JsonWriter standardization = new JsonWriter()
                    .putNumbers("mean", source.preprocessing().mean())
                    .putNumbers("deviation", source.preprocessing().deviation());
            entries.add(entry("standardization", standardization.toLine()));
        }
        entries.add(entry(
                "classes",
                new JsonWriter().putStrings("classNames", source.classNames()).toLine()));
        return entries;
    }

    private String input() {
        Shape shape = source.graph().input();
        if (!shape.isImage()) {
            return options.raw()
                    ? "float32 (batch, features), as they were measured"
                    : "float32 (batch, features), preprocessed";
        }
        return options.raw()
                ? "uint8 (batch, height, width, channel), 0 to 255"
                : "float32 (batch, height, width, channel), preprocessed";
    }

    private String output() {
        boolean ends = options.raw() && source.ending() != Ending.NONE;
        OpGraph graph = source.graph();
        OpType last = graph.output() == 0
                ? OpType.RESHAPE
                : graph.nodes().get(graph.output() - 1).type();
        if (!ends && last != OpType.SOFTMAX && last != OpType.SIGMOID) {
            return "float32, what the last layer computes";
        }
        return graph.outputShape().size() == 1
                ? "float32, the probability of the second class"
                : "float32, a probability for each class";
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
