package org.layerwright.engine.kernel;

import org.layerwright.network.op.Attributes;

/**
 * Batch normalisation by its running statistics, which stand still: {@code y = γ·(x − mean) / √(variance + ε) + β} and
 * {@code dx = dy·γ / √(variance + ε)}. Only values have derivatives, the weights have none.
 */
final class FrozenNormalizationKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final int[] offsets = new int[4];
    private final double epsilon;
    private final double[] factor;
    private final double[] base;

    FrozenNormalizationKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        epsilon = ((Attributes.Normalization) site.node().attributes()).epsilon();
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = site.weightOffset(i);
        }
        factor = new double[y.channels()];
        base = new double[y.channels()];
        scratch.needHeap(site.outputValues());
    }

    @Override
    public void prepare(float[] parameters, boolean training) {
        for (int c = 0; c < factor.length; c++) {
            factor[c] = parameters[offsets[0] + c] / Math.sqrt(parameters[offsets[3] + c] + epsilon);
            base[c] = parameters[offsets[1] + c] - parameters[offsets[2] + c] * factor[c];
        }
    }

    @Override
    public void forward(Pass pass) {
        float[] values = scratch.heap(0);
        x.read(values, pass.samples());
        for (int i = 0; i < pass.samples() * y.sampleSize(); i++) {
            int c = i % factor.length;
            values[i] = (float) (values[i] * factor[c] + base[c]);
        }
        y.write(values, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx == null) {
            return;
        }
        float[] gradient = scratch.heap(0);
        dy.read(gradient, pass.samples());
        for (int i = 0; i < pass.samples() * y.sampleSize(); i++) {
            gradient[i] = (float) (gradient[i] * factor[i % factor.length]);
        }
        dx.write(gradient, pass.samples());
    }
}
