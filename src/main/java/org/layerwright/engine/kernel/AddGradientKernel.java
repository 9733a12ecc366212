package org.layerwright.engine.kernel;

/** In the backward pass adds the gradient that one more reader of a value left, to the gradient of the value. */
public final class AddGradientKernel implements Kernel {
    private final Tensor total;
    private final Tensor part;
    private final Scratch scratch;

    public AddGradientKernel(Tensor total, Tensor part, Scratch scratch) {
        this.total = total;
        this.part = part;
        this.scratch = scratch;
        long values = (long) total.capacity() * total.sampleSize();
        scratch.needHeap(values, values);
    }

    @Override
    public void forward(Pass pass) {}

    @Override
    public void backward(Pass pass) {
        float[] sum = scratch.heap(0);
        float[] summand = scratch.heap(1);
        total.read(sum, pass.samples());
        part.read(summand, pass.samples());
        for (int i = 0; i < pass.samples() * total.sampleSize(); i++) {
            sum[i] += summand[i];
        }
        total.write(sum, pass.samples());
    }
}
