package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.layerwright.network.op.Attributes;

/**
 * Convolution as a sum of products, one for each tap of the kernel, over a few output lines at a time. With {@code P}
 * the pixels that a tap sees and {@code W} the tap's {@code [inC, outC]} weights,
 *
 * <pre>
 *   y = b + Σ P·W        dW = Pᵀ·dy        dP = dy·Wᵀ, added back to the pixels for dx        db = Σ dy
 * </pre>
 *
 * The blocks are so small that they stay in the processor's cache and OpenBLAS multiplies them without packing. The
 * pixels are gathered again in the backward pass; that costs less than keeping them would. Where input and output have
 * the same size, dx is gathered like y, without adding back.
 */
final class ConvKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final Taps taps;
    private final Taps reversed;
    private final boolean pointwise;
    private final int channels;
    private final int filters;
    private final int blockLines;
    private final boolean bias;
    private final int kernelOffset;
    private final int biasOffset;
    private final int tapWeights;
    private final FloatPointer[] weights;
    private final FloatPointer[] weightGradient;
    private final FloatPointer[] transposed;
    private final FloatPointer biasGradient;
    private final FloatPointer ones;
    private final float[] turned;
    private final float[] biasRows;

    ConvKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        taps = new Taps(x.shape(), y.shape(), site.node().window());
        reversed = dx != null && keepsSize(site)
                ? Taps.reversed(x.shape(), y.shape(), site.node().window())
                : null;
        pointwise = keepsSize(site) && taps.count() == 1;
        channels = x.shape().channels();
        filters = y.shape().channels();
        tapWeights = channels * filters;
        bias = site.hasBias();
        kernelOffset = site.kernelOffset();
        biasOffset = site.biasOffset();
        blockLines = Blas.blockLines(taps.outWidth(), tapWeights, taps.lines(site.capacity()));
        weights = new FloatPointer[taps.count()];
        weightGradient = new FloatPointer[taps.count()];
        transposed = new FloatPointer[dx == null ? 0 : taps.count()];
        for (int tap = 0; tap < taps.count(); tap++) {
            weights[tap] = site.weights().parametersAt(kernelOffset + (long) tap * tapWeights);
            weightGradient[tap] = site.weights().gradientAt(kernelOffset + (long) tap * tapWeights);
            if (dx != null) {
                transposed[tap] = new FloatPointer((long) tapWeights);
            }
        }
        int blockRows = blockLines * taps.outWidth();
        biasGradient = site.weights().gradientAt(biasOffset);
        biasRows = new float[blockRows * filters];
        ones = new FloatPointer((long) blockRows);
        float[] one = new float[blockRows];
        Arrays.fill(one, 1);
        ones.put(one, 0, one.length);
        turned = new float[dx == null ? 0 : tapWeights];
        long values = site.inputValues();
        long block = (long) blockRows * Math.max(channels, filters);
        scratch.needHeap(values, block, dx == null ? 0 : Math.max(values, site.outputValues()));
        scratch.needNative(block);
    }

    /** Whether there are as many output pixels as input pixels; then the input gradient is a convolution like this one. */
    static boolean keepsSize(KernelSite site) {
        Attributes.Window window = site.node().window();
        return window.strideHeight() == 1
                && window.strideWidth() == 1
                && site.x().shape().height() == site.y().shape().height()
                && site.x().shape().width() == site.y().shape().width();
    }

    @Override
    public void prepare(float[] parameters, boolean training) {
        if (bias) {
            for (int at = 0; at < biasRows.length; at += filters) {
                System.arraycopy(parameters, biasOffset, biasRows, at, filters);
            }
        }
        if (!training) {
            return;
        }
        // The input gradient multiplies by transposed weights; turning them once is cheaper than asking OpenBLAS to.
        for (int tap = 0; tap < transposed.length; tap++) {
            int from = kernelOffset + tap * tapWeights;
            transpose(parameters, from, channels, filters, turned, 0);
            transposed[tap].put(turned, 0, tapWeights);
        }
    }

    /** Copies a matrix {@code [rows, columns]} from {@code from} on, transposed, to {@code to}. */
    static void transpose(float[] source, int from, int rows, int columns, float[] target, int to) {
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                target[to + column * rows + row] = source[from + row * columns + column];
            }
        }
    }

    @Override
    public void forward(Pass pass) {
        float[] images = readImages(pass.samples());
        int lines = taps.lines(pass.samples());
        for (int from = 0; from < lines; from += blockLines) {
            int to = Math.min(lines, from + blockLines);
            int rows = (to - from) * taps.outWidth();
            FloatPointer target = y.at((long) from * taps.outWidth() * filters);
            target.put(biasRows, 0, rows * filters);
            for (int tap = 0; tap < weights.length; tap++) {
                FloatPointer pixels = gather(tap, images, from, to);
                Blas.multiply(rows, filters, channels, pixels, weights[tap], 1, target);
            }
        }
    }

    /** The pixels that a tap sees: a copy of them, or where the kernel is one pixel large the image itself. */
    private FloatPointer gather(int tap, float[] images, int from, int to) {
        if (pointwise) {
            return x.at((long) from * taps.outWidth() * channels);
        }
        float[] plane = scratch.heap(1);
        taps.gather(tap, images, 0, channels, plane, 0, from, to);
        return scratch.nativeBlock().put(plane, 0, (to - from) * taps.outWidth() * channels);
    }

    private float[] readImages(int samples) {
        float[] images = scratch.heap(0);
        if (!pointwise) {
            x.read(images, samples);
        }
        return images;
    }

    @Override
    public void backward(Pass pass) {
        float[] images = readImages(pass.samples());
        boolean scatters = dx != null && reversed == null;
        if (scatters) {
            Arrays.fill(scratch.heap(2), 0, pass.samples() * x.sampleSize(), 0);
        }
        int lines = taps.lines(pass.samples());
        for (int from = 0; from < lines; from += blockLines) {
            int to = Math.min(lines, from + blockLines);
            int rows = (to - from) * taps.outWidth();
            FloatPointer source = dy.at((long) from * taps.outWidth() * filters);
            for (int tap = 0; tap < weights.length; tap++) {
                FloatPointer pixels = gather(tap, images, from, to);
                Blas.multiplyFirstTransposed(channels, filters, rows, pixels, source, 1, weightGradient[tap]);
                if (scatters) {
                    scatter(tap, source, from, to, rows);
                }
            }
            if (bias) {
                Blas.addRowSums(rows, filters, source, ones, biasGradient);
            }
        }
        if (scatters) {
            dx.write(scratch.heap(2), pass.samples());
        } else if (dx != null) {
            backwardToInput(pass.samples());
        }
    }

    /** {@code dx = Σ G·Wᵀ}, with {@code G} the gradients that a tap sees from the input pixels. */
    private void backwardToInput(int samples) {
        float[] gradient = scratch.heap(2);
        float[] plane = scratch.heap(1);
        if (!pointwise) {
            dy.read(gradient, samples);
        }
        int lines = reversed.lines(samples);
        for (int from = 0; from < lines; from += blockLines) {
            int to = Math.min(lines, from + blockLines);
            int rows = (to - from) * reversed.outWidth();
            FloatPointer target = dx.at((long) from * reversed.outWidth() * channels);
            for (int tap = 0; tap < weights.length; tap++) {
                FloatPointer weight = transposed[weights.length - 1 - tap];
                FloatPointer seen = dy.at((long) from * reversed.outWidth() * filters);
                if (!pointwise) {
                    reversed.gather(tap, gradient, 0, filters, plane, 0, from, to);
                    seen = scratch.nativeBlock().put(plane, 0, rows * filters);
                }
                Blas.multiply(rows, channels, filters, seen, weight, tap == 0 ? 0 : 1, target);
            }
        }
    }

    private void scatter(int tap, FloatPointer source, int from, int to, int rows) {
        float[] plane = scratch.heap(1);
        Blas.multiply(rows, channels, filters, source, transposed[tap], 0, scratch.nativeBlock());
        scratch.nativeBlock().get(plane, 0, rows * channels);
        taps.scatterAdd(tap, plane, 0, scratch.heap(2), 0, channels, from, to);
    }

    @Override
    public void close() {
        for (FloatPointer pointer : transposed) {
            pointer.close();
        }
        ones.close();
    }
}
