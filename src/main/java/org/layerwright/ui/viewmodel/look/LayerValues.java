package org.layerwright.ui.viewmodel.look;

import java.util.HashMap;
import java.util.Map;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** The values of a graph that layers gave; those inside a layer are not known. */
final class LayerValues {
    private final OpGraph graph;
    private final String inputLayer;
    private final Map<String, float[]> outputs;
    private final Map<String, Integer> last = new HashMap<>();

    LayerValues(OpGraph graph, String inputLayer, Map<String, float[]> outputs) {
        this.graph = graph;
        this.inputLayer = inputLayer;
        this.outputs = Map.copyOf(outputs);
        last.put(inputLayer, 0);
        for (int i = 0; i < graph.nodes().size(); i++) {
            last.put(graph.nodes().get(i).layer(), i + 1);
        }
    }

    /** The value that a layer gives; 0 for the input and for a layer without operators. */
    int lastOf(String layer) {
        return last.getOrDefault(layer, 0);
    }

    String nameOf(int value) {
        return value == 0 ? inputLayer : graph.nodes().get(value - 1).layer();
    }

    /** Whether a layer gave it. */
    boolean isKnown(int value) {
        return lastOf(nameOf(value)) == value;
    }

    double read(int value, int row, int column, int channel) {
        float[] output = outputs.get(nameOf(value));
        if (output == null) {
            throw new IllegalArgumentException("The output of " + nameOf(value) + " is not known");
        }
        return output[index(graph.shapeOf(value), row, column, channel)];
    }

    static int index(Shape shape, int row, int column, int channel) {
        return shape.isImage() ? (row * shape.width() + column) * shape.channels() + channel : channel;
    }

    /** The image that a vector was before it was flattened; else the vector as one pixel of many channels. */
    Shape imageBehind(int value) {
        return isFlattened(value)
                ? graph.shapeOf(graph.nodes().get(value - 1).input())
                : Shape.of(1, 1, graph.shapeOf(value).size());
    }

    String nameOfImageBehind(int value) {
        return nameOf(isFlattened(value) ? graph.nodes().get(value - 1).input() : value);
    }

    private boolean isFlattened(int value) {
        if (value == 0) {
            return false;
        }
        OpNode node = graph.nodes().get(value - 1);
        return node.type() == OpType.FLATTEN && graph.shapeOf(node.input()).isImage();
    }
}
