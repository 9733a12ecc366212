package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;

class DropoutTest {
    private static final int FEATURES = 50;
    private static final int SAMPLES = 40;
    private static final double RATE = 0.3;

    /** Dropout on the input: the gradient of the weights of an input is zero where it was dropped for every sample. */
    private static final OpGraph GRAPH = new Graphs(FEATURES)
            .each(OpType.DROPOUT, new Attributes.Rate(RATE))
            .dense(3, true)
            .build();

    /** Where the masks are drawn. */
    Device device() {
        return Device.CPU;
    }

    private float[] gradient(int threads, long seed, long step, int samples) {
        TrainerOptions options = new TrainerOptions(device(), SoftmaxCrossEntropy.ID, SAMPLES, threads, 0, seed);
        try (NetworkTrainer trainer = new NetworkTrainer(GRAPH, options)) {
            trainer.setParameters(new float[GRAPH.parameterCount()]);
            float[] ones = new float[SAMPLES * FEATURES];
            Arrays.fill(ones, 1);
            trainer.step(ones, new int[SAMPLES], samples, step);
            return trainer.gradient().clone();
        }
    }

    /** With zero weights each living input gives (softmax − label) = −2/3 for class 0, times 1 / (1 − rate). */
    @Test
    void keepsTheRightShareAtTheRightScale() {
        double kept = 0;
        for (int step = 1; step <= 25; step++) {
            float[] gradient = gradient(1, 9, step, 1);
            for (int i = 0; i < FEATURES; i++) {
                double value = gradient[i * 3];
                assertEquals(value == 0 ? 0 : -2.0 / 3 / (1 - RATE), value, 1e-5);
                kept += value == 0 ? 0 : 1;
            }
        }
        // 1,250 draws: three deviations are 0.039.
        assertEquals(1 - RATE, kept / (25 * FEATURES), 0.039);
    }

    @Test
    void dependsOnSeedAndStepButNotOnThreads() {
        float[] one = gradient(1, 9, 4, SAMPLES);
        assertArrayEquals(one, gradient(2, 9, 4, SAMPLES), 1e-6f);
        assertArrayEquals(one, gradient(3, 9, 4, SAMPLES), 1e-6f);
        assertFalse(Arrays.equals(one, gradient(1, 9, 5, SAMPLES)), "another step has the same mask");
        assertFalse(Arrays.equals(one, gradient(1, 10, 4, SAMPLES)), "another seed has the same mask");
    }

    @Test
    void isOffOutsideTraining() {
        TrainerOptions options = new TrainerOptions(device(), SoftmaxCrossEntropy.ID, 4, 1, 0, 1);
        float[] inputs = Graphs.inputs(GRAPH, 4, 2);
        float[] parameters = Graphs.parameters(GRAPH, 3);
        float[] outputs = new float[12];
        try (NetworkTrainer trainer = new NetworkTrainer(GRAPH, options)) {
            trainer.setParameters(parameters);
            trainer.outputs(inputs, 4, outputs);
        }
        ReferenceNetwork reference = new ReferenceNetwork(GRAPH, parameters);
        for (int i = 0; i < 4; i++) {
            double[] expected = reference.logits(reference.sample(inputs, i));
            for (int k = 0; k < 3; k++) {
                assertEquals(expected[k], outputs[i * 3 + k], 1e-4);
            }
        }
    }

    /** Through a hidden dropout, with weights before it: the same mask must act forward and backward. */
    @Test
    void gradientMatchesDifferencesOfItsOwnLoss() {
        OpGraph graph = new Graphs(6)
                .dense(12, true)
                .each(OpType.DROPOUT, new Attributes.Rate(0.5))
                .dense(3, true)
                .build();
        matchesDifferences(graph);
    }

