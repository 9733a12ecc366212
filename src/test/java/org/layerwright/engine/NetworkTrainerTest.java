package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.device.DeviceException;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.bench.BenchmarkData;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamValues;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.Sgd;
import org.layerwright.plan.optimizer.UpdateRule;

class NetworkTrainerTest {
    private static final OpGraph SMALL = new Graphs(8, 8, 2)
            .conv(4, 3, 1, 1, true, true)
            .relu()
            .pool(OpType.MAX_POOL, 2, 2, false)
            .flatten()
            .dense(10, true)
            .each(OpType.SOFTMAX, Attributes.NONE)
            .build();

    private static NetworkTrainer trainer(OpGraph graph, int batch, int threads, double l2) {
        TrainerOptions options = new TrainerOptions(Device.CPU, SoftmaxCrossEntropy.ID, batch, threads, l2, 5);
        NetworkTrainer trainer = new NetworkTrainer(graph, options);
        trainer.setParameters(Graphs.parameters(graph, 1));
        return trainer;
    }

    /** A batch larger than a pass, and not a multiple of it, against the reference. */
    @Test
    void cutsABatchIntoPasses() {
        int samples = 131;
        float[] inputs = Graphs.inputs(SMALL, samples, 2);
        int[] labels = Graphs.labels(SMALL, samples, 3);
        ReferenceNetwork reference = new ReferenceNetwork(SMALL, Graphs.parameters(SMALL, 1));
        try (NetworkTrainer trainer = trainer(SMALL, samples, 1, 0)) {
            StepResult result = trainer.step(inputs, labels, samples, 1);
            assertEquals(reference.loss(inputs, labels, samples), result.loss(), 1e-4);
            for (int index : new int[] {0, 40, 75, 100, 500}) {
                double expected = reference.derivative(index, inputs, labels, samples);
                assertEquals(expected, trainer.gradient()[index], 1e-4);
            }
        }
    }

    @Test
    void threadsAgreeAndRepeatToTheBit() {
        int samples = 61;
        float[] inputs = Graphs.inputs(SMALL, samples, 2);
        int[] labels = Graphs.labels(SMALL, samples, 3);
        float[] one = trained(1, inputs, labels, samples);
        float[] two = trained(2, inputs, labels, samples);
        float[] three = trained(3, inputs, labels, samples);
        assertArrayEquals(one, two, 1e-5f);
        assertArrayEquals(one, three, 1e-5f);
        assertTrue(Arrays.equals(two, trained(2, inputs, labels, samples)), "two threads gave other bits");
    }

    private static float[] trained(int threads, float[] inputs, int[] labels, int samples) {
        try (NetworkTrainer trainer = trainer(SMALL, samples, threads, 0.001)) {
            UpdateRule rule = new Sgd().rule(ParamValues.EMPTY);
            for (int step = 1; step <= 5; step++) {
                trainer.step(inputs, labels, samples, step);
                trainer.apply(rule, new float[0][], 0.05, step);
            }
            return trainer.parameters().clone();
        }
    }

    /** Fewer samples than threads, and one alone. */
    @Test
    void aSmallBatchGivesWhatALargeOneGives() {
        float[] inputs = Graphs.inputs(SMALL, 9, 2);
        float[] together = new float[90];
        float[] alone = new float[10];
        try (NetworkTrainer trainer = trainer(SMALL, 9, 2, 0)) {
            trainer.infer(inputs, 9, together);
            for (int i = 0; i < 9; i++) {
                trainer.infer(Arrays.copyOfRange(inputs, i * 128, (i + 1) * 128), 1, alone);
                assertArrayEquals(Arrays.copyOfRange(together, i * 10, (i + 1) * 10), alone, 1e-5f);
                double sum = 0;
                for (float probability : alone) {
                    sum += probability;
                }
                assertEquals(1, sum, 1e-5);
            }
        }
    }

    @Test
    void evaluationCountsWhatInferenceFinds() {
        int samples = 40;
        float[] inputs = Graphs.inputs(SMALL, samples, 2);
        int[] labels = Graphs.labels(SMALL, samples, 3);
        float[] probabilities = new float[samples * 10];
        try (NetworkTrainer trainer = trainer(SMALL, samples, 2, 0.1)) {
            Evaluation found = trainer.evaluate(inputs, labels, samples);
            trainer.infer(inputs, samples, probabilities);
            double loss = 0;
            int correct = 0;
            for (int i = 0; i < samples; i++) {
                float[] row = Arrays.copyOfRange(probabilities, i * 10, (i + 1) * 10);
                loss -= Math.log(row[labels[i]]);
                float best = 0;
                for (float probability : row) {
                    best = Math.max(best, probability);
                }
                correct += row[labels[i]] == best ? 1 : 0;
            }
            assertEquals(loss / samples, found.loss(), 1e-4);
            assertEquals(correct, found.correct());
            assertEquals(samples, found.samples());
        }
    }

