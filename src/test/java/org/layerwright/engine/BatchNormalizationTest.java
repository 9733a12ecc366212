package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.layerwright.data.Batch;
import org.layerwright.data.BatchOrder;
import org.layerwright.data.BatchStream;
import org.layerwright.data.ByteImages;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Sgd;
import org.layerwright.plan.optimizer.UpdateRule;

/** Batch normalisation over the whole batch, whatever the number of shards. */
class BatchNormalizationTest {
    private static final OpGraph RESIDUAL = residual();

    private static OpGraph residual() {
        Graphs graph = new Graphs(8, 8, 3)
                .conv(8, 3, 1, 1, true, false)
                .batchNormalization()
                .relu();
        int shortcut = graph.value();
        graph.conv(8, 3, 1, 1, true, false).batchNormalization().relu();
        int way = graph.conv(8, 3, 1, 1, true, false).batchNormalization().value();
        return graph.sum(way, shortcut)
                .relu()
                .globalPool(OpType.GLOBAL_AVERAGE_POOL)
                .dense(5, true)
                .build();
    }

    /** Where networks are trained. */
    Device device() {
        return Device.CPU;
    }

    private NetworkTrainer trainer(OpGraph graph, int batch, int threads) {
        NetworkTrainer trainer =
                new NetworkTrainer(graph, new TrainerOptions(device(), SoftmaxCrossEntropy.ID, batch, threads, 0, 5));
        trainer.updateThere(Setting.of(Sgd.ID));
        trainer.setParameters(Graphs.parameters(graph, 1));
        return trainer;
    }

    private float[] trained(int threads, int samples, int batch) {
        float[] inputs = Graphs.inputs(RESIDUAL, samples, 2);
        int[] labels = Graphs.labels(RESIDUAL, samples, 3);
        UpdateRule rule = new Sgd().rule(ParamValues.EMPTY);
        try (NetworkTrainer trainer = trainer(RESIDUAL, batch, threads)) {
            for (int step = 1; step <= 4; step++) {
                trainer.step(inputs, labels, samples, step);
                trainer.apply(rule, new float[0][], 0.02, step);
            }
            return trainer.parameters().clone();
        }
    }

    @Test
    void threadsAgreeAndRepeatToTheBit() {
        float[] one = trained(1, 23, 23);
        float[] two = trained(2, 23, 23);
        float[] three = trained(3, 23, 23);
        assertFalse(Arrays.equals(one, Graphs.parameters(RESIDUAL, 1)));
        assertArrayEquals(one, two, 1e-5f);
        assertArrayEquals(one, three, 1e-5f);
        assertTrue(Arrays.equals(two, trained(2, 23, 23)), "two threads gave other bits");
        assertTrue(Arrays.equals(three, trained(3, 23, 23)), "three threads gave other bits");
    }

    /** Two samples for three shards: the one without must take part, and nothing of a larger batch may be left over. */
    @Test
    void shardsWithoutSamplesTakePart() {
        assertArrayEquals(trained(1, 2, 2), trained(3, 2, 9), 1e-5f);
        assertArrayEquals(trained(1, 1, 1), trained(3, 1, 9), 1e-5f);
    }

