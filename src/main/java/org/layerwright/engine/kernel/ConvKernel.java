package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Convolution as products of patches and kernel, a small block of rows at a time: the block stays in the processor's
 * cache and OpenBLAS multiplies it without packing. With {@code P} the patches of {@code x} as rows,
 *
 * <pre>
 *   y = P·W        dW = Pᵀ·dy        dP = dy·Wᵀ, added back to the pixels for dx
 * </pre>
 *
 * The patches are gathered again in the backward pass; that costs less than keeping them would.
 */
final class ConvKernel implements Kernel {
    /** Below this many multiply-adds OpenBLAS takes its path without packing, which is the fastest here. */
    private static final int SMALL_PRODUCT = 1_000_000;
    /** Rows per block where even few rows make a large product. */
    private static final int ROWS_OF_LARGE_PRODUCT = 128;

    private static final int FEWEST_ROWS = 12;

    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final Patches patches;
    private final int kernelLength;
    private final int rowLength;
    private final int filters;
    private final int blockRows;
    private final int kernelOffset;
    private final FloatPointer weights;
    private final FloatPointer weightGradient;
    private final FloatPointer transposed;
    private final float[] transposedOnHeap;

    ConvKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        patches = new Patches(x.shape(), y.shape(), site.node().window(), site.hasBias());
        rowLength = patches.rowLength();
        kernelLength = rowLength - (site.hasBias() ? 1 : 0);
        filters = y.shape().channels();
        int fitting = SMALL_PRODUCT / rowLength / filters;
        blockRows = Math.min(
                fitting < FEWEST_ROWS ? ROWS_OF_LARGE_PRODUCT : fitting, site.capacity() * patches.rowsPerSample());
        kernelOffset = site.kernelOffset();
        weights = site.weights().parametersAt(kernelOffset);
        weightGradient = site.weights().gradientAt(kernelOffset);
        transposedOnHeap = dx == null ? null : new float[kernelLength * filters];
        transposed = dx == null ? null : new FloatPointer((long) kernelLength * filters);
        scratch.needHeap(
                (long) site.capacity() * x.sampleSize(),
                (long) blockRows * rowLength,
                dx == null ? 0 : (long) site.capacity() * x.sampleSize());
        scratch.needNative((long) blockRows * rowLength);
    }

    /** The input gradient multiplies by the transposed kernel, which is turned once a step. */
    @Override
    public void prepare(float[] parameters, boolean training) {
        if (dx == null || !training) {
            return;
        }
        for (int filter = 0; filter < filters; filter++) {
            int from = kernelOffset + filter;
            int to = filter * kernelLength;
            for (int i = 0; i < kernelLength; i++) {
                transposedOnHeap[to + i] = parameters[from + i * filters];
            }
        }
        transposed.put(transposedOnHeap, 0, transposedOnHeap.length);
    }

    @Override
    public void forward(Pass pass) {
        float[] images = scratch.heap(0);
        float[] block = scratch.heap(1);
        x.read(images, pass.samples());
        int rows = pass.samples() * patches.rowsPerSample();
        for (int from = 0; from < rows; from += blockRows) {
            int to = Math.min(rows, from + blockRows);
            gather(images, block, from, to);
            Blas.multiply(
                    to - from, filters, rowLength, scratch.nativeBlock(), weights, 0, y.at((long) from * filters));
        }
    }

    private void gather(float[] images, float[] block, int from, int to) {
        patches.gather(images, block, from, to);
        scratch.nativeBlock().put(block, 0, (to - from) * rowLength);
    }

    @Override
    public void backward(Pass pass) {
        float[] images = scratch.heap(0);
        float[] block = scratch.heap(1);
        float[] imageGradient = scratch.heap(2);
        x.read(images, pass.samples());
        if (dx != null) {
            Arrays.fill(imageGradient, 0, pass.samples() * x.sampleSize(), 0);
        }
        int rows = pass.samples() * patches.rowsPerSample();
        for (int from = 0; from < rows; from += blockRows) {
            int to = Math.min(rows, from + blockRows);
            FloatPointer dyBlock = dy.at((long) from * filters);
            gather(images, block, from, to);
            Blas.multiplyFirstTransposed(
                    rowLength, filters, to - from, scratch.nativeBlock(), dyBlock, 1, weightGradient);
            if (dx != null) {
                Blas.multiply(to - from, kernelLength, filters, dyBlock, transposed, 0, scratch.nativeBlock());
                scratch.nativeBlock().get(block, 0, (to - from) * kernelLength);
                patches.scatterAdd(block, imageGradient, from, to);
            }
        }
        if (dx != null) {
            dx.write(imageGradient, pass.samples());
        }
    }

    @Override
    public void close() {
        if (transposed != null) {
            transposed.close();
        }
    }
}
