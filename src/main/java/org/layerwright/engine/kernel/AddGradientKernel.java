package org.layerwright.engine.kernel;

/** In the backward pass adds the gradient that one more reader of a value left, to the gradient of the value. */
public final class AddGradientKernel implements Kernel {
    private final Tensor total;
    private final Tensor part;
    private final float[] sum = new float[AddKernel.BLOCK];
    private final float[] summand = new float[AddKernel.BLOCK];

    public AddGradientKernel(Tensor total, Tensor part) {
        this.total = total;
        this.part = part;
    }

    @Override
    public void forward(Pass pass) {}

    @Override
    public void backward(Pass pass) {
        long count = (long) pass.samples() * total.sampleSize();
        for (long at = 0; at < count; at += sum.length) {
            int n = (int) Math.min(sum.length, count - at);
            total.readFrom(at, sum, n);
            part.readFrom(at, summand, n);
            Vectors.add(summand, sum, n);
            total.writeTo(at, sum, n);
        }
    }
}
