package org.layerwright.engine.kernel;

/** Loops over long vectors, written so that the compiler turns them into vector instructions. */
public final class Vectors {
    private Vectors() {}

    public static void add(float[] summand, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += summand[i];
        }
    }

    public static void addScaled(float factor, float[] summand, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += factor * summand[i];
        }
    }

    /** {@code sum += factor · sign(summand)}. */
    public static void addScaledSigns(float factor, float[] summand, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += factor * Math.signum(summand[i]);
        }
    }

    public static double sumOfSizes(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(values[i]);
        }
        return sum;
    }

    public static void scale(float factor, float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }

    /** Cuts every value to ±{@code most}. */
    public static void limit(float most, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(-most, Math.min(most, values[i]));
        }
    }

    /** {@code mean = keep · mean + (1 − keep) · values}. */
    public static void mix(float keep, float[] values, float[] mean) {
        float take = 1 - keep;
        for (int i = 0; i < mean.length; i++) {
            mean[i] = keep * mean[i] + take * values[i];
        }
    }

    /** Four running sums, because one would wait for itself; always in the same order. */
    public static double sumOfSquares(float[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += (double) values[i] * values[i];
            b += (double) values[i + 1] * values[i + 1];
            c += (double) values[i + 2] * values[i + 2];
            d += (double) values[i + 3] * values[i + 3];
        }
        for (; i < to; i++) {
            a += (double) values[i] * values[i];
        }
        return a + b + c + d;
    }

    /** 0 where all values are finite, NaN otherwise: {@code 0 · x} is 0 for a number and NaN for anything else. */
    public static float zeroIfFinite(float[] values) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a += values[i] * 0f;
            b += values[i + 1] * 0f;
            c += values[i + 2] * 0f;
            d += values[i + 3] * 0f;
        }
        for (; i < values.length; i++) {
            a += values[i] * 0f;
        }
        return a + b + c + d;
    }
}
