package org.layerwright.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.layerwright.network.Shape;

/**
 * Collects the nodes and constants of an ONNX graph. A node has one output, which bears the node's name. Images change
 * their layout only where an operator asks for another than they have, and once for all that ask.
 */
final class GraphWriter {
    static final String INPUT = "input";
    static final String OUTPUT = "output";

    /** The first extent of input and output; a file takes batches of every size. */
    private static final String BATCH = "batch";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final List<NodeProto.Builder> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>(Set.of(INPUT, OUTPUT));
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, Value> turned = new HashMap<>();

    GraphWriter(String name) {
        graph.setName(name);
    }

    /** Declares the one input, samples in a batch, channels last. */
    Value input(Shape shape, TensorProto.DataType type) {
        graph.addInput(declaration(INPUT, shape, type));
        return new Value(INPUT, Layout.CHANNELS_LAST, shape);
    }

    /** Adds a node and answers the name of its output, which is {@code wanted} or much like it. */
    String node(String type, String wanted, List<String> inputs, AttributeProto... attributes) {
        String name = unique(wanted);
        nodes.add(NodeProto.newBuilder()
                .setName(name)
                .setOpType(type)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(Arrays.asList(attributes)));
        return name;
    }

    /** Adds a constant and answers its name, which is {@code wanted} or much like it. */
    String constant(String wanted, Function<String, TensorProto> maker) {
        String name = unique(wanted);
        graph.addInitializer(maker.apply(name));
        return name;
    }

    /**
     * A constant that stands in the file once, however often it is asked for.
     *
     * @param key what it is
     */
    String sharedConstant(String key, String wanted, Function<String, TensorProto> maker) {
        return constants.computeIfAbsent(key, k -> constant(wanted, maker));
    }

    /** The value as convolutions want it. */
    Value channelsFirst(Value value) {
        return in(Layout.CHANNELS_FIRST, value);
    }

    /** The value as ours lie, which is also the order of a flattened image. */
    Value channelsLast(Value value) {
        return in(Layout.CHANNELS_LAST, value);
    }

    Value in(Layout layout, Value value) {
        if (value.layout() == layout || !value.shape().isImage()) {
            return value;
        }
        return turned.computeIfAbsent(value.name(), name -> turn(layout, value));
    }

    private Value turn(Layout layout, Value value) {
        boolean first = layout == Layout.CHANNELS_FIRST;
        AttributeProto order = first ? Attribute.integers("perm", 0, 3, 1, 2) : Attribute.integers("perm", 0, 2, 3, 1);
        String name = node(
                "Transpose", value.name() + (first ? "/channelsFirst" : "/channelsLast"), List.of(value.name()), order);
        return new Value(name, layout, value.shape());
    }

    /** Declares the one output and answers the whole graph. */
    GraphProto finish(Value result) {
        Value last = channelsLast(result);
        boolean made = nodes.stream().anyMatch(node -> node.getName().equals(last.name()));
        if (made) {
            nodes.forEach(node -> rename(node, last.name()));
        } else {
            nodes.add(NodeProto.newBuilder()
                    .setName(unique("Identity"))
                    .setOpType("Identity")
                    .addInput(last.name())
                    .addOutput(OUTPUT));
        }
        nodes.forEach(graph::addNode);
        return graph.addOutput(declaration(OUTPUT, last.shape(), TensorProto.DataType.FLOAT))
                .build();
    }

    private static void rename(NodeProto.Builder node, String old) {
        for (int i = 0; i < node.getInputCount(); i++) {
            if (node.getInput(i).equals(old)) {
                node.setInput(i, OUTPUT);
            }
        }
        if (node.getOutput(0).equals(old)) {
            node.setOutput(0, OUTPUT);
        }
    }

    private static ValueInfoProto declaration(String name, Shape shape, TensorProto.DataType type) {
        TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
        dims.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        shape.dims()
                .forEach(dim ->
                        dims.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dim)));
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(dims)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private String unique(String wanted) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
