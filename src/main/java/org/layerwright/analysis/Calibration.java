package org.layerwright.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a classifier that says 80 % is right in 80 % of such cases: predictions sorted into bins of equal width by
 * their confidence (Guo et al. 2017, "On Calibration of Modern Neural Networks").
 *
 * @param bins from the least to the most confident; some may be empty
 * @param expectedError the gap between confidence and accuracy, each bin weighted by its share of the samples (ECE), in
 *     [0, 1]; NaN where there are no samples
 */
public record Calibration(List<Bin> bins, double expectedError) {
    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Predictions of similar confidence.
     *
     * @param confidence their mean probability; NaN where there are none
     * @param accuracy the share that is right; NaN where there are none
     */
    public record Bin(double from, double to, int samples, double confidence, double accuracy) {}

    /**
     * @param confidence of each prediction, in [0, 1]; a value on a border belongs to the bin below
     * @param right which predictions are
     */
    public static Calibration of(double[] confidence, boolean[] right, int bins) {
        int[] counts = new int[bins];
        int[] hits = new int[bins];
        double[] sums = new double[bins];
        for (int i = 0; i < confidence.length; i++) {
            int bin = (int) Math.max(0, Math.min(bins - 1, Math.ceil(confidence[i] * bins) - 1));
            counts[bin]++;
            hits[bin] += right[i] ? 1 : 0;
            sums[bin] += confidence[i];
        }
        List<Bin> made = new ArrayList<>();
        double error = confidence.length == 0 ? Double.NaN : 0;
        for (int b = 0; b < bins; b++) {
            double mean = counts[b] == 0 ? Double.NaN : sums[b] / counts[b];
            double accuracy = counts[b] == 0 ? Double.NaN : (double) hits[b] / counts[b];
            made.add(new Bin((double) b / bins, (b + 1.0) / bins, counts[b], mean, accuracy));
            error += counts[b] == 0 ? 0 : Math.abs(mean - accuracy) * counts[b] / confidence.length;
        }
        return new Calibration(made, error);
    }
}
