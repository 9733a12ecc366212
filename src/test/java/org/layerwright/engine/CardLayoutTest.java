package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.UpdateRule;

/** The kernels and the layout of a card, run by the processor, against the processor's own. */
class CardLayoutTest {
    private static final Device CARD = Device.of("cuda");
    private static final Digits DIGITS =
            Digits.read(Path.of(System.getProperty("layerwright.home", "."), "assets", "mnist"), 64 * 24);

    private static NetworkTrainer trainer(Device device, OpGraph graph, int batch) {
        return new NetworkTrainer(graph, new TrainerOptions(device, SoftmaxCrossEntropy.ID, batch, 1, 0, 1));
    }

    /** The losses of the first steps with Adam. */
    private static double[] losses(Device device, OpGraph graph, float[] parameters, int steps) {
        UpdateRule rule = new Adam().rule(ParamValues.EMPTY);
        float[][] state = new float[2][graph.parameterCount()];
        double[] losses = new double[steps];
        try (NetworkTrainer trainer = trainer(device, graph, Digits.BATCH)) {
            trainer.setParameters(parameters);
            // A factor at which no step is left out, so that both make the same ones.
            trainer.lossScale().ifPresent(scale -> scale.restore(1024, 0));
            for (int step = 1; step <= steps; step++) {
                StepResult result = trainer.step(DIGITS.images(step - 1), DIGITS.labels(step - 1), Digits.BATCH, step);
                assertTrue(result.isFinite());
                if (!result.skipped()) {
                    trainer.apply(rule, state, 0.002, step);
                }
                losses[step - 1] = result.loss();
            }
        }
        return losses;
    }

    /** Rounding differs, and training magnifies it a little with each step: a hundredth after 24 of them is nearly the same. */
    @Test
    void trainsTheSeedNetworkAsTheProcessorDoes() {
        OpGraph graph = BenchNetworks.SEED.graph();
        float[] parameters = ParameterInitialization.draw(graph, 1);
        double[] processor = losses(Device.CPU, graph, parameters, 24);
        double[] card = losses(CARD, graph, parameters, 24);
        assertEquals(processor[0], card[0], 1e-5);
        assertArrayEquals(processor, card, 0.01);
        assertTrue(card[23] < 0.8, "loss " + card[23]);
    }

