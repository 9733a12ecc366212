package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.engine.kernel.Softmax;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.Replay;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.proof.Replays;
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
 * Every sample model through every exporter that writes source code or weights, replayed by what this machine has and
 * compared with our engine. Where a program is missing, that is all the test finds; C compilers are there wherever tests
 * run.
 */
class SampleExportsTest {
    private static final Path SAMPLES = Path.of("sample-models");
    private static final Set<String> TARGETS =
            Set.of("lwm", "safetensors", "c", "c-int8", "keras", "pytorch", "java");
    private static final int COUNT = 4;

    @TempDir
    Path folder;

    static Stream<Arguments> samplesAndTargets() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (ModelExporter exporter : new ModelExporters(new AtomicFiles(), "test").all()) {
                    if (TARGETS.contains(exporter.id())) {
                        all.add(Arguments.of(file.getFileName().toString(), exporter.id()));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("samplesAndTargets")
    void givesOurResults(String sample, String target) throws IOException {
        TrainedModel model = model(NetworkJson.read(Files.readString(SAMPLES.resolve(sample))));
        OpGraph graph = Lowering.lower(model.network()).graph();
        ModelExporter exporter =
                new ModelExporters(new AtomicFiles(), "test").find(target).orElseThrow();
        Path file = folder.resolve("model." + exporter.extension());
        for (String name : exporter.files("model")) {
            assertTrue(folder.resolve(name).startsWith(folder));
        }
        assertEquals(Exportability.SUPPORTED, exporter.check(model, ExportOptions.PLAIN));
        exporter.write(model, ExportOptions.PLAIN, file);
        for (String name : exporter.files("model")) {
            assertTrue(Files.exists(folder.resolve(name)), name);
        }
        float[] inputs = inputs(graph);
        Replay replay = Replays.of(target).orElseThrow();
        Replayed replayed = replay.run(model, ExportOptions.PLAIN, file, inputs, COUNT);
        if (replayed instanceof Replayed.Ran ran) {
            double difference = difference(ours(graph, model.weights().flatten(), inputs), ran.values());
            System.getLogger("samples")
                    .log(System.Logger.Level.INFO, sample + " as " + target + " by " + ran.by() + ": " + difference);
            assertTrue(difference <= replay.tolerance(), "differs by " + difference);
        } else {
            boolean needsCompiler = target.startsWith("c");
            assertTrue(!needsCompiler, replayed.toString());
            assertTrue(
                    replayed instanceof Replayed.Parsed || replayed instanceof Replayed.Unavailable,
                    replayed.toString());
            System.getLogger("samples").log(System.Logger.Level.INFO, sample + " as " + target + ": " + replayed);
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

    private static float[] inputs(OpGraph graph) {
        Random random = new Random(3);
        float[] inputs = new float[COUNT * graph.input().size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.nextFloat();
        }
        return inputs;
    }

    static float[] ours(OpGraph graph, float[] parameters, float[] inputs) {
        int width = graph.outputShape().size();
        int count = inputs.length / graph.input().size();
        float[] outputs = new float[count * width];
        try (NetworkTrainer trainer = NetworkTrainer.forOutputs(graph, count)) {
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
