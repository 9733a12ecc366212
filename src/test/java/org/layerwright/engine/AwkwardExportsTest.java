package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.engine.kernel.Softmax;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.Replay;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.replay.NeededPrograms;
import org.layerwright.export.replay.Replays;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.loss.BinaryCrossEntropy;

/**
 * One network of every layer there is, with branches, shared weights and uneven padding, whose names are made to break
 * source code: keywords, quotes, line ends, ends of comments, trigraphs, letters of other scripts.
 */
class AwkwardExportsTest {
    private static final int COUNT = 5;

    /** Ends strings and comments of all languages, and would be code if it did. */
    private static final String HOSTILE = "\"\"\" ''' */ \\ ??/ ${x} %s \n#error\n\u2028 \u202e {0} \\u000a \\";

    private final List<LayerSpec> layers = new ArrayList<>();

    @TempDir
    Path folder;

    private void add(String name, String type, Object... params) {
        layers.add(new LayerSpec(name, type, List.of(), ParamValues.of(params)));
    }

    private void add(String name, String type, List<String> inputs, String shared, Object... params) {
        layers.add(new LayerSpec(name, type, inputs, ParamValues.of(params), shared));
    }

    private NetworkSpec network() {
        add("in\"put\n", "Input", "height", 9, "width", 8, "channels", 2);
        add("class", "Conv2D", "filters", 4, "kernelSize", 2, "padding", "same", "activation", "leakyRelu");
        add("forward", "Conv2D", "filters", 4, "padding", "same", "activation", "relu");
        add("eval", "Conv2D", List.of(), "forward", "filters", 4, "padding", "same", "activation", "relu");
        add("half", "Conv2D", List.of(), "forward", "filters", 4, "padding", "same", "dilation", 2, "useBias", false);
        add("训练 \\ 层", "BatchNormalization");
        add("import", "Activation", "function", "elu", "eluAlpha", 0.7);
        add("return", "LayerNormalization");
        add("*", "BatchNormalization");
        add("self", "SeparableConv2D", List.of(), "", "filters", 3, "depthMultiplier", 2, "activation", "gelu");
        add("x", "UpSampling2D", "upsamplingFactor", 3, "interpolation", "bilinear");
        add("F", "DepthwiseConv2D", "depthMultiplier", 2, "kernelSize", 4, "padding", "same", "stride", 2);
        add("nn", "SpatialDropout2D");
        add("np", "GaussianNoise");
        add("torch\u202e", "ZeroPadding2D", "padTop", 0, "padBottom", 2, "padLeft", 1, "padRight", 3);
        add("// ??/", "MaxPool2D", "poolSize", 3, "poolStride", 2, "padding", "same");
        add("keras", "AvgPool2D", List.of("torch\u202e"), "", "poolSize", 3, "poolStride", 2, "padding", "same");
        add("layers", "Add", List.of("// ??/", "keras", "// ??/"), "");
        add("int", "Concatenate", List.of("layers", "keras"), "");
        add("int_2", "Activation", "function", "silu");
        add("input", "UpSampling2D", "upsamplingFactor", 2, "interpolation", "nearest");
        add("weights", "Reshape");
        add("1 / 2 — ", "Dense", "units", 24, "activation", "softplus");
        add("@", "Reshape", "targetHeight", 2, "targetWidth", 3);
        add("!", "Conv2D", "filters", 6, "kernelSize", 1, "activation", "tanh");
        add("main", "GlobalAvgPool2D");
        add("auto", "GlobalMaxPool2D", List.of("!"), "");
        add("buffer0", "Flatten", List.of("!"), "");
        add("void", "Dense", List.of("main"), "", "units", 6, "activation", "sigmoid");
        add("void_", "Dense", List.of("auto"), "void", "units", 6, "activation", "sigmoid");
        add("void__", "Dense", List.of("buffer0"), "", "units", 6, "useBias", false);
        add("lambda", "Add", List.of("void", "void_", "void__"), "");
        add("drop", "Dropout");
        add("double", "Dense", "units", 3, "activation", "linear");
        return new NetworkSpec(
                HOSTILE,
                Map.of(),
                layers.stream().map(AwkwardExportsTest::renamed).toList());
    }

    /** Layerwright itself refuses slashes only. */
    private static LayerSpec renamed(LayerSpec layer) {
        return layer.withName(layer.name().replace('/', '|'))
                .withInputs(layer.inputs().stream()
                        .map(input -> input.replace('/', '|'))
                        .toList());
    }

    private TrainedModel model(boolean standardized) {
        NetworkSpec network = network();
        Lowered lowered = Lowering.lower(network);
        assertTrue(lowered.isSound(), lowered.problems().toString());
        TrainedModel plain = model(network);
        Preprocessing preprocessing = standardized
                ? new Preprocessing(Preprocessing.SCALED_BYTES.note(), List.of(0.25, 0.5), List.of(0.5, 0.25))
                : Preprocessing.SCALED_BYTES;
        return new TrainedModel(
                network, plain.plan(), plain.weights(), List.of(HOSTILE, "狗 🐕", "\\\"?"), preprocessing, Map.of());
    }

    @Test
    void everyLayerIsThere() {
        Set<String> used = network().layers().stream().map(LayerSpec::type).collect(Collectors.toSet());
        assertEquals(LayerTypes.all().stream().map(LayerType::id).collect(Collectors.toSet()), used);
    }

    @ParameterizedTest
    @CsvSource({"keras,py", "pytorch,py", "java,java", "c,c", "c-int8,c"})
    void givesOurResults(String target, String ending) {
        check(target, ending, model(false), ExportOptions.PLAIN);
    }