    /** Batch normalisation, additions and strides: ResNet-8 for the digits' size. */
    @Test
    void normalisesAndSettlesAsTheProcessorDoes() {
        OpGraph graph = new Graphs(8, 8, 3)
                .conv(4, 3, 1, 1, true, true)
                .batchNormalization()
                .relu()
                .globalPool(OpType.GLOBAL_AVERAGE_POOL)
                .dense(5, true)
                .build();
        float[][] found = new float[2][];
        for (int i = 0; i < 2; i++) {
            try (NetworkTrainer trainer = new NetworkTrainer(
                    graph, new TrainerOptions(i == 0 ? Device.CPU : CARD, SoftmaxCrossEntropy.ID, 6, 1, 0, 1))) {
                trainer.setParameters(Graphs.parameters(graph, 1));
                trainer.step(Graphs.inputs(graph, 6, 2), Graphs.labels(graph, 6, 3), 6, 1);
                // Fewer samples than there is room for, and without learning: the running statistics.
                found[i] = new float[3 * 5 + graph.parameterCount()];
                trainer.outputs(Graphs.inputs(graph, 3, 4), 3, found[i]);
                System.arraycopy(trainer.parameters(), 0, found[i], 15, graph.parameterCount());
            }
        }
        assertArrayEquals(found[0], found[1], 1e-4f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROPOUT", "SPATIAL_DROPOUT", "GAUSSIAN_NOISE"})
    void dropsAndAddsTheSameValuesAsTheProcessor(OpType type) {
        OpGraph graph = new Graphs(6, 6, 2)
                .conv(3, 3, 1, 1, true, true)
                .each(type, type == OpType.GAUSSIAN_NOISE ? new Attributes.Deviation(0.5) : new Attributes.Rate(0.5))
                .flatten()
                .dense(4, true)
                .build();
        float[][] gradients = new float[2][];
        for (int i = 0; i < 2; i++) {
            try (NetworkTrainer trainer = new NetworkTrainer(
                    graph, new TrainerOptions(i == 0 ? Device.CPU : CARD, SoftmaxCrossEntropy.ID, 5, 1, 0, 9))) {
                trainer.setParameters(Graphs.parameters(graph, 1));
                trainer.step(Graphs.inputs(graph, 5, 2), Graphs.labels(graph, 5, 3), 5, 7);
                gradients[i] = trainer.gradient().clone();
            }
        }
        assertArrayEquals(gradients[0], gradients[1], 1e-5f);
    }

    /** Sixteen bits have eleven binary digits, so a loss differs in its third digit or so. */
    @Test
    void trainsInMixedPrecision() {
        OpGraph graph = new Graphs(28, 28, 1)
                .conv(4, 5, 3, 1, false, true)
                .relu()
                .pool(OpType.MAX_POOL, 2, 2, false)
                .batchNormalization()
                .flatten()
                .dense(16, true)
                .relu()
                .dense(10, true)
                .build();
        float[] parameters = Graphs.parameters(graph, 1);
        double[] full = losses(CARD, graph, parameters, 24);
        double[] mixed = losses(CARD.withPrecision(Precision.MIXED), graph, parameters, 24);
        assertEquals(full[0], mixed[0], 0.01);
        assertArrayEquals(full, mixed, 0.05);
        assertTrue(mixed[23] < mixed[0] - 0.3, mixed[0] + " to " + mixed[23]);
    }

    /** The operators that are composed of several, in 16 bits: their types must fit, and the losses be near those of 32. */
    @Test
    void trainsTheComposedOperatorsInMixedPrecision() {
        Graphs graphs = new Graphs(28, 28, 1)
                .pad(1, 2, 1, 0)
                .pool(OpType.AVERAGE_POOL, 2, 2, false)
                .conv(4, 3, 3, 1, false, true);
        int shared = graphs.value();
        graphs.each(OpType.GELU, Attributes.NONE);
        int first = graphs.value();
        graphs.from(shared).each(OpType.SILU, Attributes.NONE);
        OpGraph graph = graphs.concat(first, graphs.value())
                .conv(5, new Attributes.Window(3, 2, 1, 1, 2, 1, 2, 0, 1, 1), true)
                .pool(OpType.MAX_POOL, new Attributes.Window(3, 3, 1, 1, 1, 1, 2, 0, 0, 2))
                .layerNormalization()
                .each(OpType.SPATIAL_DROPOUT, new Attributes.Rate(0.1))
                .each(OpType.GAUSSIAN_NOISE, new Attributes.Deviation(0.1))
                .resize(2, 2, true)
                .resize(1, 2, false)
                .pool(OpType.AVERAGE_POOL, new Attributes.Window(3, 2, 2, 2, 1, 1, 2, 0, 1, 1))
                .pool(OpType.AVERAGE_POOL, 2, 2, false)
                .flatten()
                .dense(10, true)
                .build();
        float[] parameters = Graphs.parameters(graph, 1);
        double[] full = losses(CARD, graph, parameters, 6);
        double[] mixed = losses(CARD.withPrecision(Precision.MIXED), graph, parameters, 6);
        assertEquals(full[0], mixed[0], 0.01);
        assertArrayEquals(full, mixed, 0.05);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void skipsAStepWhoseGradientSixteenBitsCannotHold(boolean there) {
        OpGraph graph = new Graphs(28, 28, 1)
                .flatten()
                .dense(8, true)
                .relu()
                .dense(10, true)
                .build();
        try (NetworkTrainer trainer = trainer(CARD.withPrecision(Precision.MIXED), graph, Digits.BATCH)) {
            if (there) {
                trainer.updateThere(Setting.of("adam"));
            }
            trainer.setParameters(Graphs.parameters(graph, 1));
            LossScale scale = trainer.lossScale().orElseThrow();
            scale.restore(1L << 32, 5);
            StepResult first = trainer.step(DIGITS.images(0), DIGITS.labels(0), Digits.BATCH, 1);
            assertTrue(first.skipped());
            assertTrue(first.isFinite());
            assertEquals(1L << 31, scale.factor());
            scale.restore(1024, 0);
            StepResult second = trainer.step(DIGITS.images(0), DIGITS.labels(0), Digits.BATCH, 2);
            assertFalse(second.skipped());
            assertEquals(first.loss(), second.loss(), 1e-6);
        }
    }
}