    /** A mean 3,000 times the deviation: naive squares in single precision would leave nothing of the variance. */
    @Test
    void aLargeMeanDoesNotCancel() {
        OpGraph graph = new Graphs(2).batchNormalization(0).build();
        int samples = 50;
        float[] inputs = new float[2 * samples];
        double sum = 0;
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) (3000 + Math.sin(i));
            sum += i % 2 == 0 ? inputs[i] : 0;
        }
        double squares = 0;
        for (int i = 0; i < inputs.length; i += 2) {
            squares += (inputs[i] - sum / samples) * (inputs[i] - sum / samples);
        }
        for (int threads = 1; threads <= 3; threads++) {
            try (NetworkTrainer trainer = trainer(graph, samples, threads)) {
                trainer.step(inputs, new int[samples], samples, 1);
                float[] parameters = trainer.parameters();
                assertEquals(sum / samples, parameters[4], 1e-3);
                assertEquals(squares / samples, parameters[6], 1e-5);
            }
        }
    }

    /** Momentum 0 keeps the statistics of the last batch alone, so that evaluating it gives what training saw. */
    @Test
    void evaluationUsesTheRunningStatistics() {
        OpGraph graph = new Graphs(6, 6, 2)
                .conv(4, 3, 1, 1, true, true)
                .batchNormalization(0)
                .relu()
                .flatten()
                .dense(3, true)
                .build();
        float[] inputs = Graphs.inputs(graph, 12, 2);
        int[] labels = Graphs.labels(graph, 12, 3);
        try (NetworkTrainer trainer = trainer(graph, 12, 2)) {
            double loss = trainer.step(inputs, labels, 12, 1).loss();
            assertEquals(loss, trainer.evaluate(inputs, labels, 12).loss(), 1e-5);
        }
    }

    @Test
    void statisticsHaveNoGradientAndAreNotSpoilt() {
        float[] inputs = Graphs.inputs(RESIDUAL, 8, 2);
        int[] labels = Graphs.labels(RESIDUAL, 8, 3);
        try (NetworkTrainer trainer = trainer(RESIDUAL, 8, 2)) {
            float[] before = trainer.parameters().clone();
            trainer.step(inputs, labels, 8, 1);
            float[] after = trainer.parameters().clone();
            int offset = 0;
            for (var weight : RESIDUAL.weights()) {
                for (int i = offset; i < offset + weight.size(); i++) {
                    assertEquals(weight.isTrained(), before[i] == after[i]);
                    assertTrue(weight.isTrained() || trainer.gradient()[i] == 0);
                }
                offset += (int) weight.size();
            }
            inputs[100] = Float.NaN;
            assertFalse(trainer.step(inputs, labels, 8, 2).isFinite());
            assertArrayEquals(after, trainer.parameters());
        }
    }

    /** A large batch in two parts moves the statistics as two steps do, between which no update is made. */
    @Test
    void eachPartOfALargeBatchMovesTheStatisticsOnce() throws InterruptedException {
        OpGraph graph = new Graphs(4, 4, 1)
                .batchNormalization(0.9)
                .flatten()
                .dense(2, true)
                .build();
        byte[] pixels = new byte[8 * 16];
        new Random(4).nextBytes(pixels);
        ByteImages images =
                new ByteImages("noise", graph.input(), pixels, new byte[] {0, 1, 0, 1, 1, 0, 1, 0}, List.of("a", "b"));
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (NetworkTrainer parts = trainer(graph, 4, 2);
                NetworkTrainer steps = trainer(graph, 4, 2);
                BatchStream stream =
                        new BatchStream(images, 4, BatchOrder.asStored(), BatchStream.Range.epochs(1), 1, reader)) {
            for (int part = 1; part <= 2; part++) {
                Batch batch = stream.next();
                parts.accumulate(batch, part, images.size());
                steps.step(batch, part);
            }
            assertTrue(parts.accumulated().isFinite());
            assertFalse(Arrays.equals(Graphs.parameters(graph, 1), parts.parameters()), "nothing was measured");
            assertArrayEquals(steps.parameters(), parts.parameters());
        } finally {
            reader.shutdownNow();
        }
    }

    /** Nothing of the refused batch may be left for the next step; {@link ShardThreadsTest} has shards that fail. */
    @Test
    void aRefusedBatchLeavesTheShardsSound() {
        float[] inputs = Graphs.inputs(RESIDUAL, 9, 2);
        int[] wrong = {0, 1, 2, 3, 4, 0, 1, 2, 9};
        int[] right = {0, 1, 2, 3, 4, 0, 1, 2, 3};
        for (int place : new int[] {0, 4, 8}) {
            int[] labels = right.clone();
            labels[place] = wrong[8];
            try (NetworkTrainer trainer = trainer(RESIDUAL, 9, 3);
                    NetworkTrainer sound = trainer(RESIDUAL, 9, 3)) {
                EngineException refused = assertThrows(EngineException.class, () -> trainer.step(inputs, labels, 9, 1));
                assertTrue(refused.getMessage().contains("Label 9 of sample " + place), refused.getMessage());
                trainer.step(inputs, right, 9, 1);
                sound.step(inputs, right, 9, 1);
                assertArrayEquals(sound.gradient(), trainer.gradient());
            }
        }
    }
}
