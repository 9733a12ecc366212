package org.layerwright.engine.kernel;

/**
 * One operator of a compiled network, bound to its buffers. {@code forward} reads the inputs and writes the
 * output; {@code backward} reads the output's gradient, adds to the gradients of the weights, which other nodes may use
 * too, and overwrites the gradients of the inputs where those are wanted.
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

    /** Whether it meets the other shards in training, so that it must run even without samples. */
    default boolean meetsOthers() {
        return false;
    }

    /**
     * Writes what the last training pass measured over the whole batch into the parameters. Called for one shard only,
     * after a step whose loss is a number.
     */
    default void settle(float[] parameters) {}

    /** Frees native memory of its own. */
    @Override
    default void close() {}
}
