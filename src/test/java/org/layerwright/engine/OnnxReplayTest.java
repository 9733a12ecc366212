package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.engine.kernel.Softmax;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.onnx.OnnxReplay;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.Preprocessing;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;

/** The graphs of {@link GradientTest} and all sample models, as ONNX files in ONNX Runtime against our engine. */
class OnnxReplayTest {
    private static final double TOLERANCE = 1e-4;

    static Stream<Arguments> graphs() {
        return GradientTest.graphs();
    }

    static Stream<Arguments> samples() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("sample-models"))) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                if (text.contains("layerwright-network")) {
                    all.add(Arguments.of(
                            file.getFileName().toString(),
                            Lowering.lower(NetworkJson.read(text)).graph()));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void agreesOnEveryOperator(String name, OpGraph graph) throws OrtException {
        compare(graph, Graphs.parameters(graph, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void agreesOnEverySampleModel(String name, OpGraph graph) throws OrtException {
        compare(graph, drawn(graph));
    }

    /** The bytes of the published file, without our reader in between, against what the engine says of them. */
    @ParameterizedTest
    @ValueSource(strings = {"keras-mnist-cnn.json", "mlp-mnist.json", "separable-cnn-mnist.json"})
    void rawFilesTakeTheBytesOfMnist(String name) throws IOException, OrtException {
        OpGraph graph = Lowering.lower(NetworkJson.read(Files.readString(Path.of("sample-models", name))))
                .graph();
        int samples = 50;
        byte[] bytes = mnist(samples * graph.input().size());
        float[] inputs = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            inputs[i] = (bytes[i] & 0xFF) / 255f;
        }
        float[] parameters = drawn(graph);
        float[] expected = new float[samples * 10];
        try (NetworkTrainer trainer = NetworkTrainer.forOutputs(Device.CPU, graph, samples)) {
            trainer.setParameters(parameters);
            trainer.infer(inputs, samples, expected);
        }
        try (OnnxReplay replay = new OnnxReplay(file(graph, parameters, ExportOptions.RAW))) {
            assertClose(expected, replay.run(bytes, graph.input(), samples));
        }
    }

    private static byte[] mnist(int count) throws IOException {
        Path file = Path.of("assets", "mnist", "t10k-images-idx3-ubyte.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            in.skipNBytes(16);
            return in.readNBytes(count);
        }
    }

    /** A list of graphs that lost an operator would prove nothing of it. */
    @Test
    void everyOperatorIsThere() {
        Set<OpType> seen = EnumSet.noneOf(OpType.class);
        graphs().forEach(arguments -> ((OpGraph) arguments.get()[1])
                .nodes().stream().map(OpNode::type).forEach(seen::add));
        assertEquals(EnumSet.allOf(OpType.class), seen);
    }

    /** As before training, but biases, scales and running statistics are not all zeros and ones. */
    private static float[] drawn(OpGraph graph) {
        float[] parameters = ParameterInitialization.draw(graph, 1);
        Random random = new Random(2);
        for (int weight = 0; weight < graph.weights().size(); weight++) {
            WeightSpec spec = graph.weights().get(weight);
            int from = graph.offsetOf(weight);
            for (int i = from; spec.role() != WeightSpec.Role.KERNEL && i < from + spec.size(); i++) {
                parameters[i] += random.nextFloat() / 2;
            }
        }
        return parameters;
    }

    private static void compare(OpGraph graph, float[] parameters) throws OrtException {
        try (OnnxReplay replay = new OnnxReplay(file(graph, parameters, ExportOptions.PLAIN))) {
            for (int batch : new int[] {1, 5}) {
                float[] inputs = Graphs.inputs(graph, batch, 2);
                assertClose(ours(graph, parameters, inputs, batch), replay.run(inputs, graph.input(), batch));
            }
        }
    }

    private static byte[] file(OpGraph graph, float[] parameters, ExportOptions options) {
        ExportSource source = new ExportSource("test", graph, parameters, Preprocessing.SCALED_BYTES, List.of());
        return new OnnxExporter(new AtomicFiles(), "test").bytes(source, options);
    }

    private static float[] ours(OpGraph graph, float[] parameters, float[] inputs, int batch) {
        int width = graph.outputShape().size();
        float[] outputs = new float[batch * width];
        try (NetworkTrainer trainer = NetworkTrainer.forOutputs(Device.CPU, graph, batch)) {
            trainer.setParameters(parameters);
            trainer.outputs(inputs, batch, outputs);
        }
        // The engine stops before a last softmax.
        for (int i = 0; graph.endsInSoftmax() && i < batch; i++) {
            Softmax.replace(outputs, i * width, width);
        }
        return outputs;
    }

    private static void assertClose(float[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], TOLERANCE * Math.max(1, Math.abs(expected[i])), "output " + i);
        }
    }
}
