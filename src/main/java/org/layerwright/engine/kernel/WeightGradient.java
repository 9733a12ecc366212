package org.layerwright.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;

/** The part of the gradient vector that belongs to one small weight, such as a bias, for sums that are made in Java. */
final class WeightGradient {
    private final FloatPointer pointer;
    private final float[] values;

    WeightGradient(KernelSite site, int offset, int length) {
        pointer = site.weights().gradientAt(offset);
        values = new float[length];
    }

    /** Adds {@code summands[from … from + length)}. */
    void add(double[] summands, int from) {
        pointer.get(values, 0, values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) summands[from + i];
        }
        pointer.put(values, 0, values.length);
    }
}
