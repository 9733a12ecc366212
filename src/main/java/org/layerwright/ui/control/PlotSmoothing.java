package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.ui.viewmodel.SeriesModel;

/**
 * Running means of curves: {@code m ← s·m + (1 − s)·y}, divided by {@code 1 − sⁿ}, so that the beginning is not drawn
 * towards 0 (Kingma and Ba 2015, section 3). Points that were added since the last drawing cost something, those before
 * nothing.
 */
final class PlotSmoothing {
    private final Map<SeriesModel, Mean> means = new IdentityHashMap<>();
    private double share;

    /** @param newShare how much of the mean stays with each point, in [0, 1) */
    void setShare(double newShare) {
        if (newShare != share) {
            share = newShare;
            means.clear();
        }
    }

    /** The curves as they are drawn: a noisy one pale, with its mean over it. */
    List<PlotCurve> applied(List<PlotCurve> curves) {
        if (share == 0) {
            means.clear();
            return curves;
        }
        means.keySet().removeIf(series -> curves.stream().noneMatch(curve -> curve.series() == series));
        List<PlotCurve> drawn = new ArrayList<>();
        for (PlotCurve curve : curves) {
            if (curve.noisy()) {
                drawn.add(new PlotCurve(
                        "", curve.series(), PlotCurve.Style.pale(curve.style().colour())));
                drawn.add(new PlotCurve(curve.name(), mean(curve.series()), curve.style()));
            } else {
                drawn.add(curve);
            }
        }
        return drawn;
    }

    private SeriesModel mean(SeriesModel series) {
        return means.computeIfAbsent(series, key -> new Mean()).of(series, share);
    }

    private static final class Mean {
        private final SeriesModel smoothed = new SeriesModel();
        private int version = -1;
        private int read;
        private double sum;
        private double weight;

        SeriesModel of(SeriesModel series, double share) {
            if (version != series.version() || read > series.size()) {
                version = series.version();
                smoothed.clear();
                read = 0;
                sum = 0;
                weight = 0;
            }
            for (; read < series.size(); read++) {
                sum = share * sum + (1 - share) * series.y(read);
                weight = share * weight + (1 - share);
                smoothed.add(series.x(read), sum / weight);
            }
            return smoothed;
        }
    }
}
