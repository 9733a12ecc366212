package org.layerwright.engine.kernel;

import java.util.List;

/** The sum of several values of one shape; the gradient goes to each of them as it is. */
final class AddKernel implements Kernel {
    private final List<Tensor> inputs;
    private final List<Tensor> inputGradients;
    private final Tensor y;
    private final Tensor dy;
    private final Scratch scratch;

    AddKernel(KernelSite site) {
        inputs = site.inputs();
        inputGradients = site.inputGradients();
        y = site.y();
        dy = site.dy();
        scratch = site.scratch();
        scratch.needHeap(site.outputValues(), site.outputValues());
    }

    @Override
    public void forward(Pass pass) {
        float[] sum = scratch.heap(0);
        float[] summand = scratch.heap(1);
        inputs.get(0).read(sum, pass.samples());
        for (int k = 1; k < inputs.size(); k++) {
            inputs.get(k).read(summand, pass.samples());
            add(summand, sum, pass.samples() * y.sampleSize());
        }
        y.write(sum, pass.samples());
    }

    static void add(float[] summand, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += summand[i];
        }
    }

    @Override
    public void backward(Pass pass) {
        for (int k = 0; k < inputGradients.size(); k++) {
            Tensor dx = inputGradients.get(k);
            if (dx != null && !dx.sharesMemoryWith(dy)) {
                dx.copyFrom(dy, pass.samples());
            }
        }
    }
}
