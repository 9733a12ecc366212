package org.layerwright.engine.kernel;

/** The mean of each channel over the image; each pixel gets an equal share of the gradient. */
final class GlobalAveragePoolKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final int channels;
    private final int pixels;
    private final ChannelTiles tiles;
    private final double[] sums;

    GlobalAveragePoolKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        channels = x.channels();
        pixels = x.sampleSize() / channels;
        tiles = new ChannelTiles(channels);
        sums = new double[channels];
        scratch.needHeap(site.inputValues(), site.outputValues());
    }

    @Override
    public void forward(Pass pass) {
        float[] means = scratch.heap(1);
        for (int sample = 0; sample < pass.samples(); sample++) {
            tiles.sum(x, (long) sample * x.sampleSize(), x.sampleSize(), sums);
            for (int c = 0; c < channels; c++) {
                means[sample * channels + c] = (float) (sums[c] / pixels);
            }
        }
        y.write(means, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx == null) {
            return;
        }
        float[] images = scratch.heap(0);
        float[] shares = scratch.heap(1);
        dy.read(shares, pass.samples());
        float share = 1f / pixels;
        for (int i = 0; i < pass.samples() * channels; i++) {
            shares[i] *= share;
        }
        for (int pixel = 0; pixel < pass.samples() * pixels; pixel++) {
            System.arraycopy(shares, pixel / pixels * channels, images, pixel * channels, channels);
        }
        dx.write(images, pass.samples());
    }
}
