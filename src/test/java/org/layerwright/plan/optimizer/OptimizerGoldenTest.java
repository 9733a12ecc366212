package org.layerwright.plan.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.layerwright.network.param.ParamValues;

class OptimizerGoldenTest {
    private static final int STEPS = 10;

    /**
     * Ten steps of {@code torch.optim.Adam(lr=0.1, betas=(0.9, 0.999), eps=1e-8)} on {@code f(w) = Σ w³/3 + w}, that is
     * {@code g = w² + 1}, from w = (1, −2, 0.5), computed with PyTorch 2.13.0 in double precision.
     */
    @Test
    void adamFollowsPyTorch() {
        float[] weights = run(new Adam(), ParamValues.of("epsilon", 1e-8), 0.1);
        assertArrayEquals(new float[] {0.03843856f, -3.01504228f, -0.48925235f}, weights, 2e-5f);
    }

    /** The same with {@code torch.optim.SGD(lr=0.01)}. */
    @Test
    void sgdFollowsPyTorch() {
        float[] weights = run(new Sgd(), ParamValues.EMPTY, 0.01);
        assertArrayEquals(new float[] {0.81609579f, -2.61028258f, 0.38006504f}, weights, 2e-6f);
    }

    @Test
    void anUpdateInPartsGivesTheSameBits() {
        for (OptimizerType type : OptimizerTypes.all()) {
            UpdateRule rule = type.rule(ParamValues.EMPTY);
            float[] whole = new float[1000];
            float[] gradients = new float[1000];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = (float) Math.sin(i);
                gradients[i] = (float) Math.cos(3 * i);
            }
            float[] parts = whole.clone();
            float[][] wholeState = new float[type.slots()][1000];
            float[][] partsState = new float[type.slots()][1000];
            for (int step = 1; step <= 5; step++) {
                rule.update(whole, gradients, wholeState, 0, 1000, 0.01, step);
                rule.update(parts, gradients, partsState, 333, 1000, 0.01, step);
                rule.update(parts, gradients, partsState, 0, 333, 0.01, step);
            }
            assertArrayEquals(whole, parts, type.id());
            for (int slot = 0; slot < type.slots(); slot++) {
                assertArrayEquals(wholeState[slot], partsState[slot], type.id());
            }
            assertEquals(type.learningRate(), type.param("learningRate").orElseThrow());
        }
    }

    private static float[] run(OptimizerType type, ParamValues params, double learningRate) {
        float[] weights = {1f, -2f, 0.5f};
        float[][] state = new float[type.slots()][weights.length];
        UpdateRule rule = type.rule(params);
        for (int step = 1; step <= STEPS; step++) {
            float[] gradients = new float[weights.length];
            for (int i = 0; i < weights.length; i++) {
                gradients[i] = weights[i] * weights[i] + 1;
            }
            rule.update(weights, gradients, state, 0, weights.length, learningRate, step);
        }
        return weights;
    }
}
