package org.layerwright.export.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.network.op.BatchNormFolding;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/**
 * A network as ONNX's model message. Operator set 17 of 2022 has all we need, so that also older readers understand the
 * file.
 *
 * @param version of Layerwright
 */
record OnnxModel(String version) {
    static final int OPERATOR_SET = 17;

    /** The version of the file format that came with operator set 17. */
    static final int IR_VERSION = 8;

    ModelProto of(ExportSource source, ExportOptions options) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Layerwright")
                .setProducerVersion(version)
                .setModelVersion(1)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph(source, options));
        new OnnxNotes(source, options).entries().forEach(model::addMetadataProps);
        return model.build();
    }

    private static GraphProto graph(ExportSource source, ExportOptions options) {
        BatchNormFolding.Folded folded = BatchNormFolding.fold(source.graph(), source.parameters());
        OpGraph graph = folded.graph();
        GraphWriter out = new GraphWriter(source.name());
        RawEnds ends = new RawEnds(out);
        Value input = options.raw()
                ? ends.input(graph.input(), source.preprocessing())
                : out.input(graph.input(), TensorProto.DataType.FLOAT);
        Value output = body(graph, folded.parameters(), out, input);
        return out.finish(options.raw() ? ends.probabilities(output, source.ending()) : output);
    }

    private static Value body(OpGraph graph, float[] parameters, GraphWriter out, Value input) {
        List<Value> values = new ArrayList<>(List.of(input));
        for (OpNode node : graph.nodes()) {
            List<Value> inputs = node.inputs().stream().map(values::get).toList();
            values.add(OnnxOperators.write(new NodeSite(out, graph, parameters, node, inputs)));
        }
        return values.get(graph.output());
    }
}
