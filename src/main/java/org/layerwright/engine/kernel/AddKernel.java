package org.layerwright.engine.kernel;

import java.util.List;

/** The sum of several values of one shape; the gradient goes to each of them as it is. */
final class AddKernel implements Kernel {
    /** So many values are added at once, so that they stay in the nearest cache. */
    static final int BLOCK = 4096;

    private final List<Tensor> inputs;
    private final List<Tensor> inputGradients;
    private final Tensor y;
    private final Tensor dy;
    private final float[] sum = new float[BLOCK];
    private final float[] summand = new float[BLOCK];

    AddKernel(KernelSite site) {
        inputs = site.inputs();
        inputGradients = site.inputGradients();
        y = site.y();
        dy = site.dy();
    }

    @Override
    public void forward(Pass pass) {
        long count = (long) pass.samples() * y.sampleSize();
        for (long at = 0; at < count; at += BLOCK) {
            int n = (int) Math.min(BLOCK, count - at);
            inputs.get(0).readFrom(at, sum, n);
            for (int k = 1; k < inputs.size(); k++) {
                inputs.get(k).readFrom(at, summand, n);
                Vectors.add(summand, sum, n);
            }
            y.writeTo(at, sum, n);
        }
    }

    @Override
    public void backward(Pass pass) {
        for (int k = 0; k < inputGradients.size(); k++) {
            Tensor dx = inputGradients.get(k);
            if (dx != null) {
                dx.copyFrom(dy, pass.samples());
            }
        }
    }
}
