package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.layerwright.engine.device.KernelRanges;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.optimizer.Sgd;
import org.layerwright.plan.optimizer.UpdateRule;

/** Every number here is worked out by hand. */
class RegularizationTest {
    /** A kernel of 2 × 2 at the places 0 to 3, whose columns lead to the units, and two biases. */
    private static final OpGraph DENSE = graph(
            LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
            LayerSpec.of("out", "Dense", "units", 2));

    private static final float[] WEIGHTS = {3, -1, 4, 0, 10, -10};

    private static OpGraph graph(LayerSpec... layers) {
        return Lowering.lower(NetworkSpec.of("Graph", layers)).graph();
    }

    private static GradientShaper shaper(Regularization plan) {
        return new GradientShaper(KernelRanges.of(DENSE), plan);
    }

    @Test
    void l1AndL2AreAddedToKernelsOnly() {
        Regularization plan = Regularization.ofL2(0.01).with(Regularization.L1, 0.1);
        float[] gradient = new float[6];
        // l1: 0.1 · (3 + 1 + 4 + 0) = 0.8; l2: 0.01 · (9 + 1 + 16) = 0.26.
        assertEquals(1.06, shaper(plan).shape(WEIGHTS, gradient), 1e-9);
        assertArrayEquals(new float[] {0.16f, -0.12f, 0.18f, 0, 0, 0}, gradient, 1e-7f);
    }

    @Test
    void clipsValuesThenTheNormAndTellsTheNormBefore() {
        float[] gradient = {3, -4, 0, 0, 0, 12};
        GradientShaper values = shaper(Regularization.NONE.with(Regularization.CLIP_VALUE, 3.5));
        values.shape(WEIGHTS, gradient);
        assertArrayEquals(new float[] {3, -3.5f, 0, 0, 0, 3.5f}, gradient);
        assertEquals(13, values.norm(), 1e-9);

        float[] whole = {3, -4, 0, 0, 0, 12};
        GradientShaper norm = shaper(Regularization.NONE.with(Regularization.CLIP_NORM, 6.5));
        norm.shape(WEIGHTS, whole);
        assertArrayEquals(new float[] {1.5f, -2, 0, 0, 0, 6}, whole, 1e-6f);
        assertEquals(13, norm.norm(), 1e-9);
        norm.shape(WEIGHTS, whole);
        assertArrayEquals(new float[] {1.5f, -2, 0, 0, 0, 6}, whole, 1e-6f, "a short gradient stays");
    }

    @Test
    void maxNormScalesTheWeightsOfEachUnit() {
        float[] weights = WEIGHTS.clone();
        new WeightConstraint(KernelRanges.of(DENSE), 2).apply(weights);
        // The first unit has (3, 4) of norm 5, the second (-1, 0) of norm 1; biases are free.
        assertArrayEquals(new float[] {1.2f, -1, 1.6f, 0, 10, -10}, weights, 1e-6f);
    }

    @Test
    void maxNormTakesAFilterOverHeightWidthAndChannels() {
        OpGraph conv = graph(
                LayerSpec.of("input", "Input", "height", 4, "width", 4, "channels", 2),
                LayerSpec.of("conv", "Conv2D", "filters", 3, "kernelSize", 2));
        float[] weights = new float[conv.parameterCount()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 3 + 1;
        }
        new WeightConstraint(KernelRanges.of(conv), 3).apply(weights);
        // Eight weights a filter: norms √8, 2√8 and 3√8.
        assertEquals(1, weights[0], 1e-6);
        assertEquals(3 / Math.sqrt(8), weights[1], 1e-6);
        assertEquals(3 / Math.sqrt(8), weights[23], 1e-6);
    }

    @Test
    void theMeanBeginsWithTheFirstWeights() {
        WeightAverage average = new WeightAverage(0.75, 2);
        average.update(new float[] {4, 8}, 1);
        assertArrayEquals(new float[] {4, 8}, average.mean());
        average.update(new float[] {8, 0}, 2);
        // At the second update 3 / 12 is kept: 4 / 4 + 8 · 3 / 4 and 8 / 4.
        assertArrayEquals(new float[] {7, 2}, average.mean());
        average.update(new float[] {7, 2}, 1_000);
        average.update(new float[] {3, 6}, 1_001);
        assertArrayEquals(new float[] {6, 3}, average.mean());
    }

