package org.layerwright.engine.array;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;

/**
 * The order in which a device works: operators one after the other, and the copies between the heap and its memory. Work
 * is begun here and may be done later; {@link #download} waits for what it reads.
 */
interface ArrayStream {
    void run(CustomOp operator, OpContext context);

    /** The same for one of ND4J's older operators, which know their arrays themselves. */
    void run(Op operator);

    /** Copies values from the beginning of {@code source} to the beginning of an array of 32-bit values. */
    void upload(float[] source, int count, INDArray target);

    /** Copies all values of an array of 64-bit integers. */
    void upload(long[] source, INDArray target);

    /** Copies the first values of an array of 32-bit values to the heap. */
    void download(INDArray source, float[] target, int count);
}
