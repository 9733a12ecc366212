package org.layerwright.analysis;

import java.util.List;
import org.layerwright.event.WorkerEvent.LayersMeasured;

/**
 * The loss has not moved since the first step. Nearly always the rate is far too small, sometimes so large that the
 * network broke at once; the size of the updates tells which.
 */
final class LossFlatRule implements DoctorRule {
    /** A healthy network has lost far more by then: the classic one on MNIST has halved its loss after 50 steps. */
    private static final int STEPS = 100;

    /** The mean of 50 batches of 32 or more wavers by less; one that learns falls by more. */
    private static final double SHARE = 0.03;

    /** The lowest mean of ten such batches lies no deeper below the first by chance. */
    private static final double LOWEST = 0.06;

    /** Updates of about a thousandth of the weights are what learning takes; see {@link UpdateRatioRule}. */
    private static final double WORKING_RATIO = 1e-3;

    @Override
    public List<Finding> examine(RunHistory run) {
        LossWindow losses = run.losses();
        if (!isFlat(run) || DeadReluRule.anyDead(run)) {
            return List.of();
        }
        LayersMeasured measured = run.lastMeasured();
        double ratio = measured == null ? 0 : UpdateRatioRule.largest(measured);
        return List.of(Finding.of(
                "loss-flat",
                Severity.WARNING,
                "",
                run,
                ratio > WORKING_RATIO || Rates.isHigh(run) ? Rates.lower(run) : Rates.raise(run),
                Rounded.number(losses.meanOfFirst()),
                Rounded.number(losses.meanOfLatest(LossWindow.LATEST)),
                losses.count()));
    }

    static boolean isFlat(RunHistory run) {
        LossWindow losses = run.losses();
        return losses.count() >= STEPS
                && !ExplosionRule.exploded(losses)
                && losses.lowest() > (1 - LOWEST) * losses.meanOfFirst()
                && Math.abs(losses.meanOfLatest(LossWindow.LATEST) / losses.meanOfFirst() - 1) < SHARE;
    }
}
