package org.layerwright.engine.inspection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.layerwright.data.Batch;
import org.layerwright.engine.Device;
import org.layerwright.engine.Evaluation;
import org.layerwright.engine.Inputs;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.event.Numbers;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand.Infer;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerCommand.ShowActivations;
import org.layerwright.event.WorkerCommand.ShowSaliency;
import org.layerwright.event.WorkerCommand.ShowWeights;
import org.layerwright.event.WorkerEvent;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.onnx.OnnxReplay;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.Preprocessing;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;

/** What is told of layers, weights and derivatives, against ONNX Runtime, central differences and arithmetic by hand. */
class ExaminerTest {
    private static final WeightSource SOURCE = WeightSource.live();

    /** Batch normalisation before and behind activations, a skip connection, pooling behind ReLU, dropout, no-ops. */
    private static final NetworkSpec RESIDUAL = NetworkSpec.of(
            "Residual",
            LayerSpec.of("input", "Input", "height", 9, "width", 8, "channels", 3),
            LayerSpec.of("conv1", "Conv2D", "filters", 6, "padding", "same", "activation", "relu"),
            LayerSpec.of("pool", "MaxPool2D"),
            LayerSpec.of("bn1", "BatchNormalization"),
            LayerSpec.of("relu1", "Activation", "function", "relu"),
            LayerSpec.of("conv2", "Conv2D", "filters", 6, "padding", "same"),
            LayerSpec.of("bn2", "BatchNormalization"),
            LayerSpec.of("sum", "Add").withInputs(List.of("bn2", "pool")),
            LayerSpec.of("same", "Dropout", "rate", 0.1),
            LayerSpec.of("gelu", "Activation", "function", "gelu"),
            LayerSpec.of("drop", "Dropout", "rate", 0.5),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("dense", "Dense", "units", 7, "activation", "tanh"),
            LayerSpec.of("out", "Dense", "units", 4, "activation", "softmax"));

    private final Random random = new Random(3);

    /** Both bring a native runtime of their own; ours must not be the first. */
    @BeforeAll
    static void loadOnnxRuntime() {
        OrtEnvironment.getEnvironment();
    }

    @Test
    void everyLayerOfTheSeedNetworkIsWhatOnnxRuntimeSays() throws IOException, OrtException {
        NetworkSpec network = NetworkJson.read(Files.readString(Path.of("sample-models", "keras-mnist-cnn.json")));
        compareLayers(network);
    }

    @Test
    void everyLayerOfAResidualNetworkIsWhatOnnxRuntimeSays() throws OrtException {
        compareLayers(RESIDUAL);
    }

    private void compareLayers(NetworkSpec network) throws OrtException {
        Lowered lowered = Lowering.lower(network);
        OpGraph graph = lowered.graph();
        float[] parameters = parameters(graph);
        float[] sample = sample(graph);
        LayerValues values = new LayerValues(network, graph);
        try (Examiner examiner = examiner(network, graph, parameters)) {
            WorkerEvent.ActivationsShown shown = (WorkerEvent.ActivationsShown)
                    examiner.answer(new ShowActivations("1", SOURCE, Numbers.of(sample), List.of()));
            assertEquals(network.layers().size(), shown.layers().size());
            for (WorkerEvent.LayerOutput layer : shown.layers()) {
                assertEquals(dims(lowered.shapes().get(layer.layer())), layer.shape(), layer.layer());
                int value = values.of(layer.layer());
                float[] expected = value == 0 ? sample : replay(graph, parameters, value, sample);
                assertClose(expected, layer.values().toArray(), 1e-4, layer.layer());
            }
            assertClose(
                    replay(graph, parameters, graph.output(), sample),
                    shown.outputs().toArray(),
                    1e-5,
                    "outputs");
        }
    }

    @Test
    void givesOnlyTheLayersThatAreAskedForAndInTheirOrder() {
        OpGraph graph = Lowering.lower(RESIDUAL).graph();
        try (Examiner examiner = examiner(RESIDUAL, graph, parameters(graph))) {
            WorkerEvent.ActivationsShown shown = (WorkerEvent.ActivationsShown) examiner.answer(
                    new ShowActivations("1", SOURCE, Numbers.of(sample(graph)), List.of("out", "conv1")));
            assertEquals(
                    List.of("out", "conv1"),
                    shown.layers().stream().map(WorkerEvent.LayerOutput::layer).toList());
        }
    }

