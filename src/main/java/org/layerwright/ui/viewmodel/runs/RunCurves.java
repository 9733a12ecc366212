package org.layerwright.ui.viewmodel.runs;

import org.layerwright.ui.viewmodel.SeriesModel;
import org.layerwright.ui.viewmodel.TrainingCurves;

/** A run's curves, to be laid over those of others. */
public record RunCurves(RunRow run, TrainingCurves curves) {
    /**
     * A curve with its points moved to where another run with as many epochs has them.
     *
     * @param stepsPerEpoch of that other run
     */
    public SeriesModel scaled(SeriesModel series, int stepsPerEpoch) {
        if (curves.stepsPerEpoch() == stepsPerEpoch || curves.stepsPerEpoch() == 0) {
            return series;
        }
        SeriesModel moved = new SeriesModel();
        double factor = (double) stepsPerEpoch / curves.stepsPerEpoch();
        for (int i = 0; i < series.size(); i++) {
            moved.add(series.x(i) * factor, series.y(i));
        }
        return moved;
    }
}
