package org.layerwright.worker.host;

/** A program that answers batches of one size with one number of threads. */
interface Inference extends AutoCloseable {
    /** Answers a whole batch. */
    void answer(float[] samples, float[] outputs);

    @Override
    void close();
}