    @Test
    void theGradientIsWhatCentralDifferencesSay() throws OrtException {
        OpGraph graph = Lowering.lower(RESIDUAL).graph();
        float[] parameters = parameters(graph);
        float[] sample = sample(graph);
        int target = 2;
        int logits = graph.nodes().get(graph.output() - 1).input();
        float[] expected = new float[9 * 8];
        double step = 1e-2;
        try (OnnxReplay replay = new OnnxReplay(file(graph, parameters, logits))) {
            for (int i = 0; i < sample.length; i++) {
                float[] moved = sample.clone();
                moved[i] = (float) (sample[i] + step);
                double above = replay.run(moved, graph.input(), 1)[target];
                moved[i] = (float) (sample[i] - step);
                double below = replay.run(moved, graph.input(), 1)[target];
                expected[i / 3] = (float) Math.max(expected[i / 3], Math.abs(above - below) / (2 * step));
            }
        }
        try (Examiner examiner = examiner(RESIDUAL, graph, parameters)) {
            WorkerEvent.SaliencyShown shown = (WorkerEvent.SaliencyShown)
                    examiner.answer(new ShowSaliency("1", SOURCE, Numbers.of(sample), target, SaliencyMethod.GRADIENT));
            assertEquals(List.of(2, 9, 8), List.of(shown.target(), shown.height(), shown.width()));
            // A kink of ReLU or of the maximum can lie within a step: nearly all places agree.
            float[] actual = shown.values().toArray();
            double largest = 0;
            for (float value : expected) {
                largest = Math.max(largest, value);
            }
            double tolerance = 0.02 * largest;
            long agree = IntStream.range(0, actual.length)
                    .filter(i -> Math.abs(actual[i] - expected[i]) <= tolerance)
                    .count();
            assertTrue(agree >= 0.9 * actual.length, agree + " of " + actual.length + " places agree");
            assertTrue(largest > 0.01, "the derivative is not all zero: " + largest);
        }
    }

    /** Behind a global mean, Grad-CAM is the class activation map: {@code max(0, Σ wₖ·Aₖ)} over the pixels' number. */
    @Test
    void gradCamIsTheWeightedSumOfMaps() {
        NetworkSpec network = NetworkSpec.of(
                "CAM",
                LayerSpec.of("input", "Input", "height", 6, "width", 5, "channels", 2),
                LayerSpec.of("conv", "Conv2D", "filters", 4, "padding", "same", "activation", "relu"),
                LayerSpec.of("mean", "GlobalAvgPool2D"),
                LayerSpec.of("out", "Dense", "units", 3, "activation", "softmax"));
        OpGraph graph = Lowering.lower(network).graph();
        float[] parameters = parameters(graph);
        Numbers sample = Numbers.of(sample(graph));
        try (Examiner examiner = examiner(network, graph, parameters)) {
            float[] maps = ((WorkerEvent.ActivationsShown)
                            examiner.answer(new ShowActivations("1", SOURCE, sample, List.of("conv"))))
                    .layers()
                    .get(0)
                    .values()
                    .toArray();
            WorkerEvent.WeightsShown weights =
                    (WorkerEvent.WeightsShown) examiner.answer(new ShowWeights("2", SOURCE, "out"));
            assertEquals(List.of(4, 3), weights.weights().get(0).shape());
            float[] kernel = weights.weights().get(0).values().toArray();
            boolean any = false;
            for (int target = 0; target < 3; target++) {
                float[] actual = ((WorkerEvent.SaliencyShown)
                                examiner.answer(new ShowSaliency("3", SOURCE, sample, target, SaliencyMethod.GRAD_CAM)))
                        .values()
                        .toArray();
                float[] expected = new float[30];
                for (int pixel = 0; pixel < 30; pixel++) {
                    double sum = 0;
                    for (int k = 0; k < 4; k++) {
                        sum += kernel[k * 3 + target] / 30 * maps[pixel * 4 + k];
                    }
                    expected[pixel] = (float) Math.max(0, sum);
                    any |= sum > 0;
                }
                assertClose(expected, actual, 1e-5, "class " + target);
            }
            assertTrue(any, "some place speaks for a class");
        }
    }

    @Test
    void enlargesBetweenPixelCentres() {
        float[] large = Saliency.enlarge(new float[] {0, 4, 8, 12}, 2, 2, 4, 4);
        float[] expected = {0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12};
        assertArrayEquals(expected, large, 1e-6f);
    }

    @Test
    void aSingleProbabilityIsTwoClassesAndItsGradientHasASign() {
        NetworkSpec network = NetworkSpec.of(
                "Yes or no",
                LayerSpec.of("input", "Input", "height", 4, "width", 4, "channels", 1),
                LayerSpec.of("conv", "Conv2D", "filters", 2, "padding", "same"),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("out", "Dense", "units", 1, "activation", "sigmoid"));
        OpGraph graph = Lowering.lower(network).graph();
        try (Examiner examiner = examiner(network, graph, parameters(graph))) {
            Numbers sample = Numbers.of(sample(graph));
            float[] said = ((WorkerEvent.ActivationsShown)
                            examiner.answer(new ShowActivations("1", SOURCE, sample, List.of("out"))))
                    .outputs()
                    .toArray();
            assertEquals(2, said.length);
            assertEquals(1, said[0] + said[1], 1e-6);
            WorkerEvent.SaliencyShown most = (WorkerEvent.SaliencyShown)
                    examiner.answer(new ShowSaliency("2", SOURCE, sample, -1, SaliencyMethod.GRADIENT));
            assertEquals(said[1] > said[0] ? 1 : 0, most.target());
            float[] no = cam(examiner, sample, 0);
            float[] yes = cam(examiner, sample, 1);
            for (int i = 0; i < yes.length; i++) {
                assertTrue(yes[i] == 0 || no[i] == 0, "a place speaks for one of two classes only");
            }
        }
    }

