package org.layerwright.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.WeightSpec;

/**
 * One operator on its way into an ONNX graph.
 *
 * @param inputs the values that it reads
 */
record NodeSite(GraphWriter out, OpGraph graph, float[] parameters, OpNode node, List<Value> inputs) {
    Value input() {
        return inputs.get(0);
    }

    /** Adds a node that reads {@code inputs} and answers its output, in the operator's shape. */
    Value add(String type, Layout layout, List<String> read, AttributeProto... attributes) {
        return new Value(out.node(type, node.layer() + "/" + type, read, attributes), layout, node.shape());
    }

    /** Adds a node that does the same to every number, in whatever layout it comes. */
    Value addEach(String type, AttributeProto... attributes) {
        return add(type, input().layout(), List.of(input().name()), attributes);
    }

    /** A weight by its place in the operator. */
    String weight(int place, KernelLayout layout) {
        int position = node.weights().get(place);
        WeightSpec spec = graph.weights().get(position);
        return out.sharedConstant(
                "weight " + position + " " + layout,
                spec.name(),
                name -> Tensors.floats(
                        name,
                        layout.dims(spec.shape()),
                        layout.values(spec.shape(), parameters, graph.offsetOf(position))));
    }

    /** A value, then the operator's weights, the first of them in its ONNX layout. */
    List<String> withWeights(Value value, KernelLayout kernel) {
        List<String> names = new ArrayList<>(List.of(value.name()));
        for (int i = 0; i < node.weights().size(); i++) {
            names.add(weight(i, i == 0 ? kernel : KernelLayout.SAME));
        }
        return names;
    }

    /** One number that is the same for every operator that asks for it. */
    String number(String name, double value) {
        return out.sharedConstant("number " + name, name, n -> Tensors.floats(n, new long[0], (float) value));
    }

    /** A constant of this operator alone. */
    String constant(String name, Function<String, TensorProto> maker) {
        return out.constant(node.layer() + "/" + name, maker);
    }

    /** The inputs in one layout: theirs where they agree, otherwise channels first. */
    List<Value> inputsInOneLayout() {
        boolean agree = inputs.stream().map(Value::layout).distinct().count() == 1;
        return agree ? inputs : inputs.stream().map(out::channelsFirst).toList();
    }
}
