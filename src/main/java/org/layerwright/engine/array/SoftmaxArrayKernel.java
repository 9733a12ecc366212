package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.Pass;

/** {@code eˣ / Σ eˣ} over the channels. */
final class SoftmaxArrayKernel implements ArrayKernel {
    private static final long CHANNELS = 1;

    private final ArrayOp forward;
    private final ArrayOp backward;

    SoftmaxArrayKernel(ArraySite site) {
        long[] axis = {CHANNELS};
        forward = site.op("softmax", List.of(site.x()), List.of(site.y()), axis);
        backward = site.dx() == null
                ? null
                : site.op("softmax_bp", List.of(site.x(), site.dy(), site.y()), List.of(site.dx()), axis);
    }

    @Override
    public void forward(Pass pass) {
        forward.run(pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (backward != null) {
            backward.run(pass.samples());
        }
    }
}
