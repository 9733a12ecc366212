package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;

/**
 * The patches that a convolution's window sees, as rows of a matrix: row {@code (sample, y, x)} holds
 * {@code kH·kW·C} values in the kernel's order, and a 1 after them where there is a bias, so that the bias is one more
 * row of the kernel. "im2col"; Chellapilla, Puri and Simard 2006.
 */
final class Patches {
    private final int height;
    private final int width;
    private final int channels;
    private final int outHeight;
    private final int outWidth;
    private final Attributes.Window window;
    private final int rowLength;
    private final boolean bias;
    private final int runLength;

    Patches(Shape input, Shape output, Attributes.Window window, boolean bias) {
        height = input.height();
        width = input.width();
        channels = input.channels();
        outHeight = output.height();
        outWidth = output.width();
        this.window = window;
        this.bias = bias;
        rowLength = window.kernelHeight() * window.kernelWidth() * channels + (bias ? 1 : 0);
        // Neighbouring pixels of a row are one run in memory unless the kernel has gaps.
        runLength = window.dilationWidth() == 1 ? window.kernelWidth() : 1;
    }

    int rowLength() {
        return rowLength;
    }

    int rowsPerSample() {
        return outHeight * outWidth;
    }

    /** Writes rows {@code from … to} of the matrix of {@code images} to the beginning of {@code rows}. */
    void gather(float[] images, float[] rows, int from, int to) {
        int at = 0;
        int column = from % outWidth;
        int line = from / outWidth % outHeight;
        int sample = from / (outWidth * outHeight);
        for (int row = from; row < to; row++) {
            at = gatherRow(images, rows, at, sample, line, column);
            if (bias) {
                rows[at++] = 1;
            }
            if (++column == outWidth) {
                column = 0;
                if (++line == outHeight) {
                    line = 0;
                    sample++;
                }
            }
        }
    }

    private int gatherRow(float[] images, float[] rows, int start, int sample, int line, int column) {
        int at = start;
        int top = line * window.strideHeight() - window.padTop();
        int left = column * window.strideWidth() - window.padLeft();
        for (int i = 0; i < window.kernelHeight(); i++) {
            int y = top + i * window.dilationHeight();
            if (y < 0 || y >= height) {
                Arrays.fill(rows, at, at + window.kernelWidth() * channels, 0);
                at += window.kernelWidth() * channels;
                continue;
            }
            int lineStart = (sample * height + y) * width;
            for (int j = 0; j < window.kernelWidth(); j += runLength) {
                int x = left + j * window.dilationWidth();
                int skipped = Math.min(runLength, Math.max(0, -x));
                int copied = Math.max(0, Math.min(runLength - skipped, width - x - skipped));
                int rest = runLength - skipped - copied;
                if (skipped > 0) {
                    Arrays.fill(rows, at, at + skipped * channels, 0);
                    at += skipped * channels;
                }
                copy(images, (lineStart + x + skipped) * channels, rows, at, copied * channels);
                at += copied * channels;
                if (rest > 0) {
                    Arrays.fill(rows, at, at + rest * channels, 0);
                    at += rest * channels;
                }
            }
        }
        return at;
    }

    private static void copy(float[] source, int from, float[] target, int to, int length) {
        if (length >= 16) {
            System.arraycopy(source, from, target, to, length);
        } else {
            for (int i = 0; i < length; i++) {
                target[to + i] = source[from + i];
            }
        }
    }

    /** Adds rows {@code from … to}, without the bias column, back to the pixels they came from. "col2im". */
    void scatterAdd(float[] rows, float[] images, int from, int to) {
        int length = rowLength - (bias ? 1 : 0);
        int column = from % outWidth;
        int line = from / outWidth % outHeight;
        int sample = from / (outWidth * outHeight);
        for (int row = from; row < to; row++) {
            scatterRow(rows, (row - from) * length, images, sample, line, column);
            if (++column == outWidth) {
                column = 0;
                if (++line == outHeight) {
                    line = 0;
                    sample++;
                }
            }
        }
    }

    private void scatterRow(float[] rows, int start, float[] images, int sample, int line, int column) {
        int at = start;
        int top = line * window.strideHeight() - window.padTop();
        int left = column * window.strideWidth() - window.padLeft();
        for (int i = 0; i < window.kernelHeight(); i++) {
            int y = top + i * window.dilationHeight();
            if (y < 0 || y >= height) {
                at += window.kernelWidth() * channels;
                continue;
            }
            int lineStart = (sample * height + y) * width;
            for (int j = 0; j < window.kernelWidth(); j += runLength) {
                int x = left + j * window.dilationWidth();
                int skipped = Math.min(runLength, Math.max(0, -x));
                int copied = Math.max(0, Math.min(runLength - skipped, width - x - skipped));
                add(rows, at + skipped * channels, images, (lineStart + x + skipped) * channels, copied * channels);
                at += runLength * channels;
            }
        }
    }

    private static void add(float[] source, int from, float[] target, int to, int length) {
        for (int i = 0; i < length; i++) {
            target[to + i] += source[from + i];
        }
    }
}
