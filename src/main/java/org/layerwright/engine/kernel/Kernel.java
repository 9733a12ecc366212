package org.layerwright.engine.kernel;

/**
 * One operator of a compiled network, bound to its buffers. {@code forward} reads the input and writes the output;
 * {@code backward} reads the output's gradient, adds to the gradients of the weights, and overwrites the gradient of the
 * input where that is wanted.
 */
public interface Kernel extends AutoCloseable {
    /**
     * Prepares what depends on the weights alone, once before each training step or evaluation.
     *
     * @param parameters the flat parameter vector
     * @param training whether a backward pass will follow
     */
    default void prepare(float[] parameters, boolean training) {}

    void forward(Pass pass);

    void backward(Pass pass);

    /** Frees native memory of its own. */
    @Override
    default void close() {}
}