    @Test
    void weightDecayShrinksKernelsBesideTheGradient() {
        Regularization plan = Regularization.NONE.with(Regularization.WEIGHT_DECAY, 0.5);
        float[] inputs = {0, 0};
        try (NetworkTrainer trainer = trainer(plan)) {
            trainer.step(inputs, new float[] {10, -10}, 1, 1); // Without any error there is no gradient.
            trainer.apply(sgd(), new float[0][], 0.1, 1);
            // 1 − 0.1 · 0.5 = 0.95.
            assertArrayEquals(new float[] {2.85f, -0.95f, 3.8f, 0, 10, -10}, trainer.parameters(), 1e-6f);
        }
    }

    /** As the shaper alone above, but through a step: without inputs the biases alone have a gradient. */
    @Test
    void aStepAddsTheTermsAndClips() {
        Regularization plan = Regularization.ofL2(0.01)
                .with(Regularization.L1, 0.1)
                .with(Regularization.CLIP_VALUE, 8.0)
                .with(Regularization.CLIP_NORM, 4.0);
        try (NetworkTrainer trainer = trainer(plan)) {
            StepResult result = trainer.step(new float[2], new float[] {0, 0}, 1, 1);
            // The loss is the mean of 10² and 10², its slope ±10 at the biases; the terms are those of the test above.
            assertEquals(100 + 1.06, result.loss(), 1e-4);
            double terms = 0.16 * 0.16 + 0.12 * 0.12 + 0.18 * 0.18;
            assertEquals(Math.sqrt(200 + terms), result.gradientNorm(), 1e-4);
            float left = (float) (4 / Math.sqrt(128 + terms));
            assertArrayEquals(
                    new float[] {0.16f * left, -0.12f * left, 0.18f * left, 0, 8 * left, -8 * left},
                    trainer.gradient(),
                    1e-5f);
        }
    }

    @Test
    void aStepLimitsTheNormOfEachUnit() {
        try (NetworkTrainer trainer = trainer(Regularization.NONE.with(Regularization.MAX_NORM, 2.0))) {
            trainer.step(new float[2], new float[] {10, -10}, 1, 1);
            trainer.apply(sgd(), new float[0][], 0.1, 1);
            assertArrayEquals(new float[] {1.2f, -1, 1.6f, 0, 10, -10}, trainer.parameters(), 1e-6f);
        }
    }

    @Test
    void theMeanIsWhatIsEvaluated() {
        try (NetworkTrainer trainer = trainer(Regularization.NONE.with(Regularization.EMA_DECAY, 0.5))) {
            float[] said = new float[2];
            float[] inputs = {0, 0};
            for (int step = 1; step <= 2; step++) {
                trainer.step(inputs, new float[] {0, 0}, 1, step);
                trainer.apply(sgd(), new float[0][], 0.1, step);
            }
            // The loss is the mean of two squares, so the bias moves by 0.1 · 10, then by 0.1 · 9: 10, 9, 8.1.
            assertEquals(8.1f, trainer.parameters()[4], 1e-5f);
            trainer.infer(inputs, 1, said);
            // A quarter of 9 and three quarters of 8.1.
            assertArrayEquals(new float[] {8.325f, -8.325f}, said, 1e-5f);
            trainer.step(inputs, new float[] {0, 0}, 1, 3);
            assertEquals(8.1f, trainer.gradient()[4], 1e-5f, "training goes on with the parameters themselves");
        }
    }

    /** Where training is regularised. */
    Device device() {
        return Device.CPU;
    }

    private NetworkTrainer trainer(Regularization plan) {
        TrainerOptions options = new TrainerOptions(device(), Setting.of("meanSquaredError"), 1, 1, plan, 1);
        NetworkTrainer trainer = new NetworkTrainer(DENSE, options);
        trainer.updateThere(Setting.of(Sgd.ID));
        trainer.setParameters(WEIGHTS);
        return trainer;
    }

    private static UpdateRule sgd() {
        return new Sgd().rule(ParamValues.EMPTY);
    }
}
