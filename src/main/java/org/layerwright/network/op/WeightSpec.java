package org.layerwright.network.op;

import java.util.List;

/**
 * One array of a network: trained, or measured while training.
 *
 * @param name {@code <layer>/kernel} or {@code <layer>/bias}; also its name in the model file
 * @param shape convolution kernels as {@code [kH, kW, inC, outC]}, dense ones as {@code [in, out]}, as Keras keeps them
 * @param initializer how its first values are drawn
 * @param fanIn how many values feed one output, for the initializer
 * @param fanOut how many outputs one value feeds, for the initializer
 * @param role what it does, which decides whether it is trained and whether regularisation applies
 */
public record WeightSpec(
        String name, List<Integer> shape, Initializer initializer, long fanIn, long fanOut, Role role) {
    public WeightSpec {
        shape = List.copyOf(shape);
    }

    /** What a weight does. */
    public enum Role {
        /** Multiplies inputs; the only kind that L1, L2, weight decay and max-norm apply to. */
        KERNEL,
        /** Is added: biases and the shifts of normalisation. */
        BIAS,
        /** The scales of normalisation. */
        SCALE,
        /** A running mean or variance: measured by the forward pass, never moved by the optimizer. */
        STATISTIC
    }

    /** Whether weight regularisation applies. */
    public boolean decays() {
        return role == Role.KERNEL;
    }

    /** Whether the optimizer moves it. */
    public boolean isTrained() {
        return role != Role.STATISTIC;
    }

    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
