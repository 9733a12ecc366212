package org.layerwright.engine.device;

/**
 * Regularisation and optimizer in a device's memory, where the weights and their gradient are: neither crosses in a step.
 * The heap's copies are read when somebody asks for them, such as a checkpoint. Belongs to the trainer's thread.
 */
public interface DeviceUpdate extends AutoCloseable {
    /**
     * Adds the gradient, the losses and the hits of the last pass to those of the large batch that it is a part of.
     *
     * @param share of the part in the large batch
     * @return the losses of the part; waits for them, so that the part's samples are not needed any more
     */
    double addPart(double share);

    /** Ends a large batch: its sums are the gradient, the losses and the hits now. */
    void sumParts();

    /**
     * Makes the gradient ready for the update: divides it by the factor of the loss, adds the terms of regularisation,
     * measures and clips it. The only call of a step, beside {@link #addPart}, that reads from the device.
     *
     * @param lossFactor what the loss was multiplied with
     */
    StepNumbers finish(double lossFactor);

    /**
     * Moves the weights by the gradient: kernels shrink by the weight decay, the optimizer moves all, max-norm limits the
     * kernels, and the running mean follows.
     *
     * @param learningRate of this step, after the schedule
     * @param step which update this is, from 1
     */
    void apply(double learningRate, long step);

    /** Keeps a copy of the weights, for {@link #goBack}. */
    void mark();

    /** The weights are again as they were at {@link #mark}. */
    void goBack();

    /** Whether the network's weights are their running mean from now on; without one nothing changes. */
    void showMean(boolean shown);

    void readParameters(float[] target);

    void readGradient(float[] target);

    /** Copies the running mean to the heap, where one is kept. */
    void readMean(float[] target);

    /** Takes the running mean from the heap. */
    void writeMean(float[] source);

    /** Copies the optimizer's vectors to the heap. */
    void readState(float[][] target);

    /** Takes the optimizer's vectors from the heap. */
    void writeState(float[][] source);

    /** Frees the device's memory. */
    @Override
    void close();
}
