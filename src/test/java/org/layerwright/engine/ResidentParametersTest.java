package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.data.Batch;
import org.layerwright.data.TestBatches;
import org.layerwright.engine.array.CountingStream;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.loss.Huber;
import org.layerwright.plan.loss.LossType;
import org.layerwright.plan.loss.LossTypes;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;

/** Regularisation, optimizers and losses that work where a card's weights are, against those of the heap. */
class ResidentParametersTest {
    private static final int SAMPLES = 6;
    private static final int CLASSES = 5;
    /** No bias stands before the normalisation: its gradient is nothing but rounding, which Adam and Lion magnify. */
    private static final OpGraph GRAPH = new Graphs(8, 8, 3)
            .conv(4, 3, 1, 1, true, false)
            .batchNormalization()
            .relu()
            .globalPool(OpType.GLOBAL_AVERAGE_POOL)
            .dense(CLASSES, true)
            .build();

    /** Each alone; the numbers are such that each does something in every step. */
    private static final Map<String, Regularization> REGULARIZATIONS = Map.of(
            "nothing", Regularization.NONE,
            "L1", Regularization.NONE.with(Regularization.L1, 1e-2),
            "L2", Regularization.ofL2(1e-2),
            "weight decay", Regularization.NONE.with(Regularization.WEIGHT_DECAY, 0.2),
            "clipped values", Regularization.NONE.with(Regularization.CLIP_VALUE, 0.02),
            "clipped norm", Regularization.NONE.with(Regularization.CLIP_NORM, 0.1),
            "max-norm", Regularization.NONE.with(Regularization.MAX_NORM, 0.4),
            "mean", Regularization.NONE.with(Regularization.EMA_DECAY, 0.9));

    private static final Regularization ALL = Regularization.ofL2(1e-2)
            .with(Regularization.L1, 1e-2)
            .with(Regularization.WEIGHT_DECAY, 0.2)
            .with(Regularization.CLIP_VALUE, 0.05)
            .with(Regularization.CLIP_NORM, 0.1)
            .with(Regularization.MAX_NORM, 0.4)
            .with(Regularization.EMA_DECAY, 0.9);

    /** A run of one optimizer, on the device or on the heap; both with the kernels of cards. */
    private static final class Run implements AutoCloseable {
        final NetworkTrainer trainer;
        final CountingStream stream = new CountingStream();
        final OptimizerType type;
        final Setting optimizer;
        final float[][] state;
        private long step;

        Run(Setting optimizer, boolean there, Regularization regularization, Precision precision) {
            this.optimizer = optimizer;
            type = OptimizerTypes.find(optimizer.type()).orElseThrow();
            double decay = type.weightDecay(optimizer.params());
            Regularization whole = regularization.with(
                    Regularization.WEIGHT_DECAY, regularization.get(Regularization.WEIGHT_DECAY) + decay);
            TrainerOptions options = new TrainerOptions(
                    Device.of("cuda").withPrecision(precision),
                    Setting.of(SoftmaxCrossEntropy.ID),
                    SAMPLES,
                    1,
                    whole,
                    1);
            trainer = new NetworkTrainer(
                    GRAPH,
                    options,
                    (graph, given) -> stream.placement(
                            GraphPasses.optimize(graph), SAMPLES, given.seed(), precision == Precision.MIXED));
            if (there) {
                trainer.updateThere(optimizer);
            }
            state = new float[type.slots()][GRAPH.parameterCount()];
            trainer.lossScale().ifPresent(scale -> scale.restore(256, 0));
            trainer.setParameters(Graphs.parameters(GRAPH, 1));
        }

        /** A step with a rate that changes as a schedule's does. */
        StepResult step() {
            step++;
            trainer.watch(step % 7 == 0);
            StepResult result = trainer.step(
                    Graphs.inputs(GRAPH, SAMPLES, (int) step),
                    Graphs.labels(GRAPH, SAMPLES, (int) step),
                    SAMPLES,
                    step);
            assertTrue(result.isFinite());
            trainer.apply(type.rule(optimizer.params()), state, rate(), step);
            return result;
        }

        private double rate() {
            return 0.01 / (1 + 0.1 * step);
        }

        @Override
        public void close() {
            trainer.close();
        }
    }

    static Stream<Arguments> optimizersAndRegularizations() {
        List<Arguments> all = new ArrayList<>();
        for (OptimizerType type : OptimizerTypes.all()) {
            all.add(Arguments.of(type.id(), "nothing", Regularization.NONE));
            all.add(Arguments.of(type.id(), "everything", ALL));
        }
        REGULARIZATIONS.forEach((name, regularization) -> all.add(Arguments.of("momentum", name, regularization)));
        return all.stream();
    }

