package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A kernel that is some steps one after the other in each direction, over arrays of which some are its own. */
abstract class SequenceKernel implements ArrayKernel {
    /** Some work for a number of samples: mostly one operator. */
    @FunctionalInterface
    interface Step {
        void run(int samples);
    }

    private final List<Step> forward = new ArrayList<>();
    private final List<Step> backward = new ArrayList<>();
    private final List<Runnable> frees = new ArrayList<>();

    final void addForward(Step step) {
        forward.add(step);
    }

    final void addBackward(Step step) {
        backward.add(step);
    }

    /** An array between steps, freed with the kernel. */
    final DeviceArray room(ArraySite site, Shape shape, DataType type) {
        DeviceArray array = DeviceArray.of(shape, site.capacity(), type);
        frees.add(array::close);
        return array;
    }

    /** A constant, freed with the kernel. */
    final INDArray own(INDArray constant) {
        frees.add(constant::close);
        return constant;
    }

    /** A weight's gradient, freed with the kernel. */
    final WeightArray own(WeightArray weight) {
        frees.add(weight::close);
        return weight;
    }

    /** A kernel with gaps, freed with this one. */
    final SpreadKernel own(SpreadKernel kernel) {
        frees.add(kernel::close);
        return kernel;
    }

    @Override
    public final void forward(Pass pass) {
        run(forward, pass.samples());
    }

    @Override
    public final void backward(Pass pass) {
        run(backward, pass.samples());
    }

    private static void run(List<Step> steps, int samples) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run(samples);
        }
    }

    @Override
    public final void close() {
        frees.forEach(Runnable::run);
    }
}
