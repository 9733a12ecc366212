package org.layerwright.engine.training;

import java.util.Map;
import org.layerwright.plan.EarlyStopping;

/** Remembers in which epoch a figure was best. A function of the history alone, so a resumed run finds it again. */
final class FigureWatch {
    /** Stands for the epoch's own number, so that the latest is the best. */
    static final String LATEST = "epoch";

    private final String figure;
    private final double minDelta;
    private final boolean higherIsBetter;
    private int bestEpoch = -1;
    private double best = Double.NaN;

    /**
     * @param figure the name of a value of {@link org.layerwright.run.EpochSummary}, or {@link #LATEST}
     * @param minDelta the least change that counts as an improvement
     */
    FigureWatch(String figure, double minDelta) {
        this.figure = figure;
        this.minDelta = minDelta;
        this.higherIsBetter = figure.equals(LATEST) || figure.equals(EarlyStopping.VALIDATION_ACCURACY);
    }

    /** Takes note of an epoch, counted from 0; whether it is the best so far. */
    boolean offer(int epoch, Map<String, Double> values) {
        double value = figure.equals(LATEST) ? epoch : values.get(figure);
        double gain = higherIsBetter ? value - best : best - value;
        if (bestEpoch >= 0 && !(gain > minDelta)) {
            return false;
        }
        best = value;
        bestEpoch = epoch;
        return true;
    }

    String figure() {
        return figure;
    }

    /** Counted from 0; -1 where there was none yet. */
    int bestEpoch() {
        return bestEpoch;
    }

    double best() {
        return best;
    }
}
