package org.layerwright.engine.kernel;

/** The softmax of one row, safe against overflow. */
public final class Softmax {
    private Softmax() {}

    /** Replaces {@code values[from … from + classes)} by their softmax. */
    public static void replace(float[] values, int from, int classes) {
        float largest = values[from];
        for (int i = from + 1; i < from + classes; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + classes; i++) {
            double power = Math.exp(values[i] - largest);
            values[i] = (float) power;
            sum += power;
        }
        for (int i = from; i < from + classes; i++) {
            values[i] = (float) (values[i] / sum);
        }
    }
}
