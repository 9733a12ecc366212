package org.layerwright.export.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportException;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.GraphBuilder;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

class OnnxExporterTest {
    private static final OnnxExporter EXPORTER = new OnnxExporter(new AtomicFiles(), "1.2.3");

    /** Normalisation to be folded, dropout to vanish, one dense layer that is used twice, names that clash. */
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "Small one",
            LayerSpec.of("input", "Input", "height", 4, "width", 5, "channels", 2),
            LayerSpec.of("output", "Conv2D", "filters", 3, "kernelSize", 2, "useBias", false),
            LayerSpec.of("norm", "BatchNormalization"),
            LayerSpec.of("drop", "Dropout"),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("d1", "Dense", "units", 4),
            LayerSpec.of("d2", "Dense", "units", 4),
            LayerSpec.of("probabilities", "Dense", "units", 2));

    @TempDir
    Path folder;

    private static float[] ramp(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 0.1f + (i * 7 % 11) / 10f;
        }
        return values;
    }

    private static TrainedModel model(NetworkSpec network, Preprocessing preprocessing) {
        OpGraph graph = Lowering.lower(network).graph();
        return new TrainedModel(
                network,
                TrainingPlan.DEFAULT,
                Weights.of(graph.weights(), ramp(graph.parameterCount())),
                List.of("cat", "狗"),
                preprocessing,
                Map.of());
    }

    private static TrainedModel model() {
        return model(NETWORK, Preprocessing.SCALED_BYTES);
    }

    private static ModelProto message(TrainedModel model, ExportOptions options) throws InvalidProtocolBufferException {
        return ModelProto.parseFrom(EXPORTER.bytes(ExportSource.of(model), options));
    }

    private static Map<String, String> notes(ModelProto message) {
        Map<String, String> notes = new HashMap<>();
        message.getMetadataPropsList().forEach(entry -> notes.put(entry.getKey(), entry.getValue()));
        return notes;
    }

    @Test
    void saysWhatItIs() throws IOException {
        ModelProto message = message(model(), ExportOptions.PLAIN);
        assertEquals("Layerwright", message.getProducerName());
        assertEquals("1.2.3", message.getProducerVersion());
        assertEquals(8, message.getIrVersion());
        assertEquals(17, message.getOpsetImport(0).getVersion());
        assertEquals("Small one", message.getGraph().getName());
        Map<String, String> notes = notes(message);
        assertEquals("{\"classNames\":[\"cat\",\"狗\"]}", notes.get("classes").replace(" ", ""));
        assertEquals(Preprocessing.SCALED_BYTES.note(), notes.get("preprocessing"));
        assertEquals("float32 (batch, height, width, channel), preprocessed", notes.get("input"));
        assertEquals("float32, what the last layer computes", notes.get("output"));
        assertFalse(notes.containsKey("standardization"));
    }

    @Test
    void hasOneInputAndOneOutputOfAnyBatch() throws IOException {
        GraphProto graph = message(model(), ExportOptions.PLAIN).getGraph();
        assertEquals("input", graph.getInput(0).getName());
        assertEquals(List.of("batch", "4", "5", "2"), dims(graph.getInput(0)));
        assertEquals("output", graph.getOutput(0).getName());
        assertEquals(List.of("batch", "2"), dims(graph.getOutput(0)));
        assertEquals(1, graph.getInputCount());
        assertEquals(1, graph.getOutputCount());
    }

    private static List<String> dims(ValueInfoProto value) {
        return value.getType().getTensorType().getShape().getDimList().stream()
                .map(dim -> dim.hasDimValue() ? String.valueOf(dim.getDimValue()) : dim.getDimParam())
                .toList();
    }

    @Test
    void leavesOutWhatInferenceDoesNotNeed() throws IOException {
        GraphProto graph = message(model(), ExportOptions.PLAIN).getGraph();
        assertEquals(
                List.of("Transpose", "Conv", "Transpose", "Flatten", "Gemm", "Gemm", "Gemm"),
                graph.getNodeList().stream().map(NodeProto::getOpType).toList());
    }

    @Test
    void givesEveryThingItsOwnName() throws IOException {
        GraphProto graph = message(model(), ExportOptions.RAW).getGraph();
        Set<String> names = new HashSet<>();
        assertTrue(names.add(graph.getInput(0).getName()));
        graph.getInitializerList().forEach(tensor -> assertTrue(names.add(tensor.getName()), tensor.getName()));
        for (NodeProto node : graph.getNodeList()) {
            // A node comes after all that it reads.
            assertTrue(names.containsAll(node.getInputList()), node.toString());
            assertTrue(names.add(node.getOutput(0)), node.getOutput(0));
        }
        assertTrue(names.contains("output"));
    }

    @Test
    void writesSharedWeightsOnce() throws Exception {
        GraphBuilder builder = new GraphBuilder();
        OpGraph once = Lowering.lower(NetworkSpec.of(
                        "Once",
                        LayerSpec.of("input", "Input", "height", 1, "width", 3, "channels", 3),
                        LayerSpec.of("conv", "Conv2D", "filters", 3, "kernelSize", 1)))
                .graph();
        builder.input(once.input());
        once.weights().forEach(builder::weight);
        OpNode conv = once.nodes().get(0);
        int first = builder.add(conv);
        int second = builder.add(
                new OpNode("again", conv.type(), List.of(first), conv.weights(), conv.attributes(), conv.shape()));
        OpGraph graph = builder.build(second);
        ExportSource source = new ExportSource("Twice", graph, ramp(12), Preprocessing.SCALED_BYTES, List.of());
        GraphProto written = ModelProto.parseFrom(EXPORTER.bytes(source, ExportOptions.PLAIN))
                .getGraph();
        assertEquals(
                List.of("conv/kernel", "conv/bias"),
                written.getInitializerList().stream().map(TensorProto::getName).toList());
        List<NodeProto> convs = written.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Conv"))
                .toList();
        assertEquals(2, convs.size());
        assertEquals(convs.get(0).getInput(1), convs.get(1).getInput(1));
    }

    /** Raw bytes through the raw file, and the same numbers prepared by hand through the plain one. */
    @Test
    void rawTakesBytesAndAnswersProbabilities() throws Exception {
        Preprocessing preprocessing =
                new Preprocessing(Preprocessing.SCALED_BYTES.note(), List.of(0.25, 0.5), List.of(0.5, 2.0));
        TrainedModel model = model(NETWORK, preprocessing);
        byte[] bytes = new byte[3 * 40];
        float[] prepared = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37);
            float scaled = (bytes[i] & 0xFF) / 255f;
            prepared[i] = i % 2 == 0 ? (scaled - 0.25f) / 0.5f : (scaled - 0.5f) / 2f;
        }
        Shape shape = Shape.of(4, 5, 2);
        float[] sums = replay(model, ExportOptions.PLAIN, replay -> replay.run(prepared, shape, 3));
        float[] probabilities = replay(model, ExportOptions.RAW, replay -> replay.run(bytes, shape, 3));
        float[] expected = new float[sums.length];
        for (int i = 0; i < 3; i++) {
            double odds = Math.exp(sums[2 * i] - sums[2 * i + 1]);
            expected[2 * i] = (float) (odds / (1 + odds));
            expected[2 * i + 1] = (float) (1 / (1 + odds));
        }
        assertArrayEquals(expected, probabilities, 1e-5f);
        Map<String, String> notes = notes(message(model, ExportOptions.RAW));
        assertEquals("uint8 (batch, height, width, channel), 0 to 255", notes.get("input"));
        assertEquals("float32, a probability for each class", notes.get("output"));
        assertTrue(notes(message(model, ExportOptions.PLAIN))
                .get("standardization")
                .contains("0.25"));
    }

    @Test
    void rawStandardisesVectors() throws Exception {
        NetworkSpec network = NetworkSpec.of(
                "Points",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
                LayerSpec.of("dense", "Dense", "units", 3, "activation", "softmax"));
        TrainedModel model =
                model(network, new Preprocessing("Measured in cm.", List.of(10.0, 20.0), List.of(2.0, 4.0)));
        float[] plain =
                replay(model, ExportOptions.PLAIN, replay -> replay.run(new float[] {1, -1, 0.5f, 2}, Shape.of(2), 2));
        float[] raw =
                replay(model, ExportOptions.RAW, replay -> replay.run(new float[] {12, 16, 11, 28}, Shape.of(2), 2));
        assertArrayEquals(plain, raw, 1e-6f);
        assertEquals(1, plain[0] + plain[1] + plain[2], 1e-6);
    }

    private interface Run {
        float[] of(OnnxReplay replay) throws OrtException;
    }

    private static float[] replay(TrainedModel model, ExportOptions options, Run run) throws OrtException {
        try (OnnxReplay replay = new OnnxReplay(EXPORTER.bytes(ExportSource.of(model), options))) {
            return run.of(replay);
        }
    }

    /** A network that does nothing still has an output beside its input. */
    @Test
    void passesANetworkWithoutOperatorsOn() throws Exception {
        OpGraph graph = new OpGraph(Shape.of(2), List.of(), List.of(), 0);
        ExportSource source = new ExportSource("None", graph, new float[0], Preprocessing.SCALED_BYTES, List.of());
        try (OnnxReplay replay = new OnnxReplay(EXPORTER.bytes(source, ExportOptions.PLAIN))) {
            assertArrayEquals(new float[] {3, 4}, replay.run(new float[] {3, 4}, Shape.of(2), 1));
        }
    }

    @Test
    void writesTheSameFileTwice() {
        Path file = folder.resolve("new").resolve("model.onnx");
        EXPORTER.write(model(), ExportOptions.PLAIN, file);
        assertArrayEquals(EXPORTER.bytes(ExportSource.of(model()), ExportOptions.PLAIN), read(file));
        assertTrue(EXPORTER.check(model(), ExportOptions.RAW) instanceof Exportability.Supported);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesWhatOnnxCannotExpress() {
        Attributes.Window gaps = new Attributes.Window(2, 2, 1, 1, 2, 2, 0, 0, 0, 0);
        refused(pool(OpType.AVERAGE_POOL, gaps, 6), ExportOptions.PLAIN, "pool averages over a window with gaps (2×2)");
        Attributes.Window wide = new Attributes.Window(2, 2, 1, 1, 5, 5, 2, 2, 3, 3);
        refused(pool(OpType.MAX_POOL, wide, 8), ExportOptions.PLAIN, "pool pads by as much as its window of 2×2");
        Attributes.Window fine = new Attributes.Window(2, 2, 1, 1, 2, 2, 1, 1, 1, 1);
        assertEquals(Exportability.SUPPORTED, EXPORTER.check(pool(OpType.MAX_POOL, fine, 8), ExportOptions.PLAIN));
    }

    private static ExportSource pool(OpType type, Attributes.Window window, int size) {
        OpNode node = new OpNode("pool", type, List.of(0), List.of(), window, Shape.of(size, size, 1));
        OpGraph graph = new OpGraph(Shape.of(8, 8, 1), List.of(node), List.of(), 1);
        return new ExportSource("Pool", graph, new float[0], Preprocessing.SCALED_BYTES, List.of());
    }

    private static void refused(ExportSource source, ExportOptions options, String reason) {
        Exportability found = EXPORTER.check(source, options);
        String said = ((Exportability.Unsupported) found).reason(new Texts(Texts.ENGLISH));
        assertTrue(said.contains(reason), said);
        ExportException thrown = assertThrows(ExportException.class, () -> EXPORTER.bytes(source, options));
        assertEquals(said, thrown.getMessage());
    }

    @Test
    void refusesRawWherePreprocessingIsUnknownAndWritesNothing() {
        TrainedModel strange = model(NETWORK, new Preprocessing("Sharpened.", List.of(), List.of()));
        refused(ExportSource.of(strange), ExportOptions.RAW, "prepared in another way (Sharpened.)");
        assertEquals(Exportability.SUPPORTED, EXPORTER.check(strange, ExportOptions.PLAIN));
        Path file = folder.resolve("model.onnx");
        assertThrows(ExportException.class, () -> EXPORTER.write(strange, ExportOptions.RAW, file));
        assertFalse(Files.exists(file));
        Preprocessing three =
                new Preprocessing(Preprocessing.SCALED_BYTES.note(), List.of(1.0, 1.0, 1.0), List.of(1.0, 1.0, 1.0));
        refused(ExportSource.of(model(NETWORK, three)), ExportOptions.RAW, "2 channels or features");
    }
}
