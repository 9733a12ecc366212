package org.layerwright.engine.device;

/**
 * A network that one sample goes through outside training, and of which every value and every gradient can be read
 * afterwards: nothing is rearranged. Values are told by the ids of the graph, and cross as arrays on the heap, images channels
 * last, when they are read. Belongs to one thread.
 */
public interface TransparentNetwork extends AutoCloseable {
    /** Copies the weights to where the network is. */
    void load(float[] parameters);

    void run(float[] sample);

    /** Copies what the last sample gave. */
    void readValue(int id, float[] target);

    /** Takes the derivatives of a combination of the outputs for the last sample, given by its coefficients. */
    void differentiate(float[] coefficients);

    /** Copies the derivative with respect to a value; zeros where the outputs do not depend on it. */
    void readDerivative(int id, float[] target);

    /** Frees the device's memory. */
    @Override
    void close();
}
