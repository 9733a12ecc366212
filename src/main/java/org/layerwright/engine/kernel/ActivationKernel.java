package org.layerwright.engine.kernel;

import java.util.List;

/**
 * A function of each value by itself. Forward by ND4J where it has the function; backward in plain Java, whose simple
 * loops the compiler turns into vector instructions, while ND4J's {@code relu_bp} is ten times slower.
 */
final class ActivationKernel implements Kernel {
    /** So many values at once stay in the nearest cache. */
    private static final int BLOCK = 4096;

    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Activation function;
    private final NativeOp forward;
    private final float[] values = new float[BLOCK];
    private final float[] gradient = new float[BLOCK];

    ActivationKernel(KernelSite site, Activation function) {
        this.x = site.x();
        this.y = site.y();
        this.dx = site.dx();
        this.dy = site.dy();
        this.function = function;
        this.forward = function.nativeName() == null
                ? null
                : new NativeOp(function.nativeName(), List.of(x), List.of(y), new long[0], function.nativeArguments());
    }

    @Override
    public void forward(Pass pass) {
        if (forward != null) {
            forward.run(pass.samples());
            return;
        }
        long count = (long) pass.samples() * y.sampleSize();
        for (long at = 0; at < count; at += BLOCK) {
            int n = (int) Math.min(BLOCK, count - at);
            x.readFrom(at, values, n);
            function.forward(values, n);
            y.writeTo(at, values, n);
        }
    }

    @Override
    public void backward(Pass pass) {
        if (dx == null) {
            return;
        }
        Tensor read = function.needsInput() ? x : y;
        long count = (long) pass.samples() * y.sampleSize();
        for (long at = 0; at < count; at += BLOCK) {
            int n = (int) Math.min(BLOCK, count - at);
            read.readFrom(at, values, n);
            dy.readFrom(at, gradient, n);
            function.backward(values, gradient, n);
            dx.writeTo(at, gradient, n);
        }
    }
}
