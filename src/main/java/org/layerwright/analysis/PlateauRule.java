package org.layerwright.analysis;

import java.util.List;
import org.layerwright.event.WorkerEvent.EpochDone;

/**
 * The training loss fell and has stopped falling before the samples are learned: the steps are now too large to come
 * closer to the minimum. A smaller rate often lets it fall again (He et al. 2016, section 3.4: "divided by 10 when the
 * error plateaus").
 */
final class PlateauRule implements DoctorRule {
    /** So many epochs without progress are no chance. */
    private static final int PATIENCE = 3;

    /** The loss must fall by more than this share within them. */
    private static final double PROGRESS = 0.01;

    /** From here on there is nothing left to learn. */
    private static final double LEARNED = 0.98;

    @Override
    public List<Finding> examine(RunHistory run) {
        List<EpochDone> epochs = run.epochs();
        EpochDone last = run.lastEpoch();
        if (epochs.size() < PATIENCE + 2 || isBroken(run) || last.accuracy() > LEARNED) {
            return List.of();
        }
        double before = lowest(epochs.subList(0, epochs.size() - PATIENCE));
        double since = lowest(epochs.subList(epochs.size() - PATIENCE, epochs.size()));
        boolean underfits = UnderfittingRule.skill(run) < UnderfittingRule.SKILL;
        if (since < (1 - PROGRESS) * before || underfits) {
            return List.of();
        }
        return List.of(Finding.of(
                "plateau",
                Severity.NOTE,
                "",
                run,
                Rates.lower(run),
                PATIENCE,
                Rounded.number(before),
                Rounded.number(since)));
    }

    private static boolean isBroken(RunHistory run) {
        return LossFlatRule.isFlat(run) || ExplosionRule.exploded(run.losses()) || DeadReluRule.anyDead(run);
    }

    private static double lowest(List<EpochDone> epochs) {
        return epochs.stream().mapToDouble(EpochDone::loss).min().orElse(Double.NaN);
    }
}
