package org.layerwright.analysis;

import java.util.List;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.LayersMeasured;

/**
 * The softmax is saturated: the network claims to be certain while it loses more and more on samples held back. The
 * accuracy may stay; what it says about its own certainty is worth nothing (Guo et al. 2017, "On calibration of modern
 * neural networks").
 */
final class OverconfidenceRule implements DoctorRule {
    /** Mean of the largest probability over a batch; one mistake in a hundred is what it claims. */
    private static final double CERTAIN = 0.99;

    /** It claims this much more than it holds. */
    private static final double EXCESS = 0.05;

    /** The validation loss lies by this share above its lowest. */
    private static final double RISE = 0.05;

    /** As Szegedy et al. 2016, section 7. */
    private static final double SMOOTHING = 0.1;

    @Override
    public List<Finding> examine(RunHistory run) {
        EpochDone last = run.lastEpoch();
        LayersMeasured measured = run.lastMeasured();
        if (last == null || measured == null || Double.isNaN(last.validationAccuracy())) {
            return List.of();
        }
        double confidence = measured.confidence();
        boolean boasts = confidence > CERTAIN && confidence - last.validationAccuracy() > EXCESS;
        if (!boasts || OverfittingRule.rise(run) < RISE) {
            return List.of();
        }
        return List.of(Finding.of(
                "over-confident",
                Severity.NOTE,
                "",
                run,
                Remedy.plan("smooth-labels", new PlanEdit.SmoothLabels(SMOOTHING), SMOOTHING),
                Rounded.percent(confidence),
                Rounded.percent(last.validationAccuracy()),
                Rounded.percent(OverfittingRule.rise(run))));
    }
}
