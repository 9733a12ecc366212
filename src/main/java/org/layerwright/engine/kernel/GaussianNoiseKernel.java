package org.layerwright.engine.kernel;

import org.layerwright.network.op.Attributes;

/** Adds normal noise in training, a function of {@link CounterRandom}; the gradient passes as it is. */
final class GaussianNoiseKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final CounterRandom random;
    private final double deviation;

    GaussianNoiseKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        random = new CounterRandom(site.seed(), site.index());
        deviation = ((Attributes.Deviation) site.node().attributes()).deviation();
        scratch.needHeap(site.outputValues());
    }

    @Override
    public void forward(Pass pass) {
        if (!pass.training()) {
            y.copyFrom(x, pass.samples());
            return;
        }
        float[] values = scratch.heap(0);
        x.read(values, pass.samples());
        long start = random.start(pass.step(), (long) pass.firstSample() * y.sampleSize());
        for (int i = 0; i < pass.samples() * y.sampleSize(); i++) {
            values[i] += (float) (deviation * CounterRandom.normal(start, i));
        }
        y.write(values, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx != null) {
            dx.copyFrom(dy, pass.samples());
        }
    }
}