    @Test
    void decayIsInLossAndGradient() {
        float[] inputs = Graphs.inputs(SMALL, 4, 2);
        int[] labels = Graphs.labels(SMALL, 4, 3);
        try (NetworkTrainer plain = trainer(SMALL, 4, 1, 0);
                NetworkTrainer decayed = trainer(SMALL, 4, 1, 0.01)) {
            double difference = decayed.step(inputs, labels, 4, 1).loss()
                    - plain.step(inputs, labels, 4, 1).loss();
            float[] w = plain.parameters();
            int kernels = 3 * 3 * 2 * 4;
            int dense = 4 * 4 * 4 * 10;
            double squares = 0;
            for (int i = 0; i < w.length; i++) {
                boolean kernel = i < kernels || (i >= kernels + 4 && i < kernels + 4 + dense);
                squares += kernel ? (double) w[i] * w[i] : 0;
                double expected = plain.gradient()[i] + (kernel ? 0.02 * w[i] : 0);
                assertEquals(expected, decayed.gradient()[i], 1e-6);
            }
            assertEquals(0.01 * squares, difference, 1e-5);
        }
    }

    @Test
    void tellsWhereNumbersEnd() {
        float[] inputs = Graphs.inputs(SMALL, 4, 2);
        int[] labels = Graphs.labels(SMALL, 4, 3);
        try (NetworkTrainer trainer = trainer(SMALL, 4, 1, 0)) {
            assertTrue(trainer.step(inputs, labels, 4, 1).isFinite());
            float[] broken = trainer.parameters().clone();
            broken[3] = Float.NaN;
            trainer.setParameters(broken);
            assertFalse(trainer.step(inputs, labels, 4, 2).isFinite());
        }
    }

    @Test
    void refusesALabelThatIsNoClassAndGoesOn() {
        float[] inputs = Graphs.inputs(SMALL, 4, 2);
        try (NetworkTrainer trainer = trainer(SMALL, 4, 2, 0)) {
            EngineException refused =
                    assertThrows(EngineException.class, () -> trainer.step(inputs, new int[] {0, 1, 2, 10}, 4, 1));
            assertTrue(refused.getMessage().contains("Label 10 of sample 3"), refused.getMessage());
            assertTrue(trainer.step(inputs, new int[] {0, 1, 2, 9}, 4, 1).isFinite());
        }
    }

