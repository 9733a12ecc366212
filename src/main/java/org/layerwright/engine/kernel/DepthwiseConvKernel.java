package org.layerwright.engine.kernel;

import java.util.Arrays;

/**
 * A convolution of each channel by itself. With {@code P} the pixels that a tap of the kernel sees and {@code w} its
 * weights, one for each channel,
 *
 * <pre>
 *   y = b + Σ P·w        dw = Σ P·dy        dP = dy·w, added back to the pixels for dx        db = Σ dy
 * </pre>
 *
 * There is nothing to multiply as matrices; a whole output line is done at once in a plain loop, with the weights
 * repeated along the line, so that the compiler makes vector code of it. With a multiplier above 1 the channels are
 * repeated first.
 */
final class DepthwiseConvKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final Taps taps;
    private final int width;
    private final int filters;
    private final int multiplier;
    private final int kernelOffset;
    private final int biasOffset;
    private final boolean bias;
    private final int lineLength;
    private final float[][] weightLines;
    private final float[][] gradientLines;
    private final float[] biasLine;
    private final float[] line;
    private final float[] wide;
    private final double[] sums;
    private final ChannelTiles tiles;
    private final WeightGradient kernelGradient;
    private final WeightGradient biasGradient;

    DepthwiseConvKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        taps = new Taps(x.shape(), y.shape(), site.node().window());
        width = x.shape().width();
        filters = y.channels();
        multiplier = filters / x.channels();
        bias = site.hasBias();
        kernelOffset = site.kernelOffset();
        biasOffset = site.biasOffset();
        lineLength = taps.outWidth() * filters;
        weightLines = new float[taps.count()][lineLength];
        gradientLines = new float[taps.count()][lineLength];
        biasLine = new float[lineLength];
        line = new float[lineLength];
        long images = site.inputValues() * multiplier;
        wide = new float[multiplier == 1 ? 0 : Math.toIntExact(images)];
        sums = new double[taps.count() * filters];
        tiles = new ChannelTiles(filters);
        kernelGradient = new WeightGradient(site, kernelOffset, taps.count() * filters);
        biasGradient = bias ? new WeightGradient(site, biasOffset, filters) : null;
        scratch.needHeap(images, site.outputValues(), dx == null ? 0 : images);
    }

    @Override
    public void prepare(float[] parameters, boolean training) {
        for (int tap = 0; tap < weightLines.length; tap++) {
            repeat(parameters, kernelOffset + tap * filters, weightLines[tap]);
        }
        if (bias) {
            repeat(parameters, biasOffset, biasLine);
        }
    }

    private void repeat(float[] parameters, int from, float[] target) {
        for (int at = 0; at < lineLength; at += filters) {
            System.arraycopy(parameters, from, target, at, filters);
        }
    }

    @Override
    public void forward(Pass pass) {
        float[] images = readImages(pass.samples());
        float[] result = scratch.heap(1);
        int lines = taps.lines(pass.samples());
        for (int out = 0; out < lines; out++) {
            int at = out * lineLength;
            System.arraycopy(biasLine, 0, result, at, lineLength);
            for (int tap = 0; tap < weightLines.length; tap++) {
                int offset = taps.left(tap);
                int inputLine = taps.inputLine(tap, out);
                int first = taps.firstInside(offset);
                int count = (taps.lastInside(offset) - first) * filters;
                if (inputLine < 0 || count <= 0) {
                    continue;
                }
                int source = (inputLine * width + offset + first * taps.strideWidth()) * filters;
                float[] seen = seen(images, source, count);
                int from = seen == images ? source : 0;
                addProduct(seen, from, weightLines[tap], first * filters, result, at + first * filters, count);
            }
        }
        y.write(result, pass.samples());
    }

    /** The images with each channel repeated as often as the multiplier says. */
    private float[] readImages(int samples) {
        float[] images = scratch.heap(0);
        if (multiplier == 1) {
            x.read(images, samples);
            return images;
        }
        x.read(images, samples);
        for (int i = 0, at = 0; i < samples * x.sampleSize(); i++) {
            for (int m = 0; m < multiplier; m++) {
                wide[at++] = images[i];
            }
        }
        return wide;
    }

    /** The pixels that a tap sees, one next to the other: the images themselves, or a copy where the stride skips some. */
    private float[] seen(float[] images, int source, int count) {
        if (taps.strideWidth() == 1) {
            return images;
        }
        int step = taps.strideWidth() * filters;
        for (int at = 0, from = source; at < count; at += filters, from += step) {
            System.arraycopy(images, from, line, at, filters);
        }
        return line;
    }

    private static void addProduct(float[] a, int atA, float[] b, int atB, float[] sum, int at, int count) {
        for (int i = 0; i < count; i++) {
            sum[at + i] += a[atA + i] * b[atB + i];
        }
    }

    @Override
    public void backward(Pass pass) {
        float[] images = readImages(pass.samples());
        float[] gradient = scratch.heap(1);
        float[] back = scratch.heap(2);
        dy.read(gradient, pass.samples());
        for (float[] gradientLine : gradientLines) {
            Arrays.fill(gradientLine, 0);
        }
        if (dx != null) {
            Arrays.fill(back, 0, pass.samples() * x.sampleSize() * multiplier, 0);
        }
        int lines = taps.lines(pass.samples());
        for (int out = 0; out < lines; out++) {
            for (int tap = 0; tap < weightLines.length; tap++) {
                backward(tap, out, images, gradient, back);
            }
        }
        addKernelGradient();
        if (bias) {
            tiles.sum(gradient, 0, pass.samples() * y.sampleSize(), sums);
            biasGradient.add(sums, 0);
        }
        if (dx != null) {
            writeBack(back, pass.samples());
        }
    }

    private void backward(int tap, int out, float[] images, float[] gradient, float[] back) {
        int offset = taps.left(tap);
        int inputLine = taps.inputLine(tap, out);
        int first = taps.firstInside(offset);
        int count = (taps.lastInside(offset) - first) * filters;
        if (inputLine < 0 || count <= 0) {
            return;
        }
        int source = (inputLine * width + offset + first * taps.strideWidth()) * filters;
        int begin = first * filters;
        int at = out * lineLength + begin;
        float[] seen = seen(images, source, count);
        addProduct(seen, seen == images ? source : 0, gradient, at, gradientLines[tap], begin, count);
        if (dx == null) {
            return;
        }
        if (taps.strideWidth() == 1) {
            addProduct(gradient, at, weightLines[tap], begin, back, source, count);
            return;
        }
        int step = taps.strideWidth() * filters;
        for (int i = 0, to = source; i < count; i += filters, to += step) {
            addProduct(gradient, at + i, weightLines[tap], begin + i, back, to, filters);
        }
    }

    private void addKernelGradient() {
        Arrays.fill(sums, 0);
        for (int tap = 0; tap < gradientLines.length; tap++) {
            float[] gradientLine = gradientLines[tap];
            for (int at = 0; at < lineLength; at += filters) {
                for (int c = 0; c < filters; c++) {
                    sums[tap * filters + c] += gradientLine[at + c];
                }
            }
        }
        kernelGradient.add(sums, 0);
    }

    private void writeBack(float[] back, int samples) {
        if (multiplier > 1) {
            for (int i = 0; i < samples * x.sampleSize(); i++) {
                float sum = 0;
                for (int m = 0; m < multiplier; m++) {
                    sum += back[i * multiplier + m];
                }
                // Never behind what is read next.
                back[i] = sum;
            }
        }
        dx.write(back, samples);
    }
}
