package org.layerwright.plan.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.layerwright.network.param.ParamValues;

/**
 * Ten steps from w = (1, −2, 0.5) with the gradient {@code (w² + 1)·c}, where c changes in size and sign from step to
 * step. Unless it says otherwise, the expected weights were computed with PyTorch 2.13.0 in double precision.
 */
class OptimizerGoldenTest {
    private static final float[] SCALES = {1f, 4f, -0.5f, 0.2f, -0.1f, 0.3f, -2f, 0.05f, 0.6f, -0.25f};
    private static final float TOLERANCE = 2e-6f;

    /** {@code torch.optim.SGD(lr=0.05)}. */
    @Test
    void sgdFollowsPyTorch() {
        assertRun(new Sgd(), ParamValues.EMPTY, 0.05, 0.643654468f, -2.23214533f, 0.286269068f);
        assertRun(new GradientDescent(), ParamValues.EMPTY, 0.05, 0.643654468f, -2.23214533f, 0.286269068f);
    }

    /** {@code torch.optim.SGD(lr=0.01, momentum=0.9)}. */
    @Test
    void momentumFollowsPyTorch() {
        assertRun(new Momentum(), ParamValues.EMPTY, 0.01, 0.492819175f, -2.9696196f, 0.191271024f);
    }

    /** {@code torch.optim.SGD(lr=0.01, momentum=0.9, nesterov=True)}. */
    @Test
    void nesterovFollowsPyTorch() {
        assertRun(new Nesterov(), ParamValues.EMPTY, 0.01, 0.471821401f, -2.90263606f, 0.179399673f);
    }

    /** {@code torch.optim.Adagrad(lr=0.1, eps=1e-10)}. */
    @Test
    void adaGradFollowsPyTorch() {
        assertRun(new AdaGrad(), ParamValues.EMPTY, 0.1, 0.837314111f, -2.15753538f, 0.338349859f);
    }

    /** {@code torch.optim.Adadelta(lr=1.0, rho=0.9, eps=1e-6)}. */
    @Test
    void adaDeltaFollowsPyTorch() {
        assertRun(new AdaDelta(), ParamValues.EMPTY, 1.0, 0.994814815f, -2.00516845f, 0.494816729f);
    }

    /** {@code torch.optim.RMSprop(lr=0.01, alpha=0.9, eps=1e-7)}. */
    @Test
    void rmsPropFollowsPyTorch() {
        assertRun(new RmsProp(), ParamValues.EMPTY, 0.01, 0.950896717f, -2.04849077f, 0.45098122f);
    }

    /** {@code torch.optim.Adam(lr=0.1, betas=(0.9, 0.999), eps=1e-8)}, then with betas=(0.9, 0.9). */
    @Test
    void adamFollowsPyTorch() {
        assertRun(new Adam(), ParamValues.of("epsilon", 1e-8), 0.1, 0.549411774f, -2.40775548f, 0.0588903457f);
        ParamValues forgetful = ParamValues.of("epsilon", 1e-8, "beta2", 0.9);
        assertRun(new Adam(), forgetful, 0.1, 0.534676799f, -2.41569725f, 0.046144711f);
    }

    /** {@code torch.optim.Adam(lr=0.1, betas=(0.9, 0.9), eps=1e-8, amsgrad=True)}; Adam itself ends elsewhere. */
    @Test
    void amsGradFollowsPyTorch() {
        assertRun(new AmsGrad(), ParamValues.of("beta2", 0.9), 0.1, 0.571966226f, -2.39305827f, 0.0791590697f);
    }

    /** {@code torch.optim.NAdam(lr=0.1, betas=(0.9, 0.999), eps=1e-8, momentum_decay=0.004)}. */
    @Test
    void nadamFollowsPyTorch() {
        assertRun(new Nadam(), ParamValues.EMPTY, 0.1, 0.787930719f, -2.19482248f, 0.291464923f);
    }

    /** {@code torch.optim.AdamW(lr=0.1, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.1)}. */
    @Test
    void adamWFollowsPyTorch() {
        assertRun(new AdamW(), ParamValues.of("weightDecay", 0.1), 0.1, 0.47915481f, -2.19627925f, 0.0381647499f);
    }

    /**
     * Algorithm 2 of the paper with η 0.05, λ 0.2, β 0.9 and 0.99, written as a loop over plain numbers in Python in
     * double precision, with the decay inside the step as the paper has it.
     */
    @Test
    void lionFollowsItsPaper() {
        assertRun(new Lion(), ParamValues.of("weightDecay", 0.2), 0.05, 0.616528885f, -2.09661734f, 0.164337847f);
    }

    /** The loop of ever more factors may be cut where the product no longer counts. */
    @Test
    void nadamsProductIsTheWholeProductWhileItCounts() {
        double product = 1;
        for (int step = 1; step <= 500; step++) {
            product *= 0.9 * (1 - 0.5 * Math.pow(0.96, step * 0.004));
            assertEquals(1 - product, 1 - Nadam.momentumProduct(0.9, 0.004, step), 0.0);
        }
    }

    @Test
    void weightsDecayFromToOnly() {
        float[] weights = {1, 2, 4, 8};
        WeightDecay.shrink(weights, 1, 3, 0.5, 0.5);
        assertArrayEquals(new float[] {1, 1.5f, 3, 8}, weights);
        WeightDecay.shrink(weights, 0, 4, 0.5, 0);
        assertArrayEquals(new float[] {1, 1.5f, 3, 8}, weights);
    }

    private static void assertRun(OptimizerType type, ParamValues params, double learningRate, float... expected) {
        float[] weights = {1f, -2f, 0.5f};
        float[][] state = new float[type.slots()][weights.length];
        UpdateRule rule = type.rule(params);
        for (int step = 1; step <= SCALES.length; step++) {
            float[] gradients = new float[weights.length];
            for (int i = 0; i < weights.length; i++) {
                gradients[i] = (weights[i] * weights[i] + 1) * SCALES[step - 1];
            }
            WeightDecay.shrink(weights, 0, weights.length, learningRate, type.weightDecay(params));
            rule.update(weights, gradients, state, 0, weights.length, learningRate, step);
        }
        assertArrayEquals(expected, weights, TOLERANCE, type.id());
    }
}
