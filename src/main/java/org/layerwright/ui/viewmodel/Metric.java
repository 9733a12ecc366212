package org.layerwright.ui.viewmodel;

/**
 * The curves of one quantity over a run. Points are at the number of updates made so far.
 *
 * <p>The value of single batches jumps; {@link #smoothed()} is their running mean with a memory of about
 * {@value #MEMORY_STEPS} updates, corrected for its start as Adam corrects its moments (Kingma and Ba 2015, section 3).
 */
public final class Metric {
    private static final int MEMORY_STEPS = 50;
    private static final double KEEP = 1 - 1.0 / MEMORY_STEPS;

    private final SeriesModel batches = new SeriesModel();
    private final SeriesModel smoothed = new SeriesModel();
    private final SeriesModel epochs = new SeriesModel();
    private final SeriesModel validation = new SeriesModel();
    private double sum;
    private double weight;

    /** Each batch's value. */
    public SeriesModel batches() {
        return batches;
    }

    public SeriesModel smoothed() {
        return smoothed;
    }

    /** The mean of each epoch, at its end. */
    public SeriesModel epochs() {
        return epochs;
    }

    /** The value on the validation samples at the end of each epoch. */
    public SeriesModel validation() {
        return validation;
    }

    void addBatch(long step, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        sum = KEEP * sum + value;
        weight = KEEP * weight + 1;
        batches.add(step, value);
        smoothed.add(step, sum / weight);
    }

    void addEpoch(long step, double training, double validationValue) {
        epochs.add(step, training);
        validation.add(step, validationValue);
    }

    void clear() {
        batches.clear();
        smoothed.clear();
        epochs.clear();
        validation.clear();
        sum = 0;
        weight = 0;
    }

    void truncateAfter(long step) {
        batches.truncateAfter(step);
        smoothed.truncateAfter(step);
        epochs.truncateAfter(step);
        validation.truncateAfter(step);
        // The running mean goes on from where the curve now ends.
        weight = smoothed.isEmpty() ? 0 : MEMORY_STEPS;
        sum = smoothed.isEmpty() ? 0 : weight * smoothed.y(smoothed.size() - 1);
    }
}
