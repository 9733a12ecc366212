package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.factory.Nd4j;

/** Operators over whole vectors, one after the other, always the same arrays. */
final class VectorProgram implements AutoCloseable {
    private static final long[] NONE = {};

    private final ArrayStream stream;
    private final List<Runnable> steps = new ArrayList<>();
    private final List<INDArray> own = new ArrayList<>();

    VectorProgram(ArrayStream stream) {
        this.stream = stream;
    }

    /** A vector of zeros in 32 bits, freed with the program. */
    INDArray vector(long length) {
        INDArray vector = Nd4j.create(DataType.FLOAT, length);
        own.add(vector);
        return vector;
    }

    /** {@code to = first op second}, value by value; a vector of one value stands for all. */
    void add(String op, INDArray first, INDArray second, INDArray to) {
        add(op, List.of(first, second), to, NONE);
    }

    /** {@code to = from}. */
    void copy(INDArray from, INDArray to) {
        add("assign", List.of(to, from), to, NONE);
    }

    /** @param integers arguments of the operator */
    void add(String op, List<INDArray> read, INDArray to, long[] integers, double... reals) {
        List<Operand> operands = read.stream().map(Operand::fixed).toList();
        ArrayOp made = new ArrayOp(stream, 1, op, operands, List.of(Operand.fixed(to)), integers, reals);
        steps.add(() -> made.run(1));
    }

    /** One of ND4J's older operators, value by value. */
    void each(BiFunction<INDArray, INDArray, Op> maker, INDArray from, INDArray to) {
        Op op = maker.apply(from, to);
        steps.add(() -> stream.run(op));
    }

    void run() {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
        }
    }

    @Override
    public void close() {
        own.forEach(INDArray::close);
    }
}
