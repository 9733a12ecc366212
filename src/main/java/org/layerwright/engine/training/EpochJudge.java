package org.layerwright.engine.training;

import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.EpochSummary;

/**
 * Decides which epoch's weights become the model, and whether it is time to stop early.
 *
 * <p>The model comes from the epoch with the highest validation accuracy, or the lowest validation loss where there are
 * numbers to predict, or the last one without validation. Early stopping has its own figure; where it restores the
 * best, the model comes from the best epoch by that figure, otherwise from the last.
 */
final class EpochJudge {
    private final FigureWatch model;
    private final FigureWatch monitor;
    private final int patience;
    private final int patientFrom;
    private int lastEpoch = -1;

    /**
     * @param validated whether there are validation samples
     * @param classes whether there are classes, and not numbers to predict
     * @param patientFrom the epoch, from 0, from which patience is counted anew, because the run is trained on; 0 at first
     */
    EpochJudge(TrainingPlan plan, boolean validated, boolean classes, int patientFrom) {
        this.patientFrom = patientFrom;
        EarlyStopping stopping = plan.earlyStopping();
        patience = stopping.get(EarlyStopping.PATIENCE);
        double minDelta = stopping.get(EarlyStopping.MIN_DELTA);
        monitor = new FigureWatch(stopping.get(EarlyStopping.MONITOR), minDelta);
        if (stopping.isOn()) {
            boolean restores = stopping.get(EarlyStopping.RESTORE_BEST);
            model = restores ? new FigureWatch(monitor.figure(), minDelta) : new FigureWatch(FigureWatch.LATEST, 0);
        } else if (validated) {
            model = new FigureWatch(classes ? EarlyStopping.VALIDATION_ACCURACY : EarlyStopping.VALIDATION_LOSS, 0);
        } else {
            model = new FigureWatch(FigureWatch.LATEST, 0);
        }
    }

    /** Takes note of an epoch; whether its weights are the best so far. */
    boolean isBest(EpochSummary epoch) {
        lastEpoch = epoch.epoch();
        monitor.offer(epoch.epoch(), epoch.values());
        return model.offer(epoch.epoch(), epoch.values());
    }

    /** Whether the watched figure has not improved for as many epochs as the plan's patience. */
    boolean isTimeToStop() {
        return patience > 0 && lastEpoch - Math.max(monitor.bestEpoch(), patientFrom - 1) >= patience;
    }

    /** What early stopping watches. */
    FigureWatch monitor() {
        return monitor;
    }

    /** What decides about the model. */
    FigureWatch model() {
        return model;
    }
}
