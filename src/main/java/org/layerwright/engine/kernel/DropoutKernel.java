package org.layerwright.engine.kernel;

import org.layerwright.network.op.Attributes;

/**
 * Inverted dropout. Whether a value lives is a function of the seed, the step, the operator, the sample's place in the
 * batch and the value's place in the sample, so the number of shards and a resumed run change nothing.
 */
final class DropoutKernel implements Kernel {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final long key;
    private final int threshold;
    private final float scale;
    private final float[] mask;

    DropoutKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        double rate = ((Attributes.Rate) site.node().attributes()).rate();
        key = mix(site.seed() + GOLDEN * (site.index() + 1));
        threshold = (int) Math.round(rate * (1 << 24));
        scale = (float) (1 / (1 - rate));
        mask = new float[site.capacity() * y.sampleSize()];
        scratch.needHeap(mask.length);
    }

    /** The finaliser of SplitMix64. Steele, Lea and Flood 2014. */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public void forward(Pass pass) {
        if (!pass.training()) {
            if (!x.sharesMemoryWith(y)) {
                float[] values = scratch.heap(0);
                x.read(values, pass.samples());
                y.write(values, pass.samples());
            }
            return;
        }
        int count = pass.samples() * y.sampleSize();
        long start = mix(key ^ mix(pass.step())) + GOLDEN * ((long) pass.firstSample() * y.sampleSize());
        for (int i = 0; i < count; i++) {
            mask[i] = (int) (mix(start + GOLDEN * i) >>> 40) < threshold ? 0 : scale;
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
        for (int i = 0; i < samples * y.sampleSize(); i++) {
            values[i] *= mask[i];
        }
        to.write(values, samples);
    }
}
