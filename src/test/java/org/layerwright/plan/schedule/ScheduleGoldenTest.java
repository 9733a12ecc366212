package org.layerwright.plan.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.schedule.ScheduleType.RunLength;

/**
 * Rates at each step, from a base of 0.1. The expected numbers were printed by the schedulers of PyTorch 2.13.0 that are
 * named at each test; where none is named they follow from the formula by hand.
 */
class ScheduleGoldenTest {
    private static final double BASE = 0.1;

    /** {@code StepLR(step_size=3, gamma=0.5)}, one step an epoch. */
    @Test
    void stepDecayFollowsPyTorch() {
        assertRates(
                Setting.of("stepDecay", "everyEpochs", 3, "factor", 0.5),
                new RunLength(1, 12),
                0.1,
                0.1,
                0.1,
                0.05,
                0.05,
                0.05,
                0.025,
                0.025,
                0.025,
                0.0125,
                0.0125,
                0.0125);
    }

    /** {@code ExponentialLR(gamma=0.9)}, one step an epoch. */
    @Test
    void exponentialDecayFollowsPyTorch() {
        assertRates(
                Setting.of("exponentialDecay", "factor", 0.9),
                new RunLength(1, 10),
                0.1,
                0.09,
                0.081,
                0.0729,
                0.06561,
                0.059049,
                0.0531441,
                0.04782969,
                0.043046721,
                0.0387420489);
    }

    /** By hand: 0.1 / (1 + 0.5·e), and half of it after 1/0.5 epochs. */
    @Test
    void inverseTimeFollowsItsFormula() {
        Setting setting = Setting.of("inverseTime", "decay", 0.5);
        assertRates(setting, new RunLength(1, 7), 0.1, 0.1 / 1.5, 0.05, 0.04, 0.1 / 3, 0.1 / 3.5, 0.025);
        assertRates(setting, new RunLength(2, 3), 0.1, 0.08, 0.1 / 1.5, 0.1 / 1.75, 0.05);
    }

    /** {@code PolynomialLR(total_iters=10, power=2)}. */
    @Test
    void polynomialFollowsPyTorch() {
        assertRates(
                Setting.of("polynomial", "power", 2.0),
                new RunLength(5, 2),
                0.1,
                0.081,
                0.064,
                0.049,
                0.036,
                0.025,
                0.016,
                0.009,
                0.004,
                0.001,
                0,
                0);
        assertRates(Setting.of("polynomial", "endShare", 0.5), new RunLength(1, 2), 0.1, 0.075, 0.05, 0.05);
    }

    /** {@code CosineAnnealingLR(T_max=10, eta_min=0.001)}. */
    @Test
    void cosineFollowsPyTorch() {
        assertRates(
                Setting.of("cosine", "endShare", 0.01),
                new RunLength(2, 5),
                0.1,
                0.09757729756,
                0.09054634122,
                0.07959536999,
                0.06579634122,
                0.0505,
                0.03520365878,
                0.02140463001,
                0.01045365878,
                0.003422702443,
                0.001);
    }

    /** {@code CosineAnnealingWarmRestarts(T_0=4, T_mult=2, eta_min=0.001)}. */
    @Test
    void cosineRestartsFollowPyTorch() {
        assertRates(
                Setting.of("cosineRestarts", "periodEpochs", 2, "periodFactor", 2.0, "endShare", 0.01),
                new RunLength(2, 7),
                0.1,
                0.08550178567,
                0.0505,
                0.01549821433,
                0.1,
                0.09623203686,
                0.08550178567,
                0.0694428299,
                0.0505,
                0.0315571701,
                0.01549821433,
                0.004767963141,
                0.1,
                0.09904887138);
    }

    /** {@code OneCycleLR(max_lr=0.1, total_steps=20, pct_start=0.3)} with its default divisors, 25 and 1e4. */
    @Test
    void oneCycleFollowsPyTorch() {
        assertRates(
                Setting.of("oneCycle"),
                new RunLength(4, 5),
                0.004,
                0.01316718427,
                0.03716718427,
                0.06683281573,
                0.09083281573,
                0.1,
                0.09874640062,
                0.0950484632,
                0.08909161776,
                0.08117456539,
                0.07169430018,
                0.06112620219,
                0.0500002,
                0.03887419781,
                0.02830609982,
                0.01882583461,
                0.01090878224,
                0.004951936799,
                0.001253999376,
                4e-7);
    }

    /** The same with {@code anneal_strategy='linear'}. */
    @Test
    void linearOneCycleFollowsPyTorch() {
        assertRates(
                Setting.of("oneCycle", "anneal", "linear"),
                new RunLength(4, 5),
                0.004,
                0.0232,
                0.0424,
                0.0616,
                0.0808,
                0.1,
                0.09285717143,
                0.08571434286,
                0.07857151429,
                0.07142868571,
                0.06428585714,
                0.05714302857,
                0.0500002,
                0.04285737143,
                0.03571454286,
                0.02857171429,
                0.02142888571,
                0.01428605714,
                0.007143228571,
                4e-7);
        assertRates(Setting.of("oneCycle"), new RunLength(1, 1), 0.1);
    }

    /** By hand; before the first entry the rate is the optimizer's. */
    @Test
    void piecewiseFollowsItsTable() {
        Setting setting = Setting.of("piecewise", "pieces", " 4: 1e-2,1:0.5 , 2:0.1");
        assertRates(setting, new RunLength(2, 5), 0.1, 0.1, 0.05, 0.05, 0.01, 0.01, 0.01, 0.01, 0.001, 0.001);
    }

    /**
     * {@code ReduceLROnPlateau(factor=0.1, patience=2, threshold=1e-4, threshold_mode='abs', cooldown=1, min_lr=1e-3)}.
     */
    @Test
    void reduceOnPlateauFollowsPyTorch() {
        double[] losses = {
            1, .9, .9, .9, .9, .9, .9, .9, .5, .5, .5, .5, .5, .5, .49999, .5, .5, .5,
        };
        double[] expected = {
            0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001,
        };
        Setting setting = Setting.of(
                "reduceOnPlateau", "factor", 0.1, "patience", 2, "minDelta", 1e-4, "cooldown", 1, "minRate", 1e-3);
        Schedule schedule = ScheduleTypes.create(setting, new RunLength(3, losses.length));
        for (int epoch = 0; epoch < losses.length; epoch++) {
            assertEquals(expected[epoch], schedule.rate(BASE, 3L * epoch), 1e-12, "epoch " + epoch);
            assertEquals(expected[epoch], schedule.rate(BASE, 3L * epoch + 2), 1e-12, "epoch " + epoch);
            schedule.epochEnded(epoch, losses[epoch]);
        }
        // The past can still be told.
        for (int epoch = 0; epoch < losses.length; epoch++) {
            assertEquals(expected[epoch], schedule.rate(BASE, 3L * epoch + 1), 1e-12, "epoch " + epoch);
        }
    }

    private static void assertRates(Setting setting, RunLength length, double... expected) {
        Schedule schedule = ScheduleTypes.create(setting, length);
        for (int step = 0; step < expected.length; step++) {
            assertEquals(expected[step], schedule.rate(BASE, step), 2e-11, setting.type() + " step " + step);
        }
    }
}