    private static float[] cam(Examiner examiner, Numbers sample, int target) {
        return ((WorkerEvent.SaliencyShown)
                        examiner.answer(new ShowSaliency("3", SOURCE, sample, target, SaliencyMethod.GRAD_CAM)))
                .values()
                .toArray();
    }

    @Test
    void refusesWhatIsNotThereInASentence() {
        NetworkSpec network = NetworkSpec.of(
                "Flat",
                LayerSpec.of("input", "Input", "height", 1, "width", 1, "channels", 5),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("out", "Dense", "units", 3, "activation", "softmax"));
        OpGraph graph = Lowering.lower(network).graph();
        Numbers sample = Numbers.of(sample(graph));
        try (Examiner examiner = examiner(network, graph, parameters(graph))) {
            QuestionException e =
                    assertThrows(QuestionException.class, () -> examiner.answer(new ShowWeights("1", SOURCE, "conv9")));
            assertTrue(e.getMessage().contains("conv9") && e.getMessage().contains("flatten, out"), e.getMessage());
            assertKey(
                    "error.inspect.noConvolution",
                    () -> examiner.answer(new ShowSaliency("1", SOURCE, sample, 0, SaliencyMethod.GRAD_CAM)));
            assertKey(
                    "error.inspect.target",
                    () -> examiner.answer(new ShowSaliency("1", SOURCE, sample, 3, SaliencyMethod.GRADIENT)));
            assertKey(
                    "error.inspect.sample",
                    () -> examiner.answer(new ShowActivations("1", SOURCE, Numbers.of(1, 2), List.of())));
            assertKey("error.inspect.sample", () -> examiner.answer(new Infer("1", SOURCE, sample, 2)));
        }
    }

    private static void assertKey(String key, Runnable asked) {
        assertEquals(key, assertThrows(QuestionException.class, asked::run).key());
    }

    /** Where the networks are looked into. */
    Device device() {
        return Device.CPU;
    }

    private Examiner examiner(NetworkSpec network, OpGraph graph, float[] parameters) {
        Subject.Predictor nobody = new Subject.Predictor() {
            @Override
            public int batch() {
                return 1;
            }

            @Override
            public void infer(float[] samples, int count, float[] predictions) {
                throw new AssertionError("not asked for");
            }

            @Override
            public Evaluation evaluate(Batch batch, float[] predictions) {
                throw new IllegalStateException("not asked");
            }

            @Override
            public void close() {}
        };
        Inputs asTheyAre = new Inputs(Preprocessing.SCALED_BYTES);
        return new Examiner(
                new Subject(
                        network,
                        graph,
                        Subject.likelyLoss(graph),
                        List.of(),
                        asTheyAre,
                        () -> parameters,
                        false,
                        nobody),
                device());
    }

    /** As drawn, but with biases, scales and running statistics that are not all zeros and ones. */
    private float[] parameters(OpGraph graph) {
        float[] parameters = ParameterInitialization.draw(graph, 1);
        for (int weight = 0; weight < graph.weights().size(); weight++) {
            WeightSpec spec = graph.weights().get(weight);
            int from = graph.offsetOf(weight);
            for (int i = from; spec.role() != WeightSpec.Role.KERNEL && i < from + spec.size(); i++) {
                parameters[i] += random.nextFloat() / 2;
            }
        }
        return parameters;
    }

    private float[] sample(OpGraph graph) {
        float[] sample = new float[graph.input().size()];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = random.nextFloat();
        }
        return sample;
    }

    private static float[] replay(OpGraph graph, float[] parameters, int value, float[] sample) throws OrtException {
        try (OnnxReplay replay = new OnnxReplay(file(graph, parameters, value))) {
            return replay.run(sample, graph.input(), 1);
        }
    }

    /** The network up to a value, as an ONNX file. */
    private static byte[] file(OpGraph graph, float[] parameters, int value) {
        OpGraph part = new OpGraph(graph.input(), graph.nodes().subList(0, value), graph.weights(), value);
        ExportSource source = new ExportSource("test", part, parameters, Preprocessing.SCALED_BYTES, List.of());
        return new OnnxExporter(new AtomicFiles(), "test").bytes(source, ExportOptions.PLAIN);
    }

    private static List<Integer> dims(Shape shape) {
        return IntStream.range(0, shape.rank()).mapToObj(shape::dim).toList();
    }

    private static void assertClose(float[] expected, float[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * Math.max(1, Math.abs(expected[i])), what + " " + i);
        }
    }
}
