package org.layerwright.engine.kernel;

/**
 * An image as a vector. Mostly there is nothing to do, because input and output are the same memory seen in two shapes;
 * where others read the input too, it is a copy.
 */
final class FlattenKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final boolean copies;

    FlattenKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        copies = !x.sharesMemoryWith(y);
        scratch.needHeap(copies ? (long) site.capacity() * y.sampleSize() : 0);
    }

    @Override
    public void forward(Pass pass) {
        if (copies) {
            copy(x, y, pass.samples());
        }
    }

    @Override
    public void backward(Pass pass) {
        if (copies && dx != null) {
            copy(dy, dx, pass.samples());
        }
    }

    private void copy(Tensor from, Tensor to, int samples) {
        float[] values = scratch.heap(0);
        from.read(values, samples);
        to.write(values, samples);
    }
}