    private void matchesDifferences(OpGraph graph) {
        TrainerOptions options = new TrainerOptions(device(), SoftmaxCrossEntropy.ID, 8, 2, 0, 1);
        float[] inputs = Graphs.inputs(graph, 8, 2);
        int[] labels = Graphs.labels(graph, 8, 3);
        float[] parameters = Graphs.parameters(graph, 4);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.setParameters(parameters);
            trainer.step(inputs, labels, 8, 7);
            float[] gradient = trainer.gradient().clone();
            float h = 0.01f;
            for (int i = 0; i < parameters.length; i += 3) {
                float[] moved = parameters.clone();
                moved[i] = parameters[i] + h;
                trainer.setParameters(moved);
                double above = trainer.step(inputs, labels, 8, 7).loss();
                moved[i] = parameters[i] - h;
                trainer.setParameters(moved);
                double below = trainer.step(inputs, labels, 8, 7).loss();
                assertEquals((above - below) / (2 * h), gradient[i], 1e-3);
            }
        }
    }

    private float[] noise(int threads, long step, double deviation) {
        OpGraph graph = new Graphs(FEATURES)
                .each(OpType.GAUSSIAN_NOISE, new Attributes.Deviation(deviation))
                .dense(3, true)
                .build();
        TrainerOptions options = new TrainerOptions(device(), SoftmaxCrossEntropy.ID, SAMPLES, threads, 0, 9);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.setParameters(new float[graph.parameterCount()]);
            float[] inputs = new float[SAMPLES * FEATURES];
            trainer.step(inputs, new int[SAMPLES], SAMPLES, step);
            return trainer.gradient().clone();
        }
    }

    /** With zero weights and inputs the gradient is the mean noise of an input times −2/3 for class 0. */
    @Test
    void noiseHasItsDeviationAndDependsOnTheStepButNotOnThreads() {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int step = 1; step <= 25; step++) {
            float[] gradient = noise(1, step, 0.5);
            for (int i = 0; i < FEATURES; i++) {
                double mean = gradient[i * 3] * -1.5 * Math.sqrt(SAMPLES);
                sum += mean;
                squares += mean * mean;
                count++;
            }
        }
        // 1,250 normal draws: three deviations of their mean are 0.042, of their deviation 0.030.
        assertEquals(0, sum / count, 0.042);
        assertEquals(0.5, Math.sqrt(squares / count), 0.03);
        assertArrayEquals(noise(1, 4, 0.5), noise(3, 4, 0.5), 1e-6f);
        assertFalse(Arrays.equals(noise(1, 4, 0.5), noise(1, 5, 0.5)), "another step has the same noise");
    }

    /** A dropped channel is dropped in all its pixels: the gradient of its weights is zero together, or not at all. */
    @Test
    void spatialDropoutDropsWholeChannels() {
        OpGraph graph = new Graphs(3, 4, 30)
                .each(OpType.SPATIAL_DROPOUT, new Attributes.Rate(RATE))
                .flatten()
                .dense(3, true)
                .build();
        TrainerOptions options = new TrainerOptions(device(), SoftmaxCrossEntropy.ID, 1, 1, 0, 9);
        int kept = 0;
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.setParameters(new float[graph.parameterCount()]);
            float[] ones = new float[360];
            Arrays.fill(ones, 1);
            for (int step = 1; step <= 40; step++) {
                trainer.step(ones, new int[1], 1, step);
                for (int channel = 0; channel < 30; channel++) {
                    float first = trainer.gradient()[channel * 3];
                    assertEquals(first == 0 ? 0 : -2.0 / 3 / (1 - RATE), first, 1e-5);
                    kept += first == 0 ? 0 : 1;
                    for (int pixel = 1; pixel < 12; pixel++) {
                        assertEquals(first, trainer.gradient()[(pixel * 30 + channel) * 3]);
                    }
                }
            }
        }
        // 1,200 draws: three deviations are 0.040.
        assertEquals(1 - RATE, kept / 1200.0, 0.04);
    }

    @Test
    void gradientsPassThroughTheNoiseAndTheMaskOfTheirStep() {
        OpGraph graph = new Graphs(5, 5, 2)
                .conv(6, 3, 1, 1, true, true)
                .each(OpType.SPATIAL_DROPOUT, new Attributes.Rate(0.4))
                .each(OpType.GAUSSIAN_NOISE, new Attributes.Deviation(0.3))
                .conv(3, 3, 1, 1, false, true)
                .flatten()
                .dense(3, true)
                .build();
        matchesDifferences(graph);
    }
}
