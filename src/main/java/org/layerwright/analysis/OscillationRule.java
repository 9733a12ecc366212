package org.layerwright.analysis;

import java.util.List;

/**
 * The loss jumps up and down from step to step without falling: steps overshoot the valley and land on its other side
 * (LeCun et al. 1998, "Efficient backprop", section 4.5).
 */
final class OscillationRule implements DoctorRule {
    /** The latest steps that are looked at. */
    private static final int STEPS = LossWindow.LATEST;

    /**
     * Losses of batches differ by nature, in proportion to 1 / √batch: at a sound rate by less than half of the first loss
     * divided by the root, in every run seen.
     */
    private static final double JUMP = 1;

    /** Falling by less than this from one half of the steps to the other is not falling. */
    private static final double FALL = 0.1;

    @Override
    public List<Finding> examine(RunHistory run) {
        LossWindow losses = run.losses();
        if (losses.count() < 2 * STEPS || ExplosionRule.exploded(losses)) {
            return List.of();
        }
        double natural = losses.first() / Math.sqrt(run.plan().batchSize());
        double jump = losses.meanJump(STEPS) / natural;
        double now = losses.meanOfLatest(STEPS / 2);
        boolean falls = now < (1 - FALL) * losses.mean(STEPS / 2, STEPS / 2);
        if (!(jump > JUMP) || falls) {
            return List.of();
        }
        return List.of(Finding.of(
                "oscillation",
                Severity.WARNING,
                "",
                run,
                Rates.lower(run),
                Rounded.number(losses.meanJump(STEPS)),
                Rounded.number(losses.meanOfLatest(STEPS)),
                Rounded.number(run.learningRate())));
    }
}
