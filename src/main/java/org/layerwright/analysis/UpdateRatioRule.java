package org.layerwright.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.event.WorkerEvent.LayersMeasured;

/**
 * An update should be about a thousandth of the weights it changes (Karpathy, notes to Stanford CS231n, "Ratio of
 * weights:updates"). Much smaller, and nothing is learned in the time there is; much larger, and what was learned is
 * overwritten. Adam's first updates are large by design, so the bounds are wide.
 */
final class UpdateRatioRule implements DoctorRule {
    /** A hundredth of the rule of thumb: it takes 100,000 such steps to replace a weight. */
    private static final double SMALL = 1e-5;

    /** Fifty times the rule of thumb: twenty such steps replace a weight. Sound runs of Adam stayed below 0.02. */
    private static final double LARGE = 0.05;

    /** From here on small updates are the natural end of a run. */
    private static final double LEARNED = 0.95;

    /** A schedule that has come down this far means the updates to be small. */
    private static final double SCHEDULED = 0.1;

    @Override
    public List<Finding> examine(RunHistory run) {
        List<LayersMeasured> measured = run.measured();
        if (measured.isEmpty()) {
            return List.of();
        }
        List<LayerState> layers = measured.get(measured.size() - 1).layers().stream()
                .filter(layer -> Double.isFinite(layer.updateRatio()))
                .toList();
        Comparator<LayerState> byRatio = Comparator.comparingDouble(LayerState::updateRatio);
        Optional<LayerState> largest = layers.stream().max(byRatio);
        if (largest.isPresent() && measured.stream().allMatch(at -> largest(at) > LARGE)) {
            return List.of(finding("update-large", run, largest.get(), Rates.lower(run)));
        }
        boolean finishing = run.accuracy() > LEARNED || run.shareOfHighestRate() < SCHEDULED;
        // The largest: a layer may rest as long as another one learns.
        if (largest.isPresent() && !finishing && measured.stream().allMatch(at -> largest(at) < SMALL)) {
            return List.of(finding("update-small", run, largest.get(), Rates.raise(run)));
        }
        return List.of();
    }

    /** The largest ratio of all layers; NaN where none has one. */
    static double largest(LayersMeasured measured) {
        return measured.layers().stream()
                .mapToDouble(LayerState::updateRatio)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    private static Finding finding(String code, RunHistory run, LayerState layer, Remedy remedy) {
        return Finding.of(code, Severity.WARNING, layer.layer(), run, remedy, Rounded.number(layer.updateRatio()));
    }
}
