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
 * repeated along the line. What a tap sees is first copied to a line of its own, because the compiler makes vector code
 * only where all arrays have the same index. With a multiplier above 1 the channels are
 * repeated first.
 */
final class DepthwiseConvKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final Taps taps;
    private final int filters;
    private final int multiplier;
    private final int kernelOffset;
    private final int biasOffset;
    private final boolean bias;
    private final int lineLength;
    private final float[][] weightLines;
    private final float[][] gradientLines;
    private final float[] biasLine;
    private final float[] seen;
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
        filters = y.channels();
        multiplier = filters / x.channels();
        bias = site.hasBias();
        kernelOffset = site.kernelOffset();
        biasOffset = site.biasOffset();
        lineLength = taps.outWidth() * filters;
        weightLines = new float[taps.count()][lineLength];
        gradientLines = new float[taps.count()][lineLength];
        biasLine = new float[lineLength];
        seen = new float[lineLength];
        line = new float[lineLength];
        long images = site.inputValues() * multiplier;
        wide = new float[multiplier == 1 ? 0 : Math.toIntExact(images)];
        sums = new double[taps.count() * filters];
        tiles = new ChannelTiles(filters);
        kernelGradient = new WeightGradient(site, kernelOffset, taps.count() * filters);
        biasGradient = bias ? new WeightGradient(site, biasOffset, filters) : null;
        scratch.needHeap(images, 0, dx == null ? 0 : images);
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
        int lines = taps.lines(pass.samples());
        for (int out = 0; out < lines; out++) {
            System.arraycopy(biasLine, 0, line, 0, lineLength);
            for (int tap = 0; tap < weightLines.length; tap++) {
                if (taps.inputLine(tap, out) >= 0) {
                    taps.gather(tap, images, 0, filters, seen, 0, out, out + 1);
                    addProduct(seen, weightLines[tap], line, lineLength);
                }
            }
            y.writeTo((long) out * lineLength, line, lineLength);
        }
    }

    /** The images with each channel repeated as often as the multiplier says. */
    private float[] readImages(int samples) {
        float[] images = scratch.heap(0);
        x.read(images, samples);
        if (multiplier == 1) {
            return images;
        }
        for (int i = 0, at = 0; i < samples * x.sampleSize(); i++) {
            for (int m = 0; m < multiplier; m++) {
                wide[at++] = images[i];
            }
        }
        return wide;
    }

    private static void addProduct(float[] a, float[] b, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += a[i] * b[i];
        }
    }

    private static void multiply(float[] a, float[] b, float[] product, int count) {
        for (int i = 0; i < count; i++) {
            product[i] = a[i] * b[i];
        }
    }

    @Override
    public void backward(Pass pass) {
        float[] images = readImages(pass.samples());
        float[] back = scratch.heap(2);
        for (float[] gradientLine : gradientLines) {
            Arrays.fill(gradientLine, 0);
        }
        if (dx != null) {
            Arrays.fill(back, 0, pass.samples() * x.sampleSize() * multiplier, 0);
        }
        int lines = taps.lines(pass.samples());
        for (int out = 0; out < lines; out++) {
            dy.readFrom((long) out * lineLength, line, lineLength);
            for (int tap = 0; tap < weightLines.length; tap++) {
                if (taps.inputLine(tap, out) >= 0) {
                    taps.gather(tap, images, 0, filters, seen, 0, out, out + 1);
                    addProduct(seen, line, gradientLines[tap], lineLength);
                    if (dx != null) {
                        multiply(line, weightLines[tap], seen, lineLength);
                        taps.scatterAdd(tap, seen, 0, back, 0, filters, out, out + 1);
                    }
                }
            }
        }
        addKernelGradient();
        if (bias) {
            tiles.sum(dy, 0, (long) pass.samples() * y.sampleSize(), sums);
            biasGradient.add(sums, 0);
        }
        if (dx != null) {
            writeBack(back, pass.samples());
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
