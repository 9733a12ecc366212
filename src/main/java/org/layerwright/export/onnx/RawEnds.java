package org.layerwright.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import org.layerwright.export.target.Ending;
import org.layerwright.model.Preprocessing;
import org.layerwright.network.Shape;

/**
 * The preprocessing in front of a network and the last function behind it, as parts of the graph. Images come as bytes,
 * vectors as numbers that were not standardised.
 */
record RawEnds(GraphWriter out) {
    private static final String NAME = "preprocessing";
    private static final float BYTE_RANGE = 255;

    Value input(Shape shape, Preprocessing preprocessing) {
        Value value = out.input(shape, shape.isImage() ? TensorProto.DataType.UINT8 : TensorProto.DataType.FLOAT);
        if (shape.isImage()) {
            String numbers = out.node(
                    "Cast",
                    NAME + "/numbers",
                    List.of(value.name()),
                    Attribute.integer("to", TensorProto.DataType.FLOAT.getNumber()));
            value = new Value(numbers, value.layout(), shape);
            value = step(value, "Div", "scaled", constant("byteRange", new long[0], BYTE_RANGE));
        }
        if (preprocessing.isStandardized()) {
            value = step(value, "Sub", "centred", constant("mean", preprocessing.mean()));
            value = step(value, "Div", "standardized", constant("deviation", preprocessing.deviation()));
        }
        return value;
    }

    private Value step(Value value, String type, String name, String constant) {
        String made = out.node(type, NAME + "/" + name, List.of(value.name(), constant));
        return new Value(made, value.layout(), value.shape());
    }

    /** One number for each channel, which are the last axis here. */
    private String constant(String name, List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return constant(name, new long[] {floats.length}, floats);
    }

    private String constant(String name, long[] dims, float... values) {
        return out.constant(NAME + "/" + name, n -> Tensors.floats(n, dims, values));
    }

    Value probabilities(Value sums, Ending ending) {
        return switch (ending) {
            case NONE -> sums;
            case SIGMOID -> last(sums, "Sigmoid");
            case SOFTMAX -> last(sums, "Softmax", Attribute.integer("axis", sums.channelAxis()));
        };
    }

    private Value last(Value sums, String operator, AttributeProto... attributes) {
        String made = out.node(operator, "probabilities", List.of(sums.name()), attributes);
        return new Value(made, sums.layout(), sums.shape());
    }
}
