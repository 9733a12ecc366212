package org.layerwright.engine.kernel;

import java.util.ArrayList;
import java.util.List;

/** One operator by several kernels: one for the forward pass, and one or more for parts of the backward pass. */
final class SplitKernel implements Kernel {
    private final Kernel forward;
    private final List<Kernel> backward;
    private final List<Kernel> all;

    SplitKernel(Kernel forward, Kernel... backward) {
        this.forward = forward;
        this.backward = List.of(backward);
        this.all = new ArrayList<>(this.backward);
        all.add(forward);
    }

    @Override
    public void prepare(float[] parameters, boolean training) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).prepare(parameters, training);
        }
    }

    @Override
    public void forward(Pass pass) {
        forward.forward(pass);
    }

    @Override
    public void backward(Pass pass) {
        for (int i = 0; i < backward.size(); i++) {
            backward.get(i).backward(pass);
        }
    }

    @Override
    public void close() {
        all.forEach(Kernel::close);
    }
}
