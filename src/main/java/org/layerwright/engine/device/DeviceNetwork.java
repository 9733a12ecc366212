package org.layerwright.engine.device;

import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.Setting;

/**
 * A network that is ready to run on a device: what a shard of the trainer drives, whatever stands behind it. Samples and
 * values cross here as arrays on the heap, images channels last; how the device keeps them is its own affair. Belongs to
 * one thread.
 */
public interface DeviceNetwork extends AutoCloseable {
    /** The operators that run, in their order; rewritten where that is cheaper. */
    OpGraph graph();

    /** How many samples go through at once. */
    int capacity();

    /** Tells the kernels the weights and clears the gradient. */
    void prepare(float[] parameters, boolean training);

    /**
     * Tells which samples the next {@link #forward} but one brings, so that a device with a memory of its own can copy
     * them while it computes. They must stay as they are until then. What comes out does not depend on it.
     *
     * @param offset where they begin in {@code inputs}, in samples
     */
    default void expect(float[] inputs, int offset, int samples) {}

    /**
     * Runs samples through the network.
     *
     * @param offset where they begin in {@code inputs}, in samples; also their place in the batch
     */
    void forward(float[] inputs, int offset, int samples, boolean training, long step);

    /** Copies what the samples of the last {@link #forward} gave at the network's end: the sums that the loss reads. */
    void readOutputs(float[] rows, int samples);

    /** Adds the gradient of the samples of the last {@link #forward}, given the loss's derivative by its rows. */
    void backward(float[] derivatives, int samples);

    /**
     * From now on {@link #backward(float[], int, int, double)} takes the loss where the sums are: these do not cross any more.
     * Only beside a {@link DeviceUpdate}, which tells what the losses came to.
     */
    default void takeLossThere(Setting loss) {
        throw new UnsupportedOperationException("This device takes the loss on the heap.");
    }

    /**
     * The losses of the samples of the last {@link #forward}, and the gradient of their sum.
     *
     * @param targets of the whole batch, a row for each sample
     * @param first the place of the first sample in the batch
     * @param scale what the losses are multiplied with before their derivative is taken
     */
    default void backward(float[] targets, int first, int samples, double scale) {
        throw new UnsupportedOperationException("This device takes the loss on the heap.");
    }

    /** Whether what an operator gave can still be read after {@link #forward}; its memory may have been used again. */
    boolean keeps(int node);

    /** Copies what an operator gave to the samples of the last {@link #forward}. */
    void readValue(int node, float[] values, int samples);

    /** Writes what the last training pass measured, such as running statistics, into the parameters. */
    void settle(float[] parameters);

    /** The same where a {@link DeviceUpdate} moves the parameters: they are changed on the device. */
    default void settleThere() {
        throw new UnsupportedOperationException("This device keeps its parameters on the heap.");
    }

    void readGradient(float[] target);

    /** Frees the device's memory. */
    @Override
    void close();
}
