package org.layerwright.analysis;

import java.util.List;

/**
 * NaN, infinity, or a loss far above that of the untrained network. Guessing loses ln(classes), and no step downhill
 * leads above it, so a loss that stays several times as high means that steps overshoot (Goodfellow, Bengio and
 * Courville 2016, section 8.2.4, on cliffs and exploding gradients).
 */
final class ExplosionRule implements DoctorRule {
    /** A batch can by chance lose twice the first loss, but the mean of ten does not lose thrice it. */
    private static final double TIMES = 3;

    /** Below this share of the first loss it has got over it. */
    private static final double RECOVERED = 0.9;

    private static final String NOT_FINITE = "error.training.notFinite";

    @Override
    public List<Finding> examine(RunHistory run) {
        if (run.failure() != null && run.failure().code().equals(NOT_FINITE)) {
            return List.of(Finding.of(
                    "not-finite",
                    Severity.FATAL,
                    "",
                    run,
                    Rates.lower(run),
                    run.step() + 1,
                    Rounded.number(run.learningRate())));
        }
        LossWindow losses = run.losses();
        if (!exploded(losses)) {
            return List.of();
        }
        return List.of(Finding.of(
                "explosion",
                Severity.FATAL,
                "",
                run,
                Rates.lower(run),
                Rounded.number(losses.first()),
                Rounded.number(losses.peak()),
                Rounded.number(run.learningRate())));
    }

    /** Whether the loss shot up and has not come down below where it began. */
    static boolean exploded(LossWindow losses) {
        return losses.count() >= LossWindow.FIRST
                && losses.peak() > TIMES * losses.first()
                && losses.meanOfLatest(LossWindow.FIRST) > RECOVERED * losses.first();
    }
}
