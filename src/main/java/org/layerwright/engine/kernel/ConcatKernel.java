package org.layerwright.engine.kernel;

import java.util.List;

/** Several values side by side along the last axis: each pixel gets the channels of all. */
final class ConcatKernel implements Kernel {
    private final List<Tensor> inputs;
    private final List<Tensor> inputGradients;
    private final Tensor y;
    private final Tensor dy;
    private final Scratch scratch;
    private final int channels;
    private final int pixels;

    ConcatKernel(KernelSite site) {
        inputs = site.inputs();
        inputGradients = site.inputGradients();
        y = site.y();
        dy = site.dy();
        scratch = site.scratch();
        channels = y.channels();
        pixels = y.sampleSize() / channels;
        scratch.needHeap(site.outputValues(), site.outputValues());
    }

    @Override
    public void forward(Pass pass) {
        float[] all = scratch.heap(0);
        float[] part = scratch.heap(1);
        int offset = 0;
        for (int k = 0; k < inputs.size(); k++) {
            Tensor x = inputs.get(k);
            int width = x.channels();
            x.read(part, pass.samples());
            for (int pixel = 0; pixel < pass.samples() * pixels; pixel++) {
                System.arraycopy(part, pixel * width, all, pixel * channels + offset, width);
            }
            offset += width;
        }
        y.write(all, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        float[] all = scratch.heap(0);
        float[] part = scratch.heap(1);
        dy.read(all, pass.samples());
        int offset = 0;
        for (int k = 0; k < inputs.size(); k++) {
            int width = inputs.get(k).channels();
            Tensor dx = inputGradients.get(k);
            if (dx != null) {
                for (int pixel = 0; pixel < pass.samples() * pixels; pixel++) {
                    System.arraycopy(all, pixel * channels + offset, part, pixel * width, width);
                }
                dx.write(part, pass.samples());
            }
            offset += width;
        }
    }
}
