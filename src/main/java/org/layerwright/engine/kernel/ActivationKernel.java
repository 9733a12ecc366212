package org.layerwright.engine.kernel;

import java.util.List;

/**
 * A function of each value by itself. Forward by ND4J where it has the function; backward in plain Java, whose simple
 * loops the compiler turns into vector instructions, while ND4J's {@code relu_bp} is ten times slower.
 */
final class ActivationKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final Activation function;
    private final NativeOp forward;

    ActivationKernel(KernelSite site, Activation function) {
        this.x = site.x();
        this.y = site.y();
        this.dx = site.dx();
        this.dy = site.dy();
        this.scratch = site.scratch();
        this.function = function;
        this.forward = function.nativeName() == null
                ? null
                : new NativeOp(function.nativeName(), List.of(x), List.of(y), new long[0], function.nativeArguments());
        long values = (long) site.capacity() * y.sampleSize();
        scratch.needHeap(values, values);
    }

    @Override
    public void forward(Pass pass) {
        if (forward != null) {
            forward.run(pass.samples());
            return;
        }
        float[] values = scratch.heap(0);
        x.read(values, pass.samples());
        function.forward(values, pass.samples() * y.sampleSize());
        y.write(values, pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (dx == null) {
            return;
        }
        float[] values = scratch.heap(0);
        float[] gradient = scratch.heap(1);
        (function.needsInput() ? x : y).read(values, pass.samples());
        dy.read(gradient, pass.samples());
        function.backward(values, gradient, pass.samples() * y.sampleSize());
        dx.write(gradient, pass.samples());
    }
}
