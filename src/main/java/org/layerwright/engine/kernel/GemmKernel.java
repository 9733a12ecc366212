package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** {@code y = x·W + b} with {@code x[n, in]}, {@code W[in, out]}; {@code dW = xᵀ·dy}, {@code dx = dy·Wᵀ}. */
final class GemmKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final boolean bias;
    private final int in;
    private final int out;
    private final int biasOffset;
    private final FloatPointer weights;
    private final FloatPointer weightGradient;
    private final FloatPointer biasGradient;
    private float[] parameters;

    GemmKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        bias = site.hasBias();
        in = x.sampleSize();
        out = y.sampleSize();
        biasOffset = site.biasOffset();
        weights = site.weights().parametersAt(site.kernelOffset());
        weightGradient = site.weights().gradientAt(site.kernelOffset());
        biasGradient = site.weights().gradientAt(biasOffset);
        scratch.needHeap(site.outputValues());
        scratch.needNative(site.capacity());
    }

    @Override
    public void prepare(float[] newParameters, boolean training) {
        parameters = newParameters;
    }

    @Override
    public void forward(Pass pass) {
        int n = pass.samples();
        if (bias) {
            float[] rows = scratch.heap(0);
            for (int i = 0; i < n; i++) {
                System.arraycopy(parameters, biasOffset, rows, i * out, out);
            }
            y.write(rows, n);
        }
        Blas.multiply(n, out, in, x.pointer(), weights, bias ? 1 : 0, y.pointer());
    }

    @Override
    public void backward(Pass pass) {
        int n = pass.samples();
        Blas.multiplyFirstTransposed(in, out, n, x.pointer(), dy.pointer(), 1, weightGradient);
        if (bias) {
            float[] ones = scratch.heap(0);
            Arrays.fill(ones, 0, n, 1);
            scratch.nativeBlock().put(ones, 0, n);
            Blas.addRowSums(n, out, dy.pointer(), scratch.nativeBlock(), biasGradient);
        }
        if (dx != null) {
            Blas.multiplySecondTransposed(n, in, out, dy.pointer(), weights, 0, dx.pointer());
        }
    }
}
