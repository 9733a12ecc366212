package org.layerwright.engine.kernel;

/**
 * The same values in another shape, such as an image as a vector. Mostly there is nothing to do, because input and
 * output are the same memory seen in two shapes; where others read the input too, it is a copy.
 */
final class FlattenKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;

    FlattenKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
    }

    @Override
    public void forward(Pass pass) {
        y.copyFrom(x, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx != null) {
            dx.copyFrom(dy, pass.samples());
        }
    }
}
