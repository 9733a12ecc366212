package org.layerwright.network.op;

import java.util.List;

/**
 * One trained array.
 *
 * @param name {@code <layer>/kernel} or {@code <layer>/bias}; also its name in the model file
 * @param shape convolution kernels as {@code [kH, kW, inC, outC]}, dense ones as {@code [in, out]}, as Keras keeps them
 * @param initializer how its first values are drawn
 * @param fanIn how many values feed one output, for the initializer
 * @param fanOut how many outputs one value feeds, for the initializer
 * @param decay whether weight regularisation (L2) applies: kernels yes, biases no
 */
public record WeightSpec(
        String name, List<Integer> shape, Initializer initializer, long fanIn, long fanOut, boolean decay) {
    public WeightSpec {
        shape = List.copyOf(shape);
    }

    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
