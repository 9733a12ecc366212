package org.layerwright.analysis;

import java.util.Comparator;
import java.util.List;
import org.layerwright.data.augmentation.Rotate;
import org.layerwright.data.augmentation.Shift;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.network.param.Setting;

/**
 * The network learns its training samples by heart: it gets better on them and worse on those held back (Prechelt 1998,
 * "Early stopping – but when?"; Goodfellow, Bengio and Courville 2016, section 5.2).
 */
final class OverfittingRule implements DoctorRule {
    /** Prechelt's generalisation loss: the validation loss lies by this share above its lowest. */
    private static final double RISE = 0.1;

    /** One epoch above the lowest may be chance. */
    private static final int EPOCHS_SINCE_BEST = 2;

    /** Below this gap in accuracy a rising loss costs little. */
    private static final double SMALL_GAP = 0.02;

    /** A gap that speaks for itself. */
    private static final double LARGE_GAP = 0.1;

    /** Where numbers are predicted there is no accuracy; small losses waver, so the two must lie well apart. */
    private static final double LOSS_RATIO = 1.5;

    private static final int PATIENCE = 3;

    @Override
    public List<Finding> examine(RunHistory run) {
        EpochDone last = run.lastEpoch();
        if (last == null || Double.isNaN(last.validationLoss()) || run.epochs().size() <= EPOCHS_SINCE_BEST) {
            return List.of();
        }
        EpochDone best = lowest(run);
        boolean numbers = Double.isNaN(last.accuracy());
        double gap = numbers ? LARGE_GAP : last.accuracy() - last.validationAccuracy();
        if (numbers && last.validationLoss() < LOSS_RATIO * last.loss()) {
            return List.of();
        }
        boolean rises =
                rise(run) > RISE && last.epoch() - best.epoch() >= EPOCHS_SINCE_BEST && last.loss() < best.loss();
        if (!(rises && gap > SMALL_GAP) && !(gap > LARGE_GAP && last.loss() < last.validationLoss())) {
            return List.of();
        }
        double loss = Rounded.number(last.loss());
        double validationLoss = Rounded.number(last.validationLoss());
        if (numbers) {
            return finding("over-fitting-numbers", run, loss, validationLoss, best.epoch());
        }
        return finding(
                "over-fitting",
                run,
                loss,
                validationLoss,
                Rounded.percent(last.accuracy()),
                Rounded.percent(last.validationAccuracy()),
                best.epoch());
    }

    private static List<Finding> finding(String code, RunHistory run, Object... evidence) {
        return List.of(Finding.of(code, Severity.WARNING, "", run, remedy(run), evidence));
    }

    /** By which share the latest validation loss lies above its lowest; 0 where nothing is validated. */
    static double rise(RunHistory run) {
        EpochDone last = run.lastEpoch();
        if (last == null || Double.isNaN(last.validationLoss())) {
            return 0;
        }
        return last.validationLoss() / lowest(run).validationLoss() - 1;
    }

    private static EpochDone lowest(RunHistory run) {
        return run.epochs().stream()
                .min(Comparator.comparingDouble(EpochDone::validationLoss))
                .orElseThrow();
    }

    private static Remedy remedy(RunHistory run) {
        if (run.readsImages() && run.plan().data().augmentation().isEmpty()) {
            return Remedy.plan("augment", new PlanEdit.Augment(List.of(Setting.of(Shift.ID), Setting.of(Rotate.ID))));
        }
        return run.plan().earlyStopping().isOn()
                ? Remedy.advice("more-data")
                : Remedy.plan("stop-early", new PlanEdit.StopEarly(PATIENCE), PATIENCE);
    }
}
