package org.layerwright.data;

import java.util.Arrays;

/**
 * Brings inputs to mean 0 and deviation 1, per channel of images or per feature of vectors. Measure it on the training
 * part only and use the same numbers for validation, test and prediction: otherwise the test is known beforehand. Choose
 * it for tables, whose columns have different units; images in 0..1 train without it, often a little slower.
 *
 * @param mean      per channel or feature
 * @param deviation of the whole population (divided by n), per channel or feature; 1 where all values are equal
 */
public record Standardization(double[] mean, double[] deviation) {
    public Standardization {
        if (mean.length != deviation.length || mean.length == 0) {
            throw new IllegalArgumentException(
                    "Expected as many means as deviations, received " + mean.length + " and " + deviation.length);
        }
        mean = mean.clone();
        deviation = deviation.clone();
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = deviation[i] == 0 ? 1 : deviation[i];
        }
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public double[] deviation() {
        return deviation.clone();
    }

    /** Measures every sample once, in double precision. */
    public static Standardization of(Dataset train) {
        int channels = train.sampleShape().dim(train.sampleShape().rank() - 1);
        Moments moments = new Moments(channels);
        float[] sample = new float[train.sampleShape().size()];
        for (int i = 0; i < train.size(); i++) {
            train.read(i, sample, 0);
            moments.add(sample);
        }
        return new Standardization(moments.means(), moments.deviations());
    }

    /** Changes the values of one sample in place; channels are innermost. */
    public void apply(float[] values, int offset, int count) {
        for (int i = 0; i < count; i++) {
            int c = i % mean.length;
            values[offset + i] = (float) ((values[offset + i] - mean[c]) / deviation[c]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standardization s
                && Arrays.equals(mean, s.mean)
                && Arrays.equals(deviation, s.deviation);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(deviation);
    }

    @Override
    public String toString() {
        return "Standardization[mean=" + Arrays.toString(mean) + ", deviation=" + Arrays.toString(deviation) + "]";
    }
}
