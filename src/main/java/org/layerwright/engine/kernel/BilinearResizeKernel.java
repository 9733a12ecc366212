package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.layerwright.network.op.Attributes;

/**
 * A larger image by linear interpolation in both directions. The centre of output pixel {@code o} lies at
 * {@code (o + ½) / factor − ½} of the input, and beyond the edges the outermost pixels go on: what ONNX's Resize calls
 * {@code half_pixel} and PyTorch {@code align_corners=False}.
 */
final class BilinearResizeKernel implements Kernel {
    /** For each output pixel of one axis its two neighbours in the input and the share of the second. */
    private static final class Neighbours {
        final int[] first;
        final int[] second;
        final float[] share;

        Neighbours(int extent, int factor) {
            first = new int[extent * factor];
            second = new int[extent * factor];
            share = new float[extent * factor];
            for (int o = 0; o < first.length; o++) {
                double centre = Math.max(0, (o + 0.5) / factor - 0.5);
                first[o] = (int) centre;
                second[o] = Math.min(extent - 1, first[o] + 1);
                share[o] = (float) (centre - first[o]);
            }
        }
    }

    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final int channels;
    private final int height;
    private final int lineLength;
    private final int outLineLength;
    private final Neighbours rows;
    private final Neighbours columns;
    private final float[] line;

    BilinearResizeKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        channels = x.channels();
        height = x.shape().height();
        lineLength = x.shape().width() * channels;
        outLineLength = y.shape().width() * channels;
        Attributes.Upsampling attributes = (Attributes.Upsampling) site.node().attributes();
        rows = new Neighbours(height, attributes.factorHeight());
        columns = new Neighbours(x.shape().width(), attributes.factorWidth());
        line = new float[lineLength];
        scratch.needHeap(site.outputValues(), site.inputValues());
    }

    @Override
    public void forward(Pass pass) {
        float[] large = scratch.heap(0);
        float[] small = scratch.heap(1);
        x.read(small, pass.samples());
        int outHeight = rows.first.length;
        for (int out = 0; out < pass.samples() * outHeight; out++) {
            int image = out / outHeight * height;
            int row = out % outHeight;
            blend(
                    small,
                    (image + rows.first[row]) * lineLength,
                    (image + rows.second[row]) * lineLength,
                    rows.share[row],
                    line,
                    0,
                    lineLength);
            for (int column = 0; column < columns.first.length; column++) {
                blend(
                        line,
                        columns.first[column] * channels,
                        columns.second[column] * channels,
                        columns.share[column],
                        large,
                        out * outLineLength + column * channels,
                        channels);
            }
        }
        y.write(large, pass.samples());
    }

    private static void blend(float[] from, int first, int second, float share, float[] to, int at, int length) {
        for (int i = 0; i < length; i++) {
            to[at + i] = from[first + i] * (1 - share) + from[second + i] * share;
        }
    }

    @Override
    public void backward(Pass pass) {
        if (dx == null) {
            return;
        }
        float[] large = scratch.heap(0);
        float[] small = scratch.heap(1);
        dy.read(large, pass.samples());
        Arrays.fill(small, 0, pass.samples() * x.sampleSize(), 0);
        int outHeight = rows.first.length;
        for (int out = 0; out < pass.samples() * outHeight; out++) {
            Arrays.fill(line, 0);
            for (int column = 0; column < columns.first.length; column++) {
                int from = out * outLineLength + column * channels;
                float share = columns.share[column];
                add(large, from, 1 - share, line, columns.first[column] * channels, channels);
                add(large, from, share, line, columns.second[column] * channels, channels);
            }
            int image = out / outHeight * height;
            int row = out % outHeight;
            add(line, 0, 1 - rows.share[row], small, (image + rows.first[row]) * lineLength, lineLength);
            add(line, 0, rows.share[row], small, (image + rows.second[row]) * lineLength, lineLength);
        }
        dx.write(small, pass.samples());
    }

    private static void add(float[] from, int at, float share, float[] to, int target, int length) {
        for (int i = 0; i < length; i++) {
            to[target + i] += share * from[at + i];
        }
    }
}
