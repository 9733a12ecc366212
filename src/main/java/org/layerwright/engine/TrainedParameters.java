package org.layerwright.engine;

import org.layerwright.engine.device.StepNumbers;
import org.layerwright.plan.optimizer.UpdateRule;

/**
 * The parameters of a training with their gradient, and what is done to both: regularisation, the optimizer, the running
 * mean. They are on the heap, or where the device is; the arrays that are given out here are on the heap and up to date.
 */
interface TrainedParameters extends AutoCloseable {
    /** Makes the shards read the parameters themselves. */
    void useForTraining();

    /** Makes the shards read what is evaluated: the running mean, where one is kept. */
    void useForEvaluation();

    /** The heap's vector that kernels on the heap are told of; may be older than the device's. */
    float[] told(boolean training);

    /** There is the gradient of a pass over all shards. */
    void passed();

    /**
     * Adds the gradient of the last pass to that of a large batch; running statistics follow.
     *
     * @param samples how many the part has
     * @param whole how many the large batch has
     */
    void addPart(int samples, int whole);

    /** Ends a large batch: its gradient is there now. */
    void sumParts();

    /**
     * Makes the gradient ready for the update and tells what the step came to.
     *
     * @param lossFactor what the loss was multiplied with
     */
    StepNumbers finish(double lossFactor);

    /** Running statistics follow what the last pass measured. */
    void settle();

    /** Moves the parameters by the gradient, and their running mean after them. */
    void apply(UpdateRule rule, float[][] state, double learningRate, long step);

    /** Keeps parameters and mean, for {@link #goBack}. */
    void mark();

    /** They are again as they were at {@link #mark}. */
    void goBack();

    float[] parameters();

    float[] gradient();

    /** The running mean, where one is kept, and the parameters otherwise. */
    float[] evaluated();

    boolean keepsAverage();

    /** Brings the optimizer's vectors up to date. */
    void readState();

    /** Copies {@code values} into the parameters, and into the running mean. */
    void set(float[] values);

    /** Copies {@code values} into the running mean, where one is kept. */
    void setAverage(float[] values);

    /** Frees the device's memory. */
    @Override
    void close();
}
