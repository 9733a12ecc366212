package org.layerwright.engine.kernel;

/** {@code eˣ / Σ eˣ} over the last axis; {@code dx = y·(dy − Σ dy·y)}. */
final class SoftmaxKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final int classes;

    SoftmaxKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        classes = y.channels();
        scratch.needHeap(site.outputValues(), site.outputValues());
    }

    @Override
    public void forward(Pass pass) {
        float[] values = scratch.heap(0);
        x.read(values, pass.samples());
        for (int from = 0; from < pass.samples() * y.sampleSize(); from += classes) {
            Softmax.replace(values, from, classes);
        }
        y.write(values, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx == null) {
            return;
        }
        float[] values = scratch.heap(0);
        float[] gradient = scratch.heap(1);
        y.read(values, pass.samples());
        dy.read(gradient, pass.samples());
        for (int from = 0; from < pass.samples() * y.sampleSize(); from += classes) {
            double product = 0;
            for (int i = from; i < from + classes; i++) {
                product += (double) values[i] * gradient[i];
            }
            for (int i = from; i < from + classes; i++) {
                gradient[i] = (float) (values[i] * (gradient[i] - product));
            }
        }
        dx.write(gradient, pass.samples());
    }
}