    @ParameterizedTest
    @CsvSource({"keras,py", "pytorch,py", "java,java", "c,c", "c-int8,c"})
    void givesOurProbabilitiesForRawBytes(String target, String ending) {
        check(target, ending, model(true), ExportOptions.RAW);
    }

    /** Two classes and one number, of features that were standardised: the files name the class as well. */
    @ParameterizedTest
    @CsvSource({"keras,py", "pytorch,py", "java,java", "c,c"})
    void givesOurNumbersOfFeatures(String target, String ending) {
        need(ending);
        NetworkSpec network = NetworkSpec.of(
                "Two features",
                LayerSpec.of("in", "Input", "height", 0, "width", 0, "channels", 2),
                LayerSpec.of("hidden", "Dense", "units", 5, "activation", "tanh"),
                LayerSpec.of("norm", "LayerNormalization"),
                LayerSpec.of("batch", "BatchNormalization"),
                LayerSpec.of("out", "Dense", "units", 1, "activation", "sigmoid"));
        TrainedModel plain = model(network);
        TrainedModel model = new TrainedModel(
                network,
                plain.plan().withLoss(Setting.of(BinaryCrossEntropy.ID)),
                plain.weights(),
                List.of("no", "yes"),
                new Preprocessing("Measured.", List.of(10.0, 20.0), List.of(2.0, 4.0)),
                Map.of());
        OpGraph graph = Lowering.lower(network).graph();
        ModelExporter exporter =
                new ModelExporters(new AtomicFiles(), "test").find(target).orElseThrow();
        Path file = folder.resolve("binary." + ending);
        exporter.write(model, ExportOptions.RAW, file);
        float[] given = {12, 16, 9, 28, 10, 20};
        float[] expected = ours(graph, model.weights().flatten(), new float[] {1, -1, -0.5f, 2, 0, 0});
        Replayed replayed =
                new Replays().find(target).orElseThrow().run(model, ExportOptions.RAW, file, given, 3, done -> {});
        if (replayed instanceof Replayed.Ran ran) {
            assertTrue(difference(expected, ran.values()) <= 1e-4, replayed.toString());
        } else {
            assertTrue(replayed instanceof Replayed.Parsed && ending.equals("py"), replayed.toString());
        }
    }

    /** A JDK is enough for {@code java}. */
    private static void need(String ending) {
        switch (ending) {
            case "c" -> NeededPrograms.compilerOfC();
            case "py" -> NeededPrograms.python();
            default -> {}
        }
    }

    private void check(String target, String ending, TrainedModel model, ExportOptions options) {
        need(ending);
        OpGraph graph = Lowering.lower(model.network()).graph();
        ModelExporter exporter =
                new ModelExporters(new AtomicFiles(), "0\"\n").find(target).orElseThrow();
        assertEquals(Exportability.SUPPORTED, exporter.check(model, options));
        Path file = folder.resolve("-Wodd 'file' $x." + ending);
        exporter.write(model, options, file);
        Random random = new Random(5);
        float[] bytes = new float[COUNT * graph.input().size()];
        float[] prepared = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(256);
            prepared[i] = bytes[i] / 255;
            if (options.raw()) {
                prepared[i] = i % 2 == 0 ? (prepared[i] - 0.25f) / 0.5f : (prepared[i] - 0.5f) / 0.25f;
            }
        }
        float[] expected = ours(graph, model.weights().flatten(), prepared);
        if (options.raw()) {
            softmax(expected, 3);
        }
        Replay replay = new Replays().find(target).orElseThrow();
        Replayed replayed = replay.run(model, options, file, options.raw() ? bytes : prepared, COUNT, done -> {});
        System.getLogger("samples").log(System.Logger.Level.INFO, target + " " + replayed);
        if (replayed instanceof Replayed.Ran ran) {
            double difference = difference(expected, ran.values());
            System.getLogger("samples").log(System.Logger.Level.INFO, "awkward as " + target + ": " + difference);
            assertTrue(difference <= replay.tolerance(), "differs by " + difference);
        } else {
            assertTrue(!target.startsWith("c"), replayed.toString());
            assertTrue(!(replayed instanceof Replayed.Failed), replayed.toString());
        }
    }

    private static void softmax(float[] values, int width) {
        for (int at = 0; at < values.length; at += width) {
            double sum = 0;
            for (int i = at; i < at + width; i++) {
                sum += Math.exp(values[i]);
            }
            for (int i = at; i < at + width; i++) {
                values[i] = (float) (Math.exp(values[i]) / sum);
            }
        }
    }

    /** Seeded weights, but biases, scales and running statistics that are not all zeros and ones. */
    static TrainedModel model(NetworkSpec network) {
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
                graph.input().isImage()
                        ? Preprocessing.SCALED_BYTES
                        : new Preprocessing("As measured.", List.of(), List.of()),
                Map.of());
    }

    static float[] ours(OpGraph graph, float[] parameters, float[] inputs) {
        int width = graph.outputShape().size();
        int count = inputs.length / graph.input().size();
        float[] outputs = new float[count * width];
        try (NetworkTrainer trainer = NetworkTrainer.forOutputs(Device.CPU, graph, count)) {
            trainer.setParameters(parameters);
            trainer.outputs(inputs, count, outputs);
        }
        // The engine stops before a last softmax.
        for (int i = 0; graph.endsInSoftmax() && i < count; i++) {
            Softmax.replace(outputs, i * width, width);
        }
        return outputs;
    }

    static double difference(float[] expected, float[] found) {
        assertEquals(expected.length, found.length);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - found[i]) / Math.max(1, Math.abs(expected[i])));
        }
        return largest;
    }
}