    /** Weights, running statistics and mean, the optimizer's vectors, losses and norms over twenty steps. */
    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("optimizersAndRegularizations")
    void moveAsOnTheHeap(String id, String name, Regularization regularization) {
        try (Run there = new Run(Setting.of(id), true, regularization, Precision.FLOAT32);
                Run heap = new Run(Setting.of(id), false, regularization, Precision.FLOAT32)) {
            float[] before = there.trainer.parameters().clone();
            for (int i = 0; i < 20; i++) {
                StepResult found = there.step();
                StepResult expected = heap.step();
                assertEquals(expected.loss(), found.loss(), 1e-5);
                assertEquals(expected.correct(), found.correct());
                assertEquals(expected.gradientNorm(), found.gradientNorm(), 1e-5 * (1 + expected.gradientNorm()));
                if (i % 7 == 6) {
                    LayerState looked = there.trainer.layers().get(0);
                    LayerState same = heap.trainer.layers().get(0);
                    assertEquals(same.updateRatio(), looked.updateRatio(), 1e-4);
                    assertEquals(same.weightNorm(), looked.weightNorm(), 1e-4);
                    assertEquals(same.gradientNorm(), looked.gradientNorm(), 1e-4);
                    assertEquals(heap.trainer.confidence(), there.trainer.confidence(), 1e-5);
                }
            }
            assertTrue(heap.type.slots() == 0 || allZero(there.state), "the heap's vectors are read when asked for");
            there.trainer.readState();
            for (int slot = 0; slot < heap.state.length; slot++) {
                assertFalse(allZero(new float[][] {there.state[slot]}));
                assertArrayEquals(heap.state[slot], there.state[slot], 1e-5f);
            }
            assertFalse(Arrays.equals(before, there.trainer.parameters()));
            assertArrayEquals(heap.trainer.parameters(), there.trainer.parameters(), 1e-5f);
            assertArrayEquals(heap.trainer.weights(), there.trainer.weights(), 1e-5f);
            assertArrayEquals(heap.trainer.gradient(), there.trainer.gradient(), 1e-5f);
        }
    }

