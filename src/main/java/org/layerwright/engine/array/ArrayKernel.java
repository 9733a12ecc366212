package org.layerwright.engine.array;

import org.layerwright.engine.kernel.Pass;

/**
 * One operator of an {@link ArrayNetwork}, bound to its arrays: {@code forward} reads the inputs and writes the output;
 * {@code backward} reads the output's gradient, adds to the gradients of the weights and overwrites those of the inputs.
 */
interface ArrayKernel extends AutoCloseable {
    void forward(Pass pass);

    void backward(Pass pass);

    /** Writes what the last training pass measured into the parameters. */
    default void settle(float[] parameters) {}

    /** The same into the parameters on the device. */
    default void settleThere() {}

    /** Frees arrays of its own. */
    @Override
    default void close() {}
}
