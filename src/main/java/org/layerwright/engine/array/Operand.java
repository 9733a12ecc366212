package org.layerwright.engine.array;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What an operator reads or writes, for a number of samples. */
interface Operand {
    INDArray first(int samples);

    /** An array that is the same for any number of samples, such as a weight. */
    static Operand fixed(INDArray array) {
        return samples -> array;
    }
}
