package org.layerwright.data;

import org.layerwright.network.Shape;

/**
 * Brings a picture to another size: each new pixel is the mean of the area that it covers in the old picture, so that
 * thin strokes fade but never vanish. Rows are added one at a time, from the top. A picture that already has the size
 * passes through unchanged.
 */
final class AreaResampler {
    private final int sourceWidth;
    private final int sourceHeight;
    private final int width;
    private final int height;
    private final int channels;
    private final double[] sums;
    private final double[] shrunkRow;

    AreaResampler(int sourceWidth, int sourceHeight, Shape target) {
        this.sourceWidth = sourceWidth;
        this.sourceHeight = sourceHeight;
        this.height = target.dim(0);
        this.width = target.dim(1);
        this.channels = target.dim(2);
        this.sums = new double[target.size()];
        this.shrunkRow = new double[width * channels];
    }

    /** @param row the old picture's row y, channels innermost */
    void add(int y, float[] row) {
        shrink(row);
        // In units of 1 / height of an old pixel, all borders are integers.
        long top = (long) y * height;
        long bottom = top + height;
        for (int i = (int) (top / sourceHeight); i < height && (long) i * sourceHeight < bottom; i++) {
            long overlap = overlap(top, bottom, (long) i * sourceHeight, (long) (i + 1) * sourceHeight);
            double weight = (double) overlap / sourceHeight;
            for (int k = 0; k < shrunkRow.length; k++) {
                sums[i * shrunkRow.length + k] += weight * shrunkRow[k];
            }
        }
    }

    float[] result() {
        float[] values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) sums[i];
        }
        return values;
    }

    private void shrink(float[] row) {
        for (int j = 0; j < width; j++) {
            long left = (long) j * sourceWidth;
            long right = left + sourceWidth;
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (int x = (int) (left / width); x < sourceWidth && (long) x * width < right; x++) {
                    long overlap = overlap(left, right, (long) x * width, (long) (x + 1) * width);
                    sum += (double) overlap / sourceWidth * row[x * channels + c];
                }
                shrunkRow[j * channels + c] = sum;
            }
        }
    }

    private static long overlap(long from, long to, long otherFrom, long otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }
}
