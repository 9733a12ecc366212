package org.layerwright.engine.kernel;

import org.layerwright.network.op.Attributes;

/**
 * Inverted dropout, of single values or of whole channels. Whether something lives is decided by {@link CounterRandom}.
 * Dropping whole channels is for images, whose neighbouring pixels say nearly the same: Tompson et al. 2015.
 */
final class DropoutKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final CounterRandom random;
    private final int threshold;
    private final float scale;
    private final int group;
    private final float[] mask;

    /** @param group how many decisions a sample needs; they repeat through its values */
    private DropoutKernel(KernelSite site, int group) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        double rate = ((Attributes.Rate) site.node().attributes()).rate();
        random = new CounterRandom(site.seed(), site.index());
        threshold = (int) Math.round(rate * (1 << 24));
        scale = (float) (1 / (1 - rate));
        this.group = group;
        mask = new float[site.capacity() * group];
        scratch.needHeap(site.outputValues());
    }

    static DropoutKernel ofValues(KernelSite site) {
        return new DropoutKernel(site, site.y().sampleSize());
    }

    static DropoutKernel ofChannels(KernelSite site) {
        return new DropoutKernel(site, site.y().channels());
    }

    @Override
    public void forward(Pass pass) {
        if (!pass.training()) {
            y.copyFrom(x, pass.samples());
            return;
        }
        int count = pass.samples() * group;
        long start = random.start(pass.step(), (long) pass.firstSample() * group);
        for (int i = 0; i < count; i++) {
            mask[i] = (int) (CounterRandom.bits(start, i) >>> 40) < threshold ? 0 : scale;
        }
        multiply(x, y, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx != null) {
            multiply(dy, dx, pass.samples());
        }
    }

    private void multiply(Tensor from, Tensor to, int samples) {
        float[] values = scratch.heap(0);
        from.read(values, samples);
        int repeats = y.sampleSize() / group;
        for (int sample = 0; sample < samples; sample++) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                multiply(values, (sample * repeats + repeat) * group, sample * group);
            }
        }
        to.write(values, samples);
    }

    private void multiply(float[] values, int at, int decision) {
        for (int i = 0; i < group; i++) {
            values[at + i] *= mask[decision + i];
        }
    }
}
