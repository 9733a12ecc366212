package org.layerwright.engine.kernel;

import java.util.Arrays;

/**
 * Loops over values whose innermost axis is the channel. What belongs to a channel is repeated to a <em>tile</em> of
 * some hundred values, because the compiler turns a loop into fast vector code only if it is long, and many networks
 * have 16 channels. Sums run in a tile of floats and are moved into doubles before they grow long.
 */
final class ChannelTiles {
    private static final int SHORTEST = 512;

    /** A float sum is at most so many summands long. */
    private static final int MOST_SUMMANDS = 64;

    private final int channels;
    private final int length;
    private final float[] first;
    private final float[] second;

    ChannelTiles(int channels) {
        this.channels = channels;
        this.length = channels * ((SHORTEST + channels - 1) / channels);
        this.first = new float[length];
        this.second = new float[length];
    }

    int channels() {
        return channels;
    }

    /** A tile of zeros. */
    float[] tile() {
        return new float[length];
    }

    /** Repeats the first values of a tile, one for each channel, through the rest of it. */
    void repeat(float[] tile) {
        for (int at = channels; at < length; at += channels) {
            System.arraycopy(tile, 0, tile, at, channels);
        }
    }

    /** {@code target[c] = Σ values[from …]} of channel {@code c}; {@code from} is where a pixel begins. */
    void sum(float[] values, int from, int count, double[] target) {
        Arrays.fill(target, 0, channels, 0);
        int end = from + count;
        for (int at = from; at < end; ) {
            Arrays.fill(first, 0);
            for (int i = 0; i < MOST_SUMMANDS && at < end; i++, at += length) {
                add(values, at, Math.min(length, end - at));
            }
            collect(first, target, 0);
        }
    }

    private void add(float[] values, int at, int count) {
        float[] sum = first;
        for (int i = 0; i < count; i++) {
            sum[i] += values[at + i];
        }
    }

    /**
     * {@code target[c] = Σ (x − shift)} and {@code target[channels + c] = Σ (x − shift)²}.
     *
     * @param shift a tile
     */
    void moments(float[] values, int count, float[] shift, double[] target) {
        Arrays.fill(target, 0, 2 * channels, 0);
        for (int at = 0; at < count; ) {
            Arrays.fill(first, 0);
            Arrays.fill(second, 0);
            for (int i = 0; i < MOST_SUMMANDS && at < count; i++, at += length) {
                addMoments(values, at, shift, Math.min(length, count - at));
            }
            collect(first, target, 0);
            collect(second, target, channels);
        }
    }

    private void addMoments(float[] values, int at, float[] shift, int count) {
        float[] sum = first;
        float[] squares = second;
        for (int i = 0; i < count; i++) {
            float difference = values[at + i] - shift[i];
            sum[i] += difference;
            squares[i] += difference * difference;
        }
    }

    /** {@code target[c] = Σ g} and {@code target[channels + c] = Σ g·(x − shift)}. */
    void products(float[] gradient, float[] values, int count, float[] shift, double[] target) {
        Arrays.fill(target, 0, 2 * channels, 0);
        for (int at = 0; at < count; ) {
            Arrays.fill(first, 0);
            Arrays.fill(second, 0);
            for (int i = 0; i < MOST_SUMMANDS && at < count; i++, at += length) {
                addProducts(gradient, values, at, shift, Math.min(length, count - at));
            }
            collect(first, target, 0);
            collect(second, target, channels);
        }
    }

    private void addProducts(float[] gradient, float[] values, int at, float[] shift, int count) {
        float[] sum = first;
        float[] product = second;
        for (int i = 0; i < count; i++) {
            float g = gradient[at + i];
            sum[i] += g;
            product[i] += g * (values[at + i] - shift[i]);
        }
    }

    private void collect(float[] tile, double[] target, int offset) {
        for (int at = 0; at < length; at += channels) {
            for (int c = 0; c < channels; c++) {
                target[offset + c] += tile[at + c];
            }
        }
    }

    /** {@code x ← (x − shift)·scale + base}. */
    void normalize(float[] values, int count, float[] shift, float[] scale, float[] base) {
        for (int at = 0; at < count; at += length) {
            normalize(values, at, Math.min(length, count - at), shift, scale, base);
        }
    }

    private static void normalize(float[] values, int at, int count, float[] shift, float[] scale, float[] base) {
        for (int i = 0; i < count; i++) {
            values[at + i] = (values[at + i] - shift[i]) * scale[i] + base[i];
        }
    }

    /** {@code g ← g·scale − (x − shift)·slope + base}. */
    void differentiate(
            float[] gradient, float[] values, int count, float[] shift, float[] scale, float[] slope, float[] base) {
        for (int at = 0; at < count; at += length) {
            differentiate(gradient, values, at, Math.min(length, count - at), shift, scale, slope, base);
        }
    }

    private static void differentiate(
            float[] gradient,
            float[] values,
            int at,
            int count,
            float[] shift,
            float[] scale,
            float[] slope,
            float[] base) {
        for (int i = 0; i < count; i++) {
            gradient[at + i] = gradient[at + i] * scale[i] - (values[at + i] - shift[i]) * slope[i] + base[i];
        }
    }
}
