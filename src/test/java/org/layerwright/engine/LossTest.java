package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;

class LossTest {
    private static final float[] SUMS = {0.5f, -1.25f, 2, -0.75f, 3, 0.25f};
    private static final float[] TARGETS = {0.2f, 0, 0.8f, 1, 0, 0};

    /** Where networks are trained. */
    Device device() {
        return Device.CPU;
    }

    /** A loss, its mean over the two rows above, and the derivatives of that. */
    private record Golden(Setting loss, double mean, float... gradient) {}

    /** PyTorch 2, torch.nn.functional: cross_entropy, binary_cross_entropy_with_logits, mse_loss, l1_loss, huber_loss. */
    static List<Golden> golden() {
        return List.of(
                new Golden(
                        Setting.of("softmaxCrossEntropy"),
                        2.1832268,
                        -0.0115899f,
                        0.0153634f,
                        -0.0037735f,
                        -0.4891867f,
                        0.4597931f,
                        0.0293936f),
                new Golden(
                        Setting.of("binaryCrossEntropy"),
                        1.1107219,
                        0.0704099f,
                        0.0371167f,
                        0.0134662f,
                        -0.1131965f,
                        0.1587624f,
                        0.0936961f),
                new Golden(
                        Setting.of("meanSquaredError"), 2.5362501, 0.1f, -0.4166667f, 0.4f, -0.5833334f, 1, 0.0833333f),
                new Golden(
                        Setting.of("meanAbsoluteError"),
                        1.2916666,
                        0.1666667f,
                        -0.1666667f,
                        0.1666667f,
                        -0.1666667f,
                        0.1666667f,
                        0.1666667f),
                new Golden(
                        Setting.of("huber", "delta", 0.75),
                        0.7252083,
                        0.05f,
                        -0.125f,
                        0.125f,
                        -0.125f,
                        0.125f,
                        0.0416667f));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithPyTorch(Golden golden) {
        LossKernel.Tally tally = new LossKernel.Tally();
        float[] rows = SUMS.clone();
        LossKernel.of(golden.loss()).run(rows, TARGETS, 0, 2, 3, 0.5, tally);
        assertEquals(golden.mean(), tally.lossSum / 2, 1e-6);
        assertArrayEquals(golden.gradient(), rows, 1e-6f);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void theDerivativeIsTheSlope(Golden golden) {
        LossKernel kernel = LossKernel.of(golden.loss());
        float[] slopes = SUMS.clone();
        kernel.run(slopes, TARGETS, 0, 2, 3, 1, new LossKernel.Tally());
        float h = 1f / 64;
        for (int i = 0; i < SUMS.length; i++) {
            double difference = (moved(kernel, i, h) - moved(kernel, i, -h)) / (2 * h);
            assertEquals(difference, slopes[i], 1e-3, golden.loss().type() + " " + i);
        }
    }

    private static double moved(LossKernel kernel, int index, float by) {
        float[] rows = SUMS.clone();
        rows[index] += by;
        LossKernel.Tally tally = new LossKernel.Tally();
        kernel.run(rows, TARGETS, 0, 2, 3, 1, tally);
        return tally.lossSum;
    }

    @Test
    void hugeSumsDoNotOverflow() {
        for (String loss : List.of("softmaxCrossEntropy", "binaryCrossEntropy")) {
            LossKernel.Tally tally = new LossKernel.Tally();
            float[] rows = {1e4f, -1e4f};
            LossKernel.of(Setting.of(loss)).run(rows, new float[] {0, 1}, 0, 1, 2, 1, tally);
            assertEquals(loss.equals("binaryCrossEntropy") ? 1e4 : 2e4, tally.lossSum, 1);
            assertArrayEquals(
                    loss.equals("binaryCrossEntropy") ? new float[] {0.5f, -0.5f} : new float[] {1, -1}, rows, 1e-6f);
        }
    }

    /** PyTorch's cross_entropy with label_smoothing=0.1 of the labels 2 and 0. */
    @Test
    void smoothsLabelsAsPyTorchDoes() {
        Targets targets = new Targets(2, 3, 0.1, "softmaxCrossEntropy");
        targets.set(new int[] {2, 0}, 2, true);
        LossKernel.Tally tally = new LossKernel.Tally();
        float[] rows = SUMS.clone();
        LossKernel.of(Setting.of("softmaxCrossEntropy")).run(rows, targets.dense(), 0, 2, 3, 0.5, tally);
        assertEquals(2.0332267, tally.lossSum / 2, 1e-6);
        assertArrayEquals(
                new float[] {0.0717434f, -0.0013033f, -0.0704401f, -0.4558534f, 0.4431264f, 0.0127269f}, rows, 1e-6f);
        targets.set(new int[] {2, 0}, 2, false);
        assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0}, targets.dense(), "evaluation is not smoothed");
    }

    @Test
    void oneOutputLearnsTheSecondOfTwoClasses() {
        Targets targets = new Targets(3, 1, 0.2, "binaryCrossEntropy");
        targets.set(new int[] {0, 1, 1}, 3, true);
        assertArrayEquals(new float[] {0.1f, 0.9f, 0.9f}, targets.dense(), 1e-7f);
        assertThrows(EngineException.class, () -> targets.set(new int[] {2}, 1, true));
        LossKernel.Tally tally = new LossKernel.Tally();
        LossKernel.of(Setting.of("binaryCrossEntropy"))
                .countHits(new float[] {-1, 2, -3}, targets.dense(), 0, 3, 1, tally);
        assertEquals(2, tally.correct);
    }

    /** The sigmoid that the loss contains is not computed twice, and a softmax before another loss is differentiated. */
    @Test
    void gradientsGoThroughTheLastActivation() {
        check(OpType.SIGMOID, Setting.of("binaryCrossEntropy"));
        check(OpType.SOFTMAX, Setting.of("meanSquaredError"));
        check(OpType.SIGMOID, Setting.of("huber", "delta", 0.3));
        check(OpType.SOFTMAX, Setting.of("softmaxCrossEntropy"));
    }

    private void check(OpType last, Setting loss) {
        OpGraph graph = new Graphs(4)
                .dense(5, true)
                .each(OpType.TANH, Attributes.NONE)
                .dense(3, true)
                .each(last, Attributes.NONE)
                .build();
        int samples = 7;
        float[] inputs = Graphs.inputs(graph, samples, 2);
        int[] labels = Graphs.labels(graph, samples, 3);
        float[] parameters = Graphs.parameters(graph, 1);
        TrainerOptions options = new TrainerOptions(device(), loss, samples, 2, Regularization.NONE, 1);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.updateThere(Setting.of("sgd"));
            trainer.setParameters(parameters);
            trainer.step(inputs, labels, samples, 1);
            float[] gradient = trainer.gradient().clone();
            float h = 1f / 128;
            for (int i = 0; i < parameters.length; i += 4) {
                float[] moved = parameters.clone();
                moved[i] += h;
                trainer.setParameters(moved);
                double up = trainer.step(inputs, labels, samples, 1).loss();
                moved[i] -= 2 * h;
                trainer.setParameters(moved);
                double down = trainer.step(inputs, labels, samples, 1).loss();
                assertEquals((up - down) / (2 * h), gradient[i], 1e-3, last + " " + loss + " " + i);
            }
            float[] said = new float[samples * 3];
            trainer.infer(inputs, samples, said);
            for (float value : said) {
                assertEquals(0.5, value, 0.5, "what the network says is in [0, 1]");
            }
        }
    }
}
