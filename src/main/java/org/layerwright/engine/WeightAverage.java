package org.layerwright.engine;

import org.layerwright.engine.kernel.Vectors;

/**
 * An exponential running mean of the parameters, {@code mean ← d·mean + (1 − d)·w} after each update; the first update
 * sets it. Polyak and Juditsky 1992. At update {@code t} no more than {@code (1 + t) / (10 + t)} is kept, as TensorFlow's
 * ExponentialMovingAverage does with {@code num_updates}: otherwise the mean of a short run is mostly its first weights.
 */
final class WeightAverage {
    private final float keep;
    private final float[] mean;

    /** @param decay how much is kept, above 0 and below 1 */
    WeightAverage(double decay, int parameterCount) {
        this.keep = (float) decay;
        this.mean = new float[parameterCount];
    }

    /** @param step which update was made, from 1 */
    void update(float[] parameters, long step) {
        if (step == 1) {
            set(parameters);
            return;
        }
        Vectors.mix(Math.min(keep, (1f + step) / (10f + step)), parameters, mean);
    }

    void set(float[] values) {
        System.arraycopy(values, 0, mean, 0, mean.length);
    }

    /** The live mean. */
    float[] mean() {
        return mean;
    }
}
