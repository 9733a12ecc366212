package org.layerwright.data;

/**
 * Mean and deviation of numbers that come by once, per channel, by Welford's updating formulas (Technometrics 4, 1962),
 * which lose no digits where the mean is large against the deviation.
 */
final class Moments {
    private final double[] mean;
    private final double[] squares;
    private final long[] counts;

    Moments(int channels) {
        this.mean = new double[channels];
        this.squares = new double[channels];
        this.counts = new long[channels];
    }

    /** @param values whole groups of channels, channels innermost */
    void add(float[] values) {
        for (int i = 0; i < values.length; i++) {
            int c = i % mean.length;
            counts[c]++;
            double delta = values[i] - mean[c];
            mean[c] += delta / counts[c];
            squares[c] += delta * (values[i] - mean[c]);
        }
    }

    double[] means() {
        return mean.clone();
    }

    /** The square root of the mean squared distance to the mean. */
    double[] deviations() {
        double[] deviations = new double[mean.length];
        for (int c = 0; c < deviations.length; c++) {
            deviations[c] = counts[c] == 0 ? 0 : Math.sqrt(squares[c] / counts[c]);
        }
        return deviations;
    }
}
