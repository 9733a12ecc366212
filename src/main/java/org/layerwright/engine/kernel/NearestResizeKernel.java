package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.layerwright.network.op.Attributes;

/** Each pixel becomes a block of equal pixels; the gradients of a block are added. */
final class NearestResizeKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final int channels;
    private final int height;
    private final int width;
    private final int factorHeight;
    private final int factorWidth;

    NearestResizeKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        channels = x.channels();
        height = x.shape().height();
        width = x.shape().width();
        Attributes.Upsampling attributes = (Attributes.Upsampling) site.node().attributes();
        factorHeight = attributes.factorHeight();
        factorWidth = attributes.factorWidth();
        scratch.needHeap(site.outputValues(), site.inputValues());
    }

    @Override
    public void forward(Pass pass) {
        float[] large = scratch.heap(0);
        float[] small = scratch.heap(1);
        x.read(small, pass.samples());
        int outLine = width * factorWidth * channels;
        int at = 0;
        for (int line = 0; line < pass.samples() * height; line++) {
            int first = at;
            for (int pixel = line * width; pixel < (line + 1) * width; pixel++) {
                for (int i = 0; i < factorWidth; i++, at += channels) {
                    System.arraycopy(small, pixel * channels, large, at, channels);
                }
            }
            for (int i = 1; i < factorHeight; i++, at += outLine) {
                System.arraycopy(large, first, large, at, outLine);
            }
        }
        y.write(large, pass.samples());
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
        int at = 0;
        for (int line = 0; line < pass.samples() * height * factorHeight; line++) {
            int from = line / factorHeight * width;
            for (int pixel = from; pixel < from + width; pixel++) {
                for (int i = 0; i < factorWidth; i++, at += channels) {
                    add(large, at, small, pixel * channels);
                }
            }
        }
        dx.write(small, pass.samples());
    }

    private void add(float[] source, int from, float[] target, int to) {
        for (int c = 0; c < channels; c++) {
            target[to + c] += source[from + c];
        }
    }
}
