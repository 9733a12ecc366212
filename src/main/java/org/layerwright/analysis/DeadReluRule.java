package org.layerwright.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.event.WorkerEvent.LayersMeasured;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.layer.LayerTypes;

/**
 * Units that give 0 for every sample of a batch get no gradient after a ReLU and may never come back (Maas, Hannun and
 * Ng 2013, section 2; Lu et al. 2019, "Dying ReLU and initialization").
 */
final class DeadReluRule implements DoctorRule {
    /**
     * Some silent units are usual, since a unit may answer to a few samples only: up to a third in a wide dense layer
     * on MNIST. A layer of which most is silent has lost more than it can spare.
     */
    private static final double SHARE = 0.5;

    private static final String LEAKY = "leakyRelu";
    private static final String ACTIVATION = "activation";

    @Override
    public List<Finding> examine(RunHistory run) {
        List<Finding> findings = new ArrayList<>();
        for (LayerState layer : dead(run)) {
            findings.add(Finding.of(
                    "dead-relu",
                    Severity.WARNING,
                    layer.layer(),
                    run,
                    remedy(run, layer.layer()),
                    Rounded.percent(layer.deadShare())));
        }
        return findings;
    }

    static boolean anyDead(RunHistory run) {
        return !dead(run).isEmpty();
    }

    /** Layers that were dead at every measurement kept, as they were at the last one. */
    private static List<LayerState> dead(RunHistory run) {
        List<LayersMeasured> measured = run.measured();
        if (measured.isEmpty()) {
            return List.of();
        }
        return measured.get(measured.size() - 1).layers().stream()
                .filter(layer -> measured.stream().allMatch(at -> isDead(at, layer.layer())))
                .toList();
    }

    private static boolean isDead(LayersMeasured measured, String name) {
        return measured.layers().stream().anyMatch(layer -> layer.layer().equals(name) && layer.deadShare() > SHARE);
    }

    private static Remedy remedy(RunHistory run, String name) {
        int at = run.network().indexOf(name);
        Optional<LayerSpec> layer =
                at < 0 ? Optional.empty() : Optional.of(run.network().layers().get(at));
        boolean canLeak = layer.filter(spec -> spec.params().get(ACTIVATION) != null)
                .flatMap(spec -> LayerTypes.find(spec.type()))
                .flatMap(type -> type.param(ACTIVATION))
                .flatMap(param -> param.accept(LEAKY))
                .isPresent();
        return canLeak
                ? Remedy.network("leaky-relu", new NetworkEdit.SetParam(name, ACTIVATION, LEAKY), name)
                : Rates.lower(run);
    }
}
