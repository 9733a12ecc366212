package org.layerwright.engine.device;

/**
 * An optimizer that works in a device's memory, where the weights and their gradient are: neither crosses in a step.
 * The heap's copies are read when somebody asks for them, such as a checkpoint. Belongs to the trainer's thread.
 */
public interface DeviceUpdate extends AutoCloseable {
    /** Multiplies the gradient. */
    void scaleGradient(double factor);

    /** The Euclidean norm of the gradient; not finite where one of its values is not. */
    double gradientNorm();

    /** Whether all weights are numbers. */
    boolean weightsAreFinite();

    /**
     * Moves the weights by the gradient, kernels shrunk before where weight decay is on.
     *
     * @param learningRate of this step, after the schedule
     * @param step which update this is, from 1
     */
    void apply(double learningRate, long step);

    void readParameters(float[] target);

    void readGradient(float[] target);

    /** Copies the optimizer's vectors to the heap. */
    void readState(float[][] target);

    /** Takes the optimizer's vectors from the heap. */
    void writeState(float[][] source);

    /** Frees the device's memory. */
    @Override
    void close();
}
