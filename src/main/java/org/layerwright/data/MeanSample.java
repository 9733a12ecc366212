package org.layerwright.data;

/** The mean of some samples, value by value: of a class of images, the picture that its images have in common. */
public final class MeanSample {
    private MeanSample() {}

    /**
     * Adds in double precision.
     *
     * @param indices of at least one sample
     * @param progress told in samples; what it throws ends the reading
     */
    public static float[] of(Dataset data, int[] indices, Progress progress) {
        if (indices.length == 0) {
            throw new IllegalArgumentException("Expected at least one sample of " + data.name() + ", received none.");
        }
        int size = data.sampleShape().size();
        double[] sums = new double[size];
        float[] sample = new float[size];
        for (int n = 0; n < indices.length; n++) {
            data.read(indices[n], sample, 0);
            for (int i = 0; i < size; i++) {
                sums[i] += sample[i];
            }
            progress.report(n + 1, indices.length);
        }
        float[] mean = new float[size];
        for (int i = 0; i < size; i++) {
            mean[i] = (float) (sums[i] / indices.length);
        }
        return mean;
    }
}
