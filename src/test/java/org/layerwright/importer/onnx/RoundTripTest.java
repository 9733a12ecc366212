package org.layerwright.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.importer.Fixtures;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.plan.TrainingPlan;

/** What we export, we read again, and it computes the same. */
class RoundTripTest {
    private static final double TOLERANCE = 1e-5;
    private static final OnnxExporter EXPORTER = new OnnxExporter(new AtomicFiles(), "test");

    @TempDir
    Path folder;

    static Stream<Arguments> samples() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("sample-models"))) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                if (text.contains("layerwright-network")) {
                    all.add(Arguments.of(file.getFileName().toString(), NetworkJson.read(text)));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everySampleModel(String name, NetworkSpec network) {
        TrainedModel model = model(network, Preprocessing.SCALED_BYTES);
        TrainedModel read = again(model, ExportOptions.PLAIN);
        assertSame(model, read);
        assertEquals(model.classNames(), read.classNames());
        assertEquals(Fixtures.input(model), Fixtures.input(read));
        assertEquals(network.name(), read.network().name());
        // Nothing is left in pieces: dropout and noise are not written, the rest comes back in as many layers at most.
        assertTrue(
                read.network().layers().size() <= network.layers().size(),
                network.layers() + " → " + read.network().layers());
    }

    /** What the sample models do not have. */
    @Test
    void otherLayers() {
        assertSameAgain(NetworkSpec.of(
                "vector to image",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 6),
                LayerSpec.of("dense", "Dense", "units", 24, "activation", "gelu"),
                LayerSpec.of("reshape", "Reshape", "targetHeight", 2, "targetWidth", 3, "targetChannels", 4),
                LayerSpec.of("up", "UpSampling2D", "interpolation", "bilinear"),
                LayerSpec.of("pad", "ZeroPadding2D", "padTop", 2, "padBottom", 0),
                LayerSpec.of("conv", "Conv2D", "filters", 3, "activation", "silu"),
                LayerSpec.of("norm", "LayerNormalization"),
                LayerSpec.of("elu", "Activation", "function", "elu", "eluAlpha", 0.5)));
        assertSameAgain(NetworkSpec.of(
                "image to image",
                LayerSpec.of("input", "Input", "height", 4, "width", 6, "channels", 2),
                LayerSpec.of("norm", "BatchNormalization"),
                LayerSpec.of("reshape", "Reshape", "targetHeight", 6, "targetWidth", 2, "targetChannels", 4),
                LayerSpec.of(
                        "depth", "DepthwiseConv2D", "depthMultiplier", 2, "padding", "same", "activation", "leakyRelu"),
                LayerSpec.of("leaky", "Activation", "function", "leakyRelu", "leak", 0.3),
                LayerSpec.of("max", "GlobalMaxPool2D"),
                LayerSpec.of("out", "Dense", "units", 3, "activation", "softplus")));
    }

    @Test
    void sharedWeightsStayShared() {
        NetworkSpec network = NetworkSpec.of(
                "shared",
                LayerSpec.of("input", "Input", "height", 5, "width", 5, "channels", 2),
                LayerSpec.of("one", "Conv2D", "filters", 2, "padding", "same"),
                LayerSpec.of("two", "Conv2D", "filters", 2, "padding", "same", "activation", "relu")
                        .withSharedWith("one"),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("out", "Dense", "units", 2));
        TrainedModel model = model(network, Preprocessing.SCALED_BYTES);
        TrainedModel read = again(model, ExportOptions.PLAIN);
        assertSame(model, read);
        assertEquals(model.weights().parameterCount(), read.weights().parameterCount());
        assertTrue(read.network().layers().stream().anyMatch(LayerSpec::isSharing));
    }

    @Test
    void preprocessingComesBack() {
        Preprocessing standardized =
                new Preprocessing(Preprocessing.SCALED_BYTES.note(), List.of(0.25, 0.5), List.of(0.5, 2.0));
        NetworkSpec network = NetworkSpec.of(
                "standardized",
                LayerSpec.of("input", "Input", "height", 4, "width", 4, "channels", 2),
                LayerSpec.of("conv", "Conv2D", "filters", 2, "kernelSize", 2),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("out", "Dense", "units", 3));
        TrainedModel model = model(network, standardized);
        TrainedModel plain = again(model, ExportOptions.PLAIN);
        assertEquals(standardized, plain.preprocessing());
        TrainedModel raw = again(model, ExportOptions.RAW);
        assertEquals(standardized, raw.preprocessing());
        assertTrue(Lowering.lower(raw.network()).graph().endsInSoftmax());
        NetworkSpec numbers = NetworkSpec.of(
                "numbers",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
                LayerSpec.of("out", "Dense", "units", 3));
        TrainedModel features = model(
                numbers,
                new Preprocessing("Features are as the data set has them.", List.of(3.0, -1.0), List.of(2.0, 4.0)));
        assertEquals(
                features.preprocessing(), again(features, ExportOptions.RAW).preprocessing());
    }

    private void assertSameAgain(NetworkSpec network) {
        TrainedModel model = model(network, Preprocessing.SCALED_BYTES);
        assertSame(model, again(model, ExportOptions.PLAIN));
    }

    private TrainedModel again(TrainedModel model, ExportOptions options) {
        Path file = folder.resolve("model.onnx");
        EXPORTER.write(model, options, file);
        return new OnnxImport().read(file);
    }

    private static void assertSame(TrainedModel model, TrainedModel read) {
        Shape input = Fixtures.input(model);
        Random random = new Random(3);
        float[] samples = new float[Fixtures.SAMPLES * input.size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        Fixtures.assertClose(
                Fixtures.outputs(model, samples, Fixtures.SAMPLES),
                Fixtures.outputs(read, samples, Fixtures.SAMPLES),
                TOLERANCE);
    }

    /** As after some training: biases, scales and running statistics are not all zeros and ones. */
    private static TrainedModel model(NetworkSpec network, Preprocessing preprocessing) {
        OpGraph graph = Lowering.lower(network).graph();
        float[] parameters = ParameterInitialization.draw(graph, 1);
        Random random = new Random(2);
        for (int weight = 0; weight < graph.weights().size(); weight++) {
            WeightSpec spec = graph.weights().get(weight);
            int from = graph.offsetOf(weight);
            for (int i = from; spec.role() != WeightSpec.Role.KERNEL && i < from + spec.size(); i++) {
                parameters[i] += random.nextFloat() / 2;
            }
        }
        List<String> classes = IntStream.range(0, graph.outputShape().size())
                .mapToObj(i -> "class " + i)
                .toList();
        return new TrainedModel(
                network,
                TrainingPlan.DEFAULT,
                Weights.of(graph.weights(), parameters),
                classes,
                preprocessing,
                Map.of());
    }
}
