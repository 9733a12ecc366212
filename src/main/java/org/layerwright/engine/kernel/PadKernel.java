package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.layerwright.network.op.Attributes;

/** Zeros around an image; the gradient is the part of {@code dy} inside them. */
final class PadKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final int height;
    private final int outHeight;
    private final int lineLength;
    private final int outLineLength;
    private final int top;
    private final int left;

    PadKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        height = x.shape().height();
        outHeight = y.shape().height();
        lineLength = x.shape().width() * x.channels();
        outLineLength = y.shape().width() * y.channels();
        Attributes.Pads pads = (Attributes.Pads) site.node().attributes();
        top = pads.top();
        left = pads.left() * x.channels();
        scratch.needHeap(site.outputValues(), site.inputValues());
    }

    /** Where a line of the input stands in the padded image. Lines are counted through the samples. */
    private int padded(int line) {
        return (line / height * outHeight + line % height + top) * outLineLength + left;
    }

    @Override
    public void forward(Pass pass) {
        float[] target = scratch.heap(0);
        float[] source = scratch.heap(1);
        x.read(source, pass.samples());
        Arrays.fill(target, 0, pass.samples() * y.sampleSize(), 0);
        for (int line = 0; line < pass.samples() * height; line++) {
            System.arraycopy(source, line * lineLength, target, padded(line), lineLength);
        }
        y.write(target, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx == null) {
            return;
        }
        float[] source = scratch.heap(0);
        float[] target = scratch.heap(1);
        dy.read(source, pass.samples());
        for (int line = 0; line < pass.samples() * height; line++) {
            System.arraycopy(source, padded(line), target, line * lineLength, lineLength);
        }
        dx.write(target, pass.samples());
    }
}
