package org.layerwright.analysis;

import java.util.List;
import java.util.Optional;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.layer.Dense;

/**
 * The network does not even learn its training samples: it is too small for them, or was not given the time (Goodfellow,
 * Bengio and Courville 2016, section 5.2).
 */
final class UnderfittingRule implements DoctorRule {
    /** Less than half of the way from guessing to perfect, on the samples it trains on, is not learning them. */
    static final double SKILL = 0.5;

    /** Fewer epochs than this are no verdict on the network, unless the run is over. */
    private static final int EPOCHS = 5;

    /** A loss that falls by more than this within an epoch has not come to its end. */
    private static final double FALL = 0.01;

    private static final int UNITS = 64;

    @Override
    public List<Finding> examine(RunHistory run) {
        EpochDone last = run.lastEpoch();
        boolean early = run.epochs().size() < EPOCHS && !run.ended();
        if (last == null || early || !(skill(run) < SKILL) || isBroken(run)) {
            return List.of();
        }
        boolean falls = fall(run.epochs()) > FALL;
        if (falls && !run.ended() && !Rates.isHigh(run)) {
            return List.of();
        }
        return List.of(Finding.of(
                "under-fitting",
                Severity.WARNING,
                "",
                run,
                remedy(run, falls),
                Rounded.percent(last.accuracy()),
                Rounded.percent(run.chance()),
                Rounded.number(last.loss())));
    }

    private static Remedy remedy(RunHistory run, boolean falls) {
        if (Rates.isHigh(run)) {
            return Rates.lower(run);
        }
        return falls ? longer(run) : larger(run);
    }

    /** Where a run learns nothing for a reason that has a name, its size is not to blame. */
    private static boolean isBroken(RunHistory run) {
        return run.failure() != null
                || LossFlatRule.isFlat(run)
                || DeadReluRule.anyDead(run)
                || ExplosionRule.exploded(run.losses())
                || !new OscillationRule().examine(run).isEmpty();
    }

    /** Where the training accuracy stands between guessing (0) and perfect (1); NaN where it cannot be said. */
    static double skill(RunHistory run) {
        double chance = run.chance();
        EpochDone last = run.lastEpoch();
        return last == null ? Double.NaN : (last.accuracy() - chance) / (1 - chance);
    }

    /** By which share the training loss fell in the latest epoch. */
    static double fall(List<EpochDone> epochs) {
        if (epochs.size() < 2) {
            return 1;
        }
        double before = epochs.get(epochs.size() - 2).loss();
        return 1 - epochs.get(epochs.size() - 1).loss() / before;
    }

    private static Remedy longer(RunHistory run) {
        int epochs = 2 * run.plan().epochs();
        return Remedy.plan("train-longer", new PlanEdit.SetEpochs(epochs), epochs);
    }

    /** Twice the units in the last hidden dense layer, or such a layer where there is none. */
    private static Remedy larger(RunHistory run) {
        List<LayerSpec> layers = run.network().layers();
        List<LayerSpec> dense =
                layers.stream().filter(layer -> layer.type().equals(Dense.ID)).toList();
        if (dense.isEmpty()) {
            return Remedy.advice("larger-network");
        }
        Optional<LayerSpec> hidden = dense.size() < 2 ? Optional.empty() : Optional.of(dense.get(dense.size() - 2));
        if (hidden.isPresent() && hidden.get().params().get(Dense.UNITS.name()) instanceof Integer units) {
            String name = hidden.get().name();
            NetworkEdit wider = new NetworkEdit.SetParam(name, Dense.UNITS.name(), 2 * units);
            return Remedy.network("more-units", wider, name, 2 * units);
        }
        LayerSpec added = LayerSpec.of("hidden", Dense.ID, Dense.UNITS.name(), UNITS, "activation", "relu");
        String output = dense.get(dense.size() - 1).name();
        return Remedy.network("hidden-layer", new NetworkEdit.InsertBefore(output, added), output, UNITS);
    }
}