    private static boolean allZero(float[][] vectors) {
        for (float[] vector : vectors) {
            for (float value : vector) {
                if (value != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    static Stream<String> optimizers() {
        return OptimizerTypes.all().stream().map(OptimizerType::id);
    }

    /** As a checkpoint does it: what was read goes into another trainer, and both go on to the same bits. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void goOnFromWhatWasRead(String id) {
        try (Run first = new Run(Setting.of(id), true, ALL, Precision.FLOAT32);
                Run second = new Run(Setting.of(id), true, ALL, Precision.FLOAT32)) {
            for (int i = 0; i < 5; i++) {
                first.step();
            }
            first.trainer.readState();
            float[] weights = first.trainer.parameters().clone();
            float[] mean = first.trainer.weights().clone();
            // The second goes astray and is taken back.
            second.step();
            second.step();
            second.trainer.setParameters(weights);
            second.trainer.setAverage(mean);
            for (int slot = 0; slot < first.state.length; slot++) {
                System.arraycopy(first.state[slot], 0, second.state[slot], 0, weights.length);
            }
            second.step = 5;
            for (int i = 0; i < 3; i++) {
                assertEquals(first.step(), second.step());
            }
            assertArrayEquals(first.trainer.parameters(), second.trainer.parameters());
            assertArrayEquals(first.trainer.weights(), second.trainer.weights());
        }
    }

    /** The promise of the whole: what crosses in a step are the batch, its targets and a few numbers. */
    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("optimizersAndRegularizations")
    void leaveNothingToCrossButBatchesAndNumbers(String id, String name, Regularization regularization) {
        for (Precision precision : Precision.values()) {
            try (Run run = new Run(Setting.of(id), true, regularization, precision)) {
                run.step();
                run.stream.clear();
                int steps = 5;
                for (int i = 0; i < steps; i++) {
                    run.step();
                }
                assertEquals(steps, run.stream.downloads(), "one small array comes back in a step");
                assertTrue(run.stream.downloaded() <= 6L * steps, run.stream.downloaded() + " values came back");
                long fed = (long) SAMPLES * (GRAPH.input().size() + CLASSES);
                assertTrue(run.stream.uploads() <= 4L * steps, run.stream.uploads() + " uploads");
                assertTrue(run.stream.uploaded() <= (fed + 16) * steps, run.stream.uploaded() + " values went there");
            }
        }
    }

    /** Masks and noise are made where they are needed: what crosses for each is the number at which its draw begins. */
    @Test
    void leaveNoMaskToCross() {
        OpGraph graph = new Graphs(8, 8, 3)
                .each(OpType.GAUSSIAN_NOISE, new Attributes.Deviation(0.1))
                .conv(4, new Attributes.Window(3, 2, 1, 1, 2, 1, 2, 0, 1, 1), true)
                .each(OpType.SPATIAL_DROPOUT, new Attributes.Rate(0.2))
                .flatten()
                .each(OpType.DROPOUT, new Attributes.Rate(0.5))
                .dense(CLASSES, true)
                .build();
        CountingStream stream = new CountingStream();
        TrainerOptions options = new TrainerOptions(
                Device.of("cuda"), Setting.of(SoftmaxCrossEntropy.ID), SAMPLES, 1, Regularization.NONE, 1);
        try (NetworkTrainer trainer = new NetworkTrainer(
                graph, options, (head, given) -> stream.placement(GraphPasses.optimize(head), SAMPLES, 1, false))) {
            trainer.updateThere(Setting.of("sgd"));
            trainer.setParameters(Graphs.parameters(graph, 1));
            for (int step = 1; step <= 3; step++) {
                stream.clear();
                trainer.step(Graphs.inputs(graph, SAMPLES, 2), Graphs.labels(graph, SAMPLES, 3), SAMPLES, step);
                trainer.apply(
                        OptimizerTypes.find("sgd").orElseThrow().rule(ParamValues.EMPTY), new float[0][], 0.1, step);
            }
            assertEquals(1, stream.downloads());
            assertEquals(2 + 3, stream.uploads());
            assertEquals((long) SAMPLES * (graph.input().size() + CLASSES) + 3, stream.uploaded());
        }
    }

    /** Between the steps, too: an evaluation reads what the network says, and no weights cross in either direction. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void areEvaluatedWhereTheyAre(String id) {
        float[][] said = new float[2][SAMPLES * CLASSES];
        for (int there = 0; there < 2; there++) {
            try (Run run = new Run(Setting.of(id), there == 1, ALL, Precision.FLOAT32)) {
                run.step();
                run.trainer.infer(Graphs.inputs(GRAPH, SAMPLES, 50), SAMPLES, said[there]);
                run.stream.clear();
                for (int i = 0; i < 3; i++) {
                    run.step();
                    run.trainer.infer(Graphs.inputs(GRAPH, SAMPLES, 50), SAMPLES, said[there]);
                }
                if (there == 1) {
                    assertEquals(3L * (6 + SAMPLES * CLASSES), run.stream.downloaded());
                }
            }
        }
        assertArrayEquals(said[0], said[1], 1e-5f);
    }

    @Test
    void areMovedInMixedPrecisionToo() {
        for (String id : List.of("adam", "nadam", "lion")) {
            try (Run there = new Run(Setting.of(id), true, ALL, Precision.MIXED);
                    Run heap = new Run(Setting.of(id), false, ALL, Precision.MIXED)) {
                for (int i = 0; i < 5; i++) {
                    assertEquals(heap.step().loss(), there.step().loss(), 2e-3);
                }
                assertArrayEquals(heap.trainer.parameters(), there.trainer.parameters(), 2e-3f);
            }
        }
    }

    private static Batch part(int number, int samples) throws InterruptedException {
        return TestBatches.of(Graphs.inputs(GRAPH, samples, number), Graphs.labels(GRAPH, samples, number));
    }

    /** Also where the loss hides it: a weight behind a dead unit. */
    @Test
    void tellWhereAWeightIsNoNumber() {
        OpGraph graph = new Graphs(4).dense(3, true).relu().dense(2, true).build();
        TrainerOptions options =
                new TrainerOptions(Device.of("cuda"), Setting.of(SoftmaxCrossEntropy.ID), 2, 1, Regularization.NONE, 1);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.updateThere(Setting.of("sgd"));
            float[] parameters = Graphs.parameters(graph, 1);
            trainer.setParameters(parameters);
            float[] inputs = Graphs.inputs(graph, 2, 2);
            assertTrue(trainer.step(inputs, new int[] {0, 1}, 2, 1).isFinite());
            parameters[1] = Float.NaN;
            trainer.setParameters(parameters);
            StepResult broken = trainer.step(inputs, new int[] {0, 1}, 2, 2);
            assertFalse(broken.isFinite());
            assertTrue(Double.isNaN(broken.loss()));
        }
    }

    /** Full-batch descent: parts are added up on the device, and a large batch that is given up leaves nothing behind. */
    @Test
    void addUpALargeBatch() throws InterruptedException {
        try (Run there = new Run(Setting.of("gd"), true, ALL, Precision.FLOAT32);
                Run heap = new Run(Setting.of("gd"), false, ALL, Precision.FLOAT32)) {
            for (Run run : List.of(there, heap)) {
                float[] before = run.trainer.parameters().clone();
                run.trainer.mark();
                run.trainer.accumulate(part(1, SAMPLES), 1, SAMPLES + 4);
                assertFalse(Arrays.equals(before, run.trainer.parameters()), "running statistics move with each part");
                run.trainer.goBack();
                assertArrayEquals(before, run.trainer.parameters());
            }
        }
        StepResult[] results = new StepResult[2];
        float[][] weights = new float[2][];
        for (int i = 0; i < 2; i++) {
            try (Run run = new Run(Setting.of("gd"), i == 1, ALL, Precision.FLOAT32)) {
                for (int step = 1; step <= 3; step++) {
                    run.trainer.mark();
                    run.trainer.accumulate(part(step, SAMPLES), 2L * step - 1, SAMPLES + 4);
                    run.trainer.accumulate(part(step + 50, 4), 2L * step, SAMPLES + 4);
                    if (step == 2) {
                        run.stream.clear();
                    }
                    results[i] = run.trainer.accumulated();
                    run.trainer.apply(run.type.rule(run.optimizer.params()), run.state, 0.1, step);
                }
                if (i == 1) {
                    // From the end of the second step: its numbers, and the third's with those of its two parts.
                    assertEquals(4, run.stream.downloads());
                    assertEquals(4 * 6, run.stream.downloaded());
                }
                weights[i] = run.trainer.parameters().clone();
            }
        }
        assertEquals(results[0].loss(), results[1].loss(), 1e-5);
        assertEquals(results[0].gradientNorm(), results[1].gradientNorm(), 1e-5);
        assertEquals(results[0].correct(), results[1].correct());
        assertEquals(SAMPLES + 4, results[1].samples());
        assertArrayEquals(weights[0], weights[1], 1e-5f);
    }

    static Stream<Arguments> losses() {
        List<Arguments> all = new ArrayList<>();
        for (int outputs : new int[] {1, 3}) {
            // 1e4 times as large, the sums overflow an exponential.
            for (float size : new float[] {1, 1e4f}) {
                for (LossType type : LossTypes.all()) {
                    all.add(Arguments.of(Setting.of(type.id()), outputs, size));
                }
            }
        }
        all.add(Arguments.of(Setting.of(Huber.ID, "delta", 0.25), 3, 1f));
        return all.stream();
    }

    /** The heap's losses are checked against PyTorch elsewhere. */
    @ParameterizedTest(name = "{0} of {1} outputs, {2}")
    @MethodSource("losses")
    void takeTheSameLoss(Setting loss, int outputs, float size) {
        OpGraph graph = new Graphs(7).dense(outputs, true).build();
        float[] parameters = Graphs.parameters(graph, 1);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= size;
        }
        boolean numbers = LossTypes.find(loss.type()).orElseThrow().takesNumbers();
        StepResult[] results = new StepResult[2];
        float[][] gradients = new float[2][];
        for (int there = 0; there < 2; there++) {
            TrainerOptions options = new TrainerOptions(
                    Device.of("cuda"),
                    loss,
                    SAMPLES,
                    1,
                    Regularization.NONE.with(Regularization.LABEL_SMOOTHING, 0.1),
                    1);
            try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
                if (there == 1) {
                    trainer.updateThere(Setting.of("sgd"));
                }
                trainer.setParameters(parameters);
                float[] inputs = Graphs.inputs(graph, SAMPLES, 2);
                int[] labels =
                        new Random(3).ints(SAMPLES, 0, Math.max(2, outputs)).toArray();
                float[] targets = new float[SAMPLES * outputs];
                for (int i = 0; i < targets.length; i++) {
                    targets[i] = size * (i % 4 - 1.5f);
                }
                // One sample fewer than there is room for.
                results[there] = numbers
                        ? trainer.step(inputs, targets, SAMPLES - 1, 1)
                        : trainer.step(inputs, labels, SAMPLES - 1, 1);
                gradients[there] = trainer.gradient().clone();
            }
        }
        assertEquals(results[0].loss(), results[1].loss(), 1e-5 * (1 + Math.abs(results[0].loss())));
        assertEquals(results[0].correct(), results[1].correct());
        for (int i = 0; i < parameters.length; i++) {
            assertEquals(gradients[0][i], gradients[1][i], 1e-5 * (1 + results[0].gradientNorm()));
        }
    }
}
