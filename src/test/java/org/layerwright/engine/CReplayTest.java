package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.LabelledData;
import org.layerwright.engine.kernel.Softmax;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.export.c.CExporter;
import org.layerwright.export.c.Precision;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.replay.CReplay;
import org.layerwright.export.replay.GraphReplays;
import org.layerwright.export.replay.NeededPrograms;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamValues;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.UpdateRule;

/** Generated C, compiled by the compiler of this machine with every warning an error, against our engine. */
class CReplayTest {
    private static final double TOLERANCE = 1e-4;
    private static final int IMAGES = 1000;
    private static final int BATCH = 64;
    private static final int STEPS = 60;

    @TempDir
    Path folder;

    /** The graphs of {@link GradientTest}: every operator in many shapes. */
    @Test
    void agreesOnEveryOperator() throws IOException {
        NeededPrograms.compilerOfC();
        GraphReplays replays = new GraphReplays(folder);
        List<Arguments> graphs = GradientTest.graphs().toList();
        List<float[]> expected = new ArrayList<>();
        for (Arguments arguments : graphs) {
            OpGraph graph = (OpGraph) arguments.get()[1];
            float[] parameters = Graphs.parameters(graph, 1);
            float[] sample = Graphs.inputs(graph, 1, 2);
            replays.add(new ExportSource("g", graph, parameters, Preprocessing.SCALED_BYTES, List.of()), sample);
            expected.add(outputs(graph, parameters, sample));
        }
        float[] found = replays.run();
        int at = 0;
        for (int i = 0; i < expected.size(); i++) {
            for (float value : expected.get(i)) {
                String name = graphs.get(i).get()[0].toString();
                assertEquals(value, found[at++], TOLERANCE * Math.max(1, Math.abs(value)), name);
            }
        }
    }

    private static float[] outputs(OpGraph graph, float[] parameters, float[] sample) {
        float[] outputs = new float[graph.outputShape().size()];
        try (NetworkTrainer trainer = NetworkTrainer.forOutputs(Device.CPU, graph, 1)) {
            trainer.setParameters(parameters);
            trainer.outputs(sample, 1, outputs);
        }
        // The engine stops before a last softmax.
        if (graph.endsInSoftmax()) {
            Softmax.replace(outputs, 0, outputs.length);
        }
        return outputs;
    }

    /** The first network that students meet, trained for a moment, on a thousand test digits: fp32 and int8. */
    @Test
    void agreesOnAThousandDigits() throws IOException {
        NeededPrograms.compilerOfC();
        NetworkSpec network = NetworkJson.read(Files.readString(Path.of("sample-models", "keras-mnist-cnn.json")));
        OpGraph graph = Lowering.lower(network).graph();
        LabelledData mnist = new DatasetCatalog(Path.of("")).open("mnist");
        Dataset test = mnist.test().orElseThrow();
        float[] inputs = images(test, 0, IMAGES);
        float[] ours = new float[IMAGES * 10];
        float[] parameters;
        TrainerOptions options = new TrainerOptions(Device.CPU, SoftmaxCrossEntropy.ID, BATCH, 1, 0, 5);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.setParameters(ParameterInitialization.draw(graph, 1));
            train(trainer, mnist.train());
            parameters = trainer.parameters().clone();
            for (int from = 0; from < IMAGES; from += 50) {
                float[] part = new float[500];
                trainer.infer(images(test, from, 50), 50, part);
                System.arraycopy(part, 0, ours, from * 10, 500);
            }
        }
        TrainedModel model = new TrainedModel(
                network,
                TrainingPlan.DEFAULT,
                Weights.of(graph.weights(), parameters),
                test.classNames(),
                Preprocessing.SCALED_BYTES,
                Map.of());
        double accuracy = accuracy(ours, test);
        assertTrue(accuracy > 0.85, "trained to " + accuracy);

        float[] single = replay(model, Precision.SINGLE, inputs);
        assertEquals(0, largest(ours, single), TOLERANCE);
        assertEquals(accuracy, accuracy(single, test));

        float[] rounded = replay(model, Precision.INT8, inputs);
        System.getLogger("exports")
                .log(
                        System.Logger.Level.INFO,
                        "fp32 " + largest(ours, single) + ", int8 " + largest(ours, rounded) + ", accuracy " + accuracy
                                + " and " + accuracy(rounded, test));
        assertEquals(0, largest(ours, rounded), new CReplay(Precision.INT8).tolerance());
        assertEquals(accuracy, accuracy(rounded, test), 0.01);
    }

    private float[] replay(TrainedModel model, Precision precision, float[] inputs) {
        CExporter exporter = new CExporter(new AtomicFiles(), "test", precision);
        Path file = folder.resolve(exporter.fileName("digits"));
        exporter.write(model, ExportOptions.PLAIN, file);
        Replayed replayed = new CReplay(precision).run(model, ExportOptions.PLAIN, file, inputs, IMAGES, done -> {});
        assertTrue(replayed instanceof Replayed.Ran, replayed.toString());
        return ((Replayed.Ran) replayed).values();
    }

    private static void train(NetworkTrainer trainer, Dataset digits) {
        UpdateRule rule = new Adam().rule(ParamValues.EMPTY);
        float[][] state = new float[2][trainer.parameters().length];
        for (int step = 1; step <= STEPS; step++) {
            int first = (step - 1) * BATCH;
            int[] labels = new int[BATCH];
            for (int i = 0; i < BATCH; i++) {
                labels[i] = digits.label(first + i);
            }
            trainer.step(images(digits, first, BATCH), labels, BATCH, step);
            trainer.apply(rule, state, 0.002, step);
        }
    }

    private static float[] images(Dataset digits, int first, int count) {
        float[] images = new float[count * 784];
        for (int i = 0; i < count; i++) {
            digits.read(first + i, images, i * 784);
        }
        return images;
    }

    private static double largest(float[] expected, float[] found) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - found[i]));
        }
        return largest;
    }

    private static double accuracy(float[] probabilities, Dataset digits) {
        int correct = 0;
        for (int i = 0; i < IMAGES; i++) {
            int best = 0;
            for (int k = 1; k < 10; k++) {
                best = probabilities[i * 10 + k] > probabilities[i * 10 + best] ? k : best;
            }
            correct += best == digits.label(i) ? 1 : 0;
        }
        return (double) correct / IMAGES;
    }
}
