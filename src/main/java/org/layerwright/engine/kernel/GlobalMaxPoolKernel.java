package org.layerwright.engine.kernel;

import java.util.Arrays;

/** The maximum of each channel over the image; its pixel, the first of equal ones, gets the whole gradient. */
final class GlobalMaxPoolKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final int channels;
    private final int pixels;
    private final int[] places;

    GlobalMaxPoolKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        channels = x.channels();
        pixels = x.sampleSize() / channels;
        places = new int[site.capacity() * channels];
        scratch.needHeap(site.inputValues(), site.outputValues());
    }

    @Override
    public void forward(Pass pass) {
        float[] images = scratch.heap(0);
        float[] largest = scratch.heap(1);
        x.read(images, pass.samples());
        for (int sample = 0; sample < pass.samples(); sample++) {
            int at = sample * channels;
            for (int c = 0; c < channels; c++) {
                places[at + c] = sample * x.sampleSize() + c;
                largest[at + c] = images[places[at + c]];
            }
            for (int pixel = 1; pixel < pixels; pixel++) {
                int from = sample * x.sampleSize() + pixel * channels;
                for (int c = 0; c < channels; c++) {
                    // A value that is no number wins, so that it does not go unseen.
                    if (!(images[from + c] <= largest[at + c])) {
                        largest[at + c] = images[from + c];
                        places[at + c] = from + c;
                    }
                }
            }
        }
        y.write(largest, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx == null) {
            return;
        }
        float[] images = scratch.heap(0);
        float[] gradient = scratch.heap(1);
        dy.read(gradient, pass.samples());
        Arrays.fill(images, 0, pass.samples() * x.sampleSize(), 0);
        for (int i = 0; i < pass.samples() * channels; i++) {
            images[places[i]] = gradient[i];
        }
        dx.write(images, pass.samples());
    }
}
