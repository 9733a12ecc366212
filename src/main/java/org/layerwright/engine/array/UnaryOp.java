package org.layerwright.engine.array;

import java.util.function.BiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;

/** A function of each value that ND4J has only as one of its older operators. Made once for each number of samples. */
final class UnaryOp {
    private final ArrayStream stream;
    private final BiFunction<INDArray, INDArray, Op> maker;
    private final Operand from;
    private final Operand to;
    private final Op[] operators;

    /** @param maker takes what is read and what is written; both may be the same */
    UnaryOp(ArrayStream stream, BiFunction<INDArray, INDArray, Op> maker, DeviceArray from, DeviceArray to) {
        this(stream, to.capacity(), maker, from, to);
    }

    /** @param capacity the largest number of samples */
    UnaryOp(ArrayStream stream, int capacity, BiFunction<INDArray, INDArray, Op> maker, Operand from, Operand to) {
        this.stream = stream;
        this.maker = maker;
        this.from = from;
        this.to = to;
        this.operators = new Op[capacity + 1];
    }

    void run(int samples) {
        if (operators[samples] == null) {
            operators[samples] = maker.apply(from.first(samples), to.first(samples));
        }
        stream.run(operators[samples]);
    }
}
