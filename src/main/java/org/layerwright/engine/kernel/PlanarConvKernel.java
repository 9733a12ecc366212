package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Convolution of images with very few channels, such as a network's first layer, where a product per tap would be too
 * thin. All taps of some output lines stand below each other as the rows of one matrix, each row one channel seen by
 * one tap, and a row of ones for the bias: "im2col" on its side, made of whole lines of pixels. Then
 *
 * <pre>
 *   y = Pᵀ·[W; b]        [dW; db] = P·dy        dP = W·dyᵀ
 * </pre>
 */
final class PlanarConvKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final Taps taps;
    private final int channels;
    private final int filters;
    private final int pixels;
    private final int kernelRows;
    private final int rows;
    private final int blockLines;
    private final FloatPointer weights;
    private final FloatPointer weightGradient;

    PlanarConvKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        taps = new Taps(x.shape(), y.shape(), site.node().window());
        channels = x.shape().channels();
        filters = y.shape().channels();
        pixels = x.shape().height() * x.shape().width();
        kernelRows = taps.count() * channels;
        rows = kernelRows + (site.hasBias() ? 1 : 0);
        blockLines = Blas.blockLines(taps.outWidth(), rows * filters, taps.lines(site.capacity()));
        weights = site.weights().parametersAt(site.kernelOffset());
        weightGradient = site.weights().gradientAt(site.kernelOffset());
        long values = site.inputValues();
        long block = (long) blockLines * taps.outWidth() * rows;
        scratch.needHeap(values, Math.max(block, values));
        scratch.needNative(block);
    }

    /** Whether an image has so few channels that this kernel is the faster one; it needs the bias behind the kernel. */
    static boolean suits(KernelSite site) {
        return site.x().shape().channels() <= 4 && site.biasFollowsKernel();
    }

    @Override
    public void forward(Pass pass) {
        float[] planes = readPlanar(pass.samples());
        int lines = taps.lines(pass.samples());
        for (int from = 0; from < lines; from += blockLines) {
            int to = Math.min(lines, from + blockLines);
            int columns = gather(planes, pass.samples() * pixels, from, to);
            FloatPointer target = y.at((long) from * taps.outWidth() * filters);
            Blas.multiplyFirstTransposed(columns, filters, rows, scratch.nativeBlock(), weights, 0, target);
        }
    }

    @Override
    public void backward(Pass pass) {
        float[] planes = readPlanar(pass.samples());
        int lines = taps.lines(pass.samples());
        for (int from = 0; from < lines; from += blockLines) {
            int to = Math.min(lines, from + blockLines);
            int columns = gather(planes, pass.samples() * pixels, from, to);
            FloatPointer source = dy.at((long) from * taps.outWidth() * filters);
            Blas.multiply(rows, filters, columns, scratch.nativeBlock(), source, 1, weightGradient);
        }
        if (dx != null) {
            backwardToInput(pass.samples());
        }
    }

    /** The images with each channel as a plane of its own, all samples of a channel one below the other. */
    private float[] readPlanar(int samples) {
        float[] planes = scratch.heap(0);
        if (channels == 1) {
            x.read(planes, samples);
            return planes;
        }
        float[] images = scratch.heap(1);
        x.read(images, samples);
        int count = samples * pixels;
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < count; i++) {
                planes[channel * count + i] = images[i * channels + channel];
            }
        }
        return planes;
    }

    /** Fills the native block and answers its number of columns. */
    private int gather(float[] planes, int planeLength, int from, int to) {
        float[] block = scratch.heap(1);
        int columns = (to - from) * taps.outWidth();
        for (int row = 0; row < kernelRows; row++) {
            int plane = row % channels * planeLength;
            taps.gather(row / channels, planes, plane, 1, block, row * columns, from, to);
        }
        if (rows > kernelRows) {
            Arrays.fill(block, kernelRows * columns, rows * columns, 1);
        }
        scratch.nativeBlock().put(block, 0, rows * columns);
        return columns;
    }

    private void backwardToInput(int samples) {
        float[] planes = scratch.heap(0);
        float[] block = scratch.heap(1);
        int planeLength = samples * pixels;
        Arrays.fill(planes, 0, samples * x.sampleSize(), 0);
        int lines = taps.lines(samples);
        for (int from = 0; from < lines; from += blockLines) {
            int to = Math.min(lines, from + blockLines);
            int columns = (to - from) * taps.outWidth();
            FloatPointer source = dy.at((long) from * taps.outWidth() * filters);
            Blas.multiplySecondTransposed(kernelRows, columns, filters, weights, source, 0, scratch.nativeBlock());
            scratch.nativeBlock().get(block, 0, kernelRows * columns);
            for (int row = 0; row < kernelRows; row++) {
                int plane = row % channels * planeLength;
                taps.scatterAdd(row / channels, block, row * columns, planes, plane, 1, from, to);
            }
        }
        writeInterleaved(planes, planeLength, samples);
    }

    private void writeInterleaved(float[] planes, int planeLength, int samples) {
        float[] images = scratch.heap(1);
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < planeLength; i++) {
                images[i * channels + channel] = planes[channel * planeLength + i];
            }
        }
        dx.write(images, samples);
    }
}