    /** The seed network learns real digits: 40 updates halve the loss on other digits several times over. */
    @Test
    void learnsDigits() {
        Digits digits = Digits.read(Path.of(System.getProperty("layerwright.home", "."), "assets", "mnist"), 64 * 41);
        OpGraph graph = BenchNetworks.SEED.graph();
        Adam adam = new Adam();
        UpdateRule rule = adam.rule(ParamValues.EMPTY);
        float[][] state = new float[adam.slots()][graph.parameterCount()];
        TrainerOptions options = new TrainerOptions(Device.CPU, SoftmaxCrossEntropy.ID, 64, 2, 0, 1);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.setParameters(ParameterInitialization.draw(graph, 1));
            Evaluation before = trainer.evaluate(digits.images(40), digits.labels(40), 64);
            for (int step = 1; step <= 40; step++) {
                trainer.step(digits.images(step - 1), digits.labels(step - 1), 64, step);
                trainer.apply(rule, state, 0.002, step);
            }
            Evaluation after = trainer.evaluate(digits.images(40), digits.labels(40), 64);
            assertEquals(Math.log(10), before.loss(), 0.2);
            assertTrue(after.loss() < 0.6, "loss " + after.loss());
            assertTrue(after.accuracy() > 0.8, "accuracy " + after.accuracy());
        }
    }

    @Test
    void allocatesNothingPerStep() {
        OpGraph graph = BenchNetworks.SEED.graph();
        BenchmarkData data = new BenchmarkData(graph.input(), 64);
        UpdateRule rule = new Adam().rule(ParamValues.EMPTY);
        float[][] state = new float[2][graph.parameterCount()];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (NetworkTrainer trainer = trainer(graph, 64, 1, 0.0001)) {
            int steps = 60;
            run(trainer, data, rule, state, steps);
            long heap = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            long off = Pointer.totalBytes();
            run(trainer, data, rule, state, steps);
            long perStep =
                    (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - heap) / steps;
            assertTrue(perStep < 2000, perStep + " bytes per step");
            assertTrue(Pointer.totalBytes() <= off, "native memory grew");
        }
    }

    /** All operators that the seed network lacks, in one step after the other. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theOtherOperatorsAllocateNothingEither(int shards) {
        OpGraph graph = everything();
        float[] inputs = Graphs.inputs(graph, 16, 2);
        int[] labels = Graphs.labels(graph, 16, 3);
        UpdateRule rule = new Adam().rule(ParamValues.EMPTY);
        float[][] state = new float[2][graph.parameterCount()];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (NetworkTrainer trainer = trainer(graph, 16, shards, 0.0001)) {
            int steps = 300;
            long heap = 0;
            long off = 0;
            for (int step = -steps; step <= steps; step++) {
                if (step == 0) {
                    heap = threads.getThreadAllocatedBytes(
                            Thread.currentThread().getId());
                    off = Pointer.totalBytes();
                }
                trainer.step(inputs, labels, step % 2 == 0 ? 16 : 7, step);
                trainer.apply(rule, state, 0.0001, Math.abs(step) + 1);
            }
            long perStep =
                    (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - heap) / steps;
            assertTrue(perStep < 2000, perStep + " bytes per step");
            assertTrue(Pointer.totalBytes() <= off, "native memory grew");
        }
    }

    private static OpGraph everything() {
        Graphs graph = new Graphs(6, 6, 2).pad(1, 1, 1, 1).conv(4, 3, 1, 1, false, false);
        graph.batchNormalization().each(OpType.SILU, Attributes.NONE);
        int shortcut = graph.value();
        graph.depthwise(2, graph.window(3, 3, 1, 1, 1, true), true).conv(4, 1, 1, 1, false, true);
        graph.layerNormalization().each(OpType.SPATIAL_DROPOUT, new Attributes.Rate(0.1));
        int sum = graph.sum(graph.value(), shortcut).value();
        int large = graph.resize(2, 2, true).conv(4, 2, 2, 1, false, true).value();
        int repeated = graph.from(sum)
                .resize(2, 2, false)
                .pool(OpType.MAX_POOL, 2, 2, false)
                .value();
        int both = graph.concat(large, repeated, sum).value();
        int mean = graph.globalPool(OpType.GLOBAL_AVERAGE_POOL).value();
        int largest = graph.from(both).globalPool(OpType.GLOBAL_MAX_POOL).value();
        graph.concat(mean, largest).reshape(24).each(OpType.GAUSSIAN_NOISE, new Attributes.Deviation(0.1));
        return graph.each(OpType.SOFTPLUS, Attributes.NONE).dense(3, true).build();
    }

    private static void run(NetworkTrainer trainer, BenchmarkData data, UpdateRule rule, float[][] state, int steps) {
        for (int step = 1; step <= steps; step++) {
            trainer.step(data.images(step), data.labels(step), step % 2 == 0 ? 64 : 37, step);
            trainer.apply(rule, state, 0.0001, step);
        }
    }

    @Test
    void memoryIsForeseen() {
        OpGraph graph = BenchNetworks.SEED.graph();
        trainer(graph, 64, 2, 0).close();
        long before = Pointer.totalBytes();
        try (NetworkTrainer trainer = trainer(graph, 64, 2, 0)) {
            trainer.step(new float[64 * 784], new int[64], 64, 1);
            MemoryPlan plan = MemoryPlan.of(graph, 64, 2, 2);
            long taken = Pointer.totalBytes() - before;
            assertTrue(taken < plan.total(), taken + " native bytes, foreseen " + plan.total());
            assertTrue(plan.total() < 64 << 20, "foreseen " + plan.total());
        }
        long left = Pointer.totalBytes() - before;
        assertTrue(left < 10_000, "close() left native memory behind: " + left);
    }

    @Test
    void memoryOfAllOperatorsIsForeseen() {
        OpGraph graph = everything();
        trainer(graph, 16, 2, 0).close();
        long before = Pointer.totalBytes();
        try (NetworkTrainer trainer = trainer(graph, 16, 2, 0)) {
            trainer.step(new float[16 * 72], new int[16], 16, 1);
            long taken = Pointer.totalBytes() - before;
            MemoryPlan plan = MemoryPlan.of(graph, 16, 2, 2);
            long foreseen = plan.activations() + 4L * graph.parameterCount() * 3;
            assertTrue(taken < foreseen + (1 << 16), taken + " native bytes, foreseen " + foreseen);
        }
        long left = Pointer.totalBytes() - before;
        assertTrue(left < 10_000, "close() left native memory behind: " + left);
    }

    @Test
    void theProcessorAndCardsAreDevices() {
        assertEquals(Device.CPU, Device.of("cpu"));
        assertEquals(Device.Layout.NCHW, Device.of("cuda:1").layout());
        DeviceException refused = assertThrows(DeviceException.class, () -> Device.of("tpu"));
        assertTrue(refused.getMessage().contains("“tpu”"), refused.getMessage());
    }

    @Test
    void theNumbersOfThisMachineAreRight() {
        SelfCheck.run();
    }
}
