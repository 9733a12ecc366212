package org.layerwright.engine.kernel;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;

/**
 * The input gradient of a convolution with stride 1 that keeps the size. It is a convolution of the output's gradient
 * with the kernel turned round, {@code dx = dy ∗ turned(W)ᵀ}, and oneDNN's forward convolution is faster than
 * {@code conv2d_bp}, which would also make the weight gradient.
 */
final class DnnInputGradient implements Kernel {
    private final int kernelOffset;
    private final int taps;
    private final int channels;
    private final int filters;
    private final float[] turned;
    private final Tensor kernel;
    private final SlicedOp convolution;

    DnnInputGradient(KernelSite site) {
        Attributes.Window window = Taps.reversed(site.node().window());
        kernelOffset = site.kernelOffset();
        taps = window.kernelHeight() * window.kernelWidth();
        channels = site.x().channels();
        filters = site.y().channels();
        turned = new float[taps * channels * filters];
        kernel = Tensor.allocate(Shape.of(window.kernelWidth(), filters, channels), window.kernelHeight());
        convolution = new SlicedOp(
                "conv2d",
                List.of(site.dy()::slice, (from, samples) -> kernel.first(kernel.capacity())),
                List.of(site.dx()::slice),
                site.capacity(),
                ConvChoice.samplesPerCall(site),
                DnnConvKernel.arguments(window, site.y().shape(), site.x().shape()));
    }

    @Override
    public void prepare(float[] parameters, boolean training) {
        if (!training) {
            return;
        }
        for (int tap = 0; tap < taps; tap++) {
            int from = kernelOffset + (taps - 1 - tap) * channels * filters;
            int to = tap * channels * filters;
            ConvKernel.transpose(parameters, from, channels, filters, turned, to);
        }
        kernel.pointer().put(turned, 0, turned.length);
    }

    @Override
    public void forward(Pass pass) {}

    @Override
    public void backward(Pass pass) {
        convolution.runAll(pass.samples());
    }

    @Override
    public void close() {
        kernel.close();
    }
}
