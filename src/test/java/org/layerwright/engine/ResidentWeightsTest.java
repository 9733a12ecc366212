package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;

/** Optimizers that work where a card's weights are, against those of the heap. */
class ResidentWeightsTest {
    private static final int SAMPLES = 6;
    private static final OpGraph GRAPH = new Graphs(8, 8, 3)
            .conv(4, 3, 1, 1, true, true)
            .batchNormalization()
            .relu()
            .globalPool(OpType.GLOBAL_AVERAGE_POOL)
            .dense(5, true)
            .build();

    /** A run of one optimizer, on the device or on the heap. */
    private static final class Run implements AutoCloseable {
        final NetworkTrainer trainer;
        final OptimizerType type;
        final Setting optimizer;
        final float[][] state;
        private long step;

        Run(Setting optimizer, boolean there, Regularization regularization, Precision precision) {
            this.optimizer = optimizer;
            type = OptimizerTypes.find(optimizer.type()).orElseThrow();
            double decay = type.weightDecay(optimizer.params());
            Device card = Device.of("cuda").withPrecision(precision);
            trainer = new NetworkTrainer(
                    GRAPH,
                    new TrainerOptions(
                            card,
                            Setting.of(SoftmaxCrossEntropy.ID),
                            SAMPLES,
                            1,
                            regularization.with(Regularization.WEIGHT_DECAY, decay),
                            1));
            if (there) {
                trainer.updateThere(optimizer);
            }
            state = new float[type.slots()][GRAPH.parameterCount()];
            trainer.lossScale().ifPresent(scale -> scale.restore(256, 0));
            trainer.setParameters(Graphs.parameters(GRAPH, 1));
        }

        StepResult step() {
            step++;
            trainer.watch(step % 7 == 0);
            StepResult result = trainer.step(
                    Graphs.inputs(GRAPH, SAMPLES, (int) step),
                    Graphs.labels(GRAPH, SAMPLES, (int) step),
                    SAMPLES,
                    step);
            assertTrue(result.isFinite());
            trainer.apply(type.rule(optimizer.params()), state, 0.01, step);
            return result;
        }

        @Override
        public void close() {
            trainer.close();
        }
    }

    private static Setting setting(String id) {
        return id.equals("adamw") ? Setting.of(id, "weightDecay", 0.1) : Setting.of(id);
    }

    /** Weights, running statistics, the optimizer's vectors, losses and norms over twenty steps. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop"})
    void moveAsOnTheHeap(String id) {
        try (Run there = new Run(setting(id), true, Regularization.NONE, Precision.FLOAT32);
                Run heap = new Run(setting(id), false, Regularization.NONE, Precision.FLOAT32)) {
            float[] before = there.trainer.parameters().clone();
            for (int i = 0; i < 20; i++) {
                StepResult found = there.step();
                StepResult expected = heap.step();
                assertEquals(expected.loss(), found.loss(), 1e-5);
                assertEquals(expected.gradientNorm(), found.gradientNorm(), 1e-5 * (1 + expected.gradientNorm()));
                if (i % 7 == 6) {
                    LayerState looked = there.trainer.layers().get(0);
                    LayerState same = heap.trainer.layers().get(0);
                    assertEquals(same.updateRatio(), looked.updateRatio(), 1e-4);
                    assertEquals(same.weightNorm(), looked.weightNorm(), 1e-4);
                    assertEquals(same.gradientNorm(), looked.gradientNorm(), 1e-4);
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

    /** As a checkpoint does it: what was read goes into another trainer, and both go on to the same bits. */
    @Test
    void goOnFromWhatWasRead() {
        try (Run first = new Run(setting("adam"), true, Regularization.NONE, Precision.FLOAT32);
                Run second = new Run(setting("adam"), true, Regularization.NONE, Precision.FLOAT32)) {
            for (int i = 0; i < 5; i++) {
                first.step();
                second.step();
            }
            first.trainer.readState();
            float[] weights = first.trainer.parameters().clone();
            float[][] vectors = {first.state[0].clone(), first.state[1].clone()};
            // The second goes astray and is taken back.
            second.step();
            second.step();
            second.trainer.setParameters(weights);
            for (int slot = 0; slot < 2; slot++) {
                System.arraycopy(vectors[slot], 0, second.state[slot], 0, weights.length);
            }
            second.step = 5;
            for (int i = 0; i < 3; i++) {
                assertEquals(first.step(), second.step());
            }
            assertArrayEquals(first.trainer.parameters(), second.trainer.parameters());
        }
    }

    /** Weights that are only evaluated between are not taken back, and give what the heap's do. */
    @Test
    void areEvaluatedWhereTheyAre() {
        float[][] said = new float[2][SAMPLES * 5];
        for (int there = 0; there < 2; there++) {
            try (Run run = new Run(setting("momentum"), there == 1, Regularization.NONE, Precision.FLOAT32)) {
                for (int i = 0; i < 3; i++) {
                    run.step();
                    run.trainer.infer(Graphs.inputs(GRAPH, SAMPLES, 50), SAMPLES, said[there]);
                }
            }
        }
        assertArrayEquals(said[0], said[1], 1e-5f);
    }

    @Test
    void areMovedInMixedPrecisionToo() {
        try (Run there = new Run(setting("adam"), true, Regularization.NONE, Precision.MIXED);
                Run heap = new Run(setting("adam"), false, Regularization.NONE, Precision.MIXED)) {
            for (int i = 0; i < 5; i++) {
                assertEquals(heap.step().loss(), there.step().loss(), 2e-3);
            }
            assertArrayEquals(heap.trainer.parameters(), there.trainer.parameters(), 2e-3f);
        }
    }

    /** With L2 and clipping the heap's way stays, to the same bits. */
    @Test
    void stayOnTheHeapWhereMoreIsDoneToTheGradient() {
        Regularization more = Regularization.ofL2(1e-3).with(Regularization.CLIP_NORM, 0.5);
        try (Run asked = new Run(setting("adam"), true, more, Precision.FLOAT32);
                Run heap = new Run(setting("adam"), false, more, Precision.FLOAT32)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(heap.step(), asked.step());
            }
            assertNotSame(heap.trainer.parameters(), asked.trainer.parameters());
            assertArrayEquals(heap.trainer.parameters(), asked.trainer.parameters());
        }
    }
}
