package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;

/**
 * What each tap of a convolution's kernel sees. Tap {@code (i, j)} meets one input pixel for every output pixel; along
 * an output line these pixels are neighbours in memory where the stride is 1, so that whole lines are copied or added at
 * once. Output lines are counted through the samples of a pass: line {@code sample · outHeight + y}.
 */
final class Taps {
    /** Below this length copies cost more than they save. */
    private static final int SHORT = 64;

    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;
    private final Attributes.Window window;
    private final float[] source;
    private final float[] sum;

    Taps(Shape input, Shape output, Attributes.Window window) {
        height = input.height();
        width = input.width();
        outHeight = output.height();
        outWidth = output.width();
        this.window = window;
        source = new float[outWidth * Math.max(input.channels(), output.channels())];
        sum = new float[source.length];
    }

    /**
     * For strides of 1 the taps turned round: what each output pixel's gradient adds to an input pixel, seen from the
     * input pixel. Tap {@code i} of the kernel becomes tap {@code count − 1 − i}.
     */
    static Taps reversed(Shape input, Shape output, Attributes.Window window) {
        return new Taps(output, input, reversed(window));
    }

    /** The window of {@link #reversed(Shape, Shape, Attributes.Window)}. */
    static Attributes.Window reversed(Attributes.Window w) {
        return new Attributes.Window(
                w.kernelHeight(),
                w.kernelWidth(),
                1,
                1,
                w.dilationHeight(),
                w.dilationWidth(),
                w.spanHeight() - 1 - w.padTop(),
                w.spanWidth() - 1 - w.padLeft(),
                w.spanHeight() - 1 - w.padBottom(),
                w.spanWidth() - 1 - w.padRight());
    }

    int count() {
        return window.kernelHeight() * window.kernelWidth();
    }

    /** The input line that a tap sees from an output line, counted through the samples; −1 where it lies outside. */
    int inputLine(int tap, int line) {
        int y = row(tap, line);
        return y < 0 || y >= height ? -1 : line / outHeight * height + y;
    }

    int outWidth() {
        return outWidth;
    }

    int lines(int samples) {
        return samples * outHeight;
    }

    /**
     * Copies the pixels that a tap sees, zeros where it looks over the edge.
     *
     * @param images samples of {@code height · width · channels} values, from {@code origin} on
     * @param plane gets {@code outWidth · channels} values for each line, from {@code start} on
     */
    void gather(int tap, float[] images, int origin, int channels, float[] plane, int start, int fromLine, int toLine) {
        int offset = left(tap);
        int first = firstInside(offset);
        int last = Math.max(first, lastInside(offset));
        int lineLength = outWidth * channels;
        int at = start;
        for (int line = fromLine; line < toLine; line++, at += lineLength) {
            int y = row(tap, line);
            if (y < 0 || y >= height || first == last) {
                Arrays.fill(plane, at, at + lineLength, 0);
                continue;
            }
            int inputLine = (line / outHeight * height + y) * width;
            if (first > 0) {
                Arrays.fill(plane, at, at + first * channels, 0);
            }
            if (window.strideWidth() == 1) {
                System.arraycopy(
                        images,
                        origin + (inputLine + offset + first) * channels,
                        plane,
                        at + first * channels,
                        (last - first) * channels);
            } else {
                for (int x = first; x < last; x++) {
                    int pixel = inputLine + offset + x * window.strideWidth();
                    System.arraycopy(images, origin + pixel * channels, plane, at + x * channels, channels);
                }
            }
            if (last < outWidth) {
                Arrays.fill(plane, at + last * channels, at + lineLength, 0);
            }
        }
    }

    /** The reverse of {@link #gather}: adds a plane to the pixels that the tap sees. */
    void scatterAdd(
            int tap, float[] plane, int start, float[] images, int origin, int channels, int fromLine, int toLine) {
        int offset = left(tap);
        int first = firstInside(offset);
        int last = Math.max(first, lastInside(offset));
        int lineLength = outWidth * channels;
        for (int line = fromLine; line < toLine; line++) {
            int y = row(tap, line);
            if (y < 0 || y >= height) {
                continue;
            }
            int at = start + (line - fromLine) * lineLength;
            int inputLine = (line / outHeight * height + y) * width;
            if (window.strideWidth() == 1) {
                int pixel = inputLine + offset + first;
                add(plane, at + first * channels, images, origin + pixel * channels, (last - first) * channels);
            } else {
                for (int x = first; x < last; x++) {
                    int pixel = inputLine + offset + x * window.strideWidth();
                    add(plane, at + x * channels, images, origin + pixel * channels, channels);
                }
            }
        }
    }

    /** By way of two short arrays, because a loop with one index for all becomes vector code. */
    private void add(float[] from, int at, float[] target, int to, int length) {
        if (length < SHORT) {
            for (int i = 0; i < length; i++) {
                target[to + i] += from[at + i];
            }
            return;
        }
        System.arraycopy(from, at, source, 0, length);
        System.arraycopy(target, to, sum, 0, length);
        Vectors.add(source, sum, length);
        System.arraycopy(sum, 0, target, to, length);
    }

    /** The input row that a tap sees from an output line; may lie outside. */
    private int row(int tap, int line) {
        int kernelRow = tap / window.kernelWidth();
        return line % outHeight * window.strideHeight() - window.padTop() + kernelRow * window.dilationHeight();
    }

    /** The input column that a tap sees from output column 0; may lie outside. */
    private int left(int tap) {
        return tap % window.kernelWidth() * window.dilationWidth() - window.padLeft();
    }

    private int firstInside(int offset) {
        int stride = window.strideWidth();
        return offset >= 0 ? 0 : Math.min(outWidth, (-offset + stride - 1) / stride);
    }

    private int lastInside(int offset) {
        int inside = width - offset;
        return inside <= 0 ? 0 : Math.min(outWidth, (inside - 1) / window.strideWidth() + 1);
    }
}
