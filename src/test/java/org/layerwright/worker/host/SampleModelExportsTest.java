package org.layerwright.worker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.engine.inspection.Subject;
import org.layerwright.engine.training.Nd4jEngine;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.event.WorkerEngine;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.replay.Replays;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.plan.TrainingPlan;

/**
 * Every sample model is written by every exporter, run by whoever can run it, and compared with our engine. Whoever adds
 * an exporter and its replay is tested here without a word of his own. What no program on this machine can run is told,
 * and never counts as proven.
 */
class SampleModelExportsTest {
    private static final System.Logger LOG = System.getLogger(SampleModelExportsTest.class.getName());

    /** What the tests themselves bring, or any Java. */
    private static final Set<String> ALWAYS_RUN = Set.of("onnx", "java");

    /** Files of weights, which are read back. */
    private static final Set<String> READ_BACK = Set.of("safetensors", "lwm");

    private static final Set<String> RUN_WHERE_A_COMPILER_IS = Set.of("c", "c-int8");
    /** An image and a vector. */
    private static final Set<String> RAW = Set.of("small-cnn-mnist.json", "spiral-mlp.json");

    private static final int PARAMETERS_OF_A_LARGE_ONE = 1_000_000;

    @TempDir
    Path folder;

    private final DatasetCatalog catalog = new DatasetCatalog(Path.of(""));
    private final WorkerEngine engine = new Nd4jEngine(catalog, Clock.systemUTC());

    static Stream<Arguments> exports() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("sample-models"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                for (ModelExporter exporter : new ModelExporters(new AtomicFiles(), "test").all()) {
                    all.add(Arguments.of(file, exporter.id(), false));
                    // What goes before and behind a network does not depend on what is in it.
                    if (RAW.contains(file.getFileName().toString())) {
                        all.add(Arguments.of(file, exporter.id(), true));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} as {1}, raw {2}")
    @MethodSource("exports")
    void answersAsWeDo(Path sample, String target, boolean raw) throws IOException {
        TrainedModel model = model(NetworkJson.read(Files.readString(sample)));
        ModelExporter exporter =
                new ModelExporters(new AtomicFiles(), "test").find(target).orElseThrow();
        ExportOptions options = new ExportOptions(raw);
        Exportability can = exporter.check(model, options);
        if (can instanceof Exportability.Unsupported refused && raw) {
            LOG.log(System.Logger.Level.INFO, target + " takes no raw data: " + refused.key());
            return;
        }
        assertEquals(Exportability.SUPPORTED, can, "Every target can express every sample model.");
        Path file = folder.resolve("Net." + exporter.extension());
        exporter.write(model, options, file);
        int count = model.weights().parameterCount() > PARAMETERS_OF_A_LARGE_ONE ? 3 : 20;
        ProofSamples samples = ProofSamples.of(model, catalog, "", count);
        ExportProof.Result result = new ExportProof(engine, new Replays())
                .prove(model, exporter, options, file, samples, done -> {}, () -> {});
        Outcome outcome = result.trial().outcome();
        boolean mustRun = ALWAYS_RUN.contains(target)
                || RUN_WHERE_A_COMPILER_IS.contains(target) && isOnPath("gcc", "cc", "clang");
        if (READ_BACK.contains(target)) {
            assertEquals(Outcome.SAME, outcome, () -> result.toString());
        } else if (mustRun) {
            assertEquals(Outcome.PROVEN, outcome, () -> result.toString());
        } else {
            assertTrue(outcome.isAcceptable(), () -> result.toString());
        }
        if (!outcome.isCertain()) {
            String by = result.trial().by() + " " + result.trial().why().key();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Not proven here: " + sample + " as " + target + ": " + outcome + " " + by);
        }
    }

    private static boolean isOnPath(String... programs) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String program : programs) {
                if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As before training, but biases, scales and running statistics are not all zeros and ones. */
    private static TrainedModel model(NetworkSpec network) {
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
        int width = graph.outputShape().size();
        return new TrainedModel(
                network,
                TrainingPlan.DEFAULT.withLoss(Subject.likelyLoss(graph)),
                Weights.of(graph.weights(), parameters),
                Stream.iterate(0, i -> i + 1)
                        .limit(Math.max(2, width))
                        .map(i -> "class " + i)
                        .toList(),
                graph.input().isImage() ? Preprocessing.SCALED_BYTES : FEATURES,
                Map.of());
    }

    private static final Preprocessing FEATURES =
            new Preprocessing("Features are as the data set has them.", List.of(), List.of());
}
