package org.layerwright.engine.kernel;

import java.util.Arrays;

/**
 * Loops over batches of values whose innermost axis is the channel. They are read from native memory in blocks of some
 * thousand values, and what belongs to a channel is repeated to a <em>tile</em> of the same length, for two reasons: the
 * compiler makes vector code only of loops in which all arrays have the same index, and only long ones are fast, while
 * many networks have 16 channels. Sums run in a tile of floats and are moved into doubles before they grow long.
 */
final class ChannelTiles {
    private static final int SHORTEST = 1024;

    /** A float sum is at most so many summands long. */
    private static final int MOST_SUMMANDS = 64;

    private final int channels;
    private final int length;
    private final float[] first;
    private final float[] second;
    private final float[] block;
    private final float[] otherBlock;

    ChannelTiles(int channels) {
        this.channels = channels;
        this.length = channels * ((SHORTEST + channels - 1) / channels);
        this.first = new float[length];
        this.second = new float[length];
        this.block = new float[length];
        this.otherBlock = new float[length];
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

    /** {@code target[c] = Σ x} over the values {@code from … from + count}; {@code from} is where a pixel begins. */
    void sum(Tensor x, long from, long count, double[] target) {
        Arrays.fill(target, 0, channels, 0);
        long end = from + count;
        for (long at = from; at < end; ) {
            Arrays.fill(first, 0);
            for (int i = 0; i < MOST_SUMMANDS && at < end; i++, at += length) {
                int n = (int) Math.min(length, end - at);
                x.readFrom(at, block, n);
                Vectors.add(block, first, n);
            }
            collect(first, target, 0);
        }
    }

    /**
     * {@code target[c] = Σ (x − shift)} and {@code target[channels + c] = Σ (x − shift)²}.
     *
     * @param shift a tile
     */
    void moments(Tensor x, long count, float[] shift, double[] target) {
        Arrays.fill(target, 0, 2 * channels, 0);
        for (long at = 0; at < count; ) {
            Arrays.fill(first, 0);
            Arrays.fill(second, 0);
            for (int i = 0; i < MOST_SUMMANDS && at < count; i++, at += length) {
                int n = (int) Math.min(length, count - at);
                x.readFrom(at, block, n);
                addMoments(block, shift, first, second, n);
            }
            collect(first, target, 0);
            collect(second, target, channels);
        }
    }

    private static void addMoments(float[] x, float[] shift, float[] sum, float[] squares, int count) {
        for (int i = 0; i < count; i++) {
            float difference = x[i] - shift[i];
            sum[i] += difference;
            squares[i] += difference * difference;
        }
    }

    /** {@code target[c] = Σ g} and {@code target[channels + c] = Σ g·(x − shift)}. */
    void products(Tensor g, Tensor x, long count, float[] shift, double[] target) {
        Arrays.fill(target, 0, 2 * channels, 0);
        for (long at = 0; at < count; ) {
            Arrays.fill(first, 0);
            Arrays.fill(second, 0);
            for (int i = 0; i < MOST_SUMMANDS && at < count; i++, at += length) {
                int n = (int) Math.min(length, count - at);
                g.readFrom(at, block, n);
                x.readFrom(at, otherBlock, n);
                addProducts(block, otherBlock, shift, first, second, n);
            }
            collect(first, target, 0);
            collect(second, target, channels);
        }
    }

    private static void addProducts(float[] g, float[] x, float[] shift, float[] sum, float[] product, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += g[i];
            product[i] += g[i] * (x[i] - shift[i]);
        }
    }

    private void collect(float[] tile, double[] target, int offset) {
        for (int at = 0; at < length; at += channels) {
            for (int c = 0; c < channels; c++) {
                target[offset + c] += tile[at + c];
            }
        }
    }

    /** {@code y = (x − shift)·scale + base}; the last three are tiles. */
    void normalize(Tensor x, Tensor y, long count, float[] shift, float[] scale, float[] base) {
        for (long at = 0; at < count; at += length) {
            int n = (int) Math.min(length, count - at);
            x.readFrom(at, block, n);
            normalize(block, shift, scale, base, n);
            y.writeTo(at, block, n);
        }
    }

    private static void normalize(float[] x, float[] shift, float[] scale, float[] base, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = (x[i] - shift[i]) * scale[i] + base[i];
        }
    }

    /** {@code target = g·scale − (x − shift)·slope + base}; the last four are tiles. */
    void differentiate(
            Tensor g, Tensor x, Tensor target, long count, float[] shift, float[] scale, float[] slope, float[] base) {
        for (long at = 0; at < count; at += length) {
            int n = (int) Math.min(length, count - at);
            g.readFrom(at, block, n);
            x.readFrom(at, otherBlock, n);
            differentiate(block, otherBlock, shift, scale, slope, base, n);
            target.writeTo(at, block, n);
        }
    }

    private static void differentiate(
            float[] g, float[] x, float[] shift, float[] scale, float[] slope, float[] base, int count) {
        for (int i = 0; i < count; i++) {
            g[i] = g[i] * scale[i] - (x[i] - shift[i]) * slope[i] + base[i];
        }
    }
}
