package org.layerwright.engine.array;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The flat parameters and their gradient on the device, always in 32 bits, and in mixed precision a copy of the parameters
 * in 16, which the kernels read.
 */
final class WeightArrays implements AutoCloseable {
    private final ArrayStream stream;
    private final int count;
    private final INDArray parameters;
    private final INDArray gradient;
    private final INDArray read;
    private final INDArray zero = Nd4j.create(DataType.FLOAT, 1);
    private final ArrayOp clear;
    private final ArrayOp narrow;

    WeightArrays(int count, DataType type, ArrayStream stream) {
        this.stream = stream;
        this.count = count;
        // An array without values is a special case for many operators.
        long length = Math.max(1, count);
        this.parameters = Nd4j.create(DataType.FLOAT, length);
        this.gradient = Nd4j.create(DataType.FLOAT, length);
        boolean same = type == DataType.FLOAT;
        this.read = same ? parameters : Nd4j.create(type, length);
        Operand sum = Operand.fixed(gradient);
        this.clear = new ArrayOp(stream, 1, "assign", List.of(sum, Operand.fixed(zero)), List.of(sum), new long[0]);
        Operand target = Operand.fixed(read);
        this.narrow = same
                ? null
                : new ArrayOp(
                        stream, 1, "assign", List.of(target, Operand.fixed(parameters)), List.of(target), new long[0]);
    }

    void load(float[] values) {
        stream.upload(values, count, parameters);
        changed();
    }

    /** After every change of the parameters: what the kernels read follows. */
    void changed() {
        if (narrow != null) {
            narrow.run(1);
        }
    }

    /** All parameters, in 32 bits. */
    INDArray all() {
        return parameters;
    }

    INDArray allGradient() {
        return gradient;
    }

    long length() {
        return parameters.length();
    }

    void clearGradient() {
        clear.run(1);
    }

    /** Copies all values of a vector as long as the parameters. */
    void copy(INDArray from, INDArray to) {
        Operand target = Operand.fixed(to);
        new ArrayOp(stream, 1, "assign", List.of(target, Operand.fixed(from)), List.of(target), new long[0]).run(1);
    }

    void readGradient(float[] target) {
        stream.download(gradient, target, count);
    }

    /** Some of the parameters in the kernels' precision. */
    INDArray value(int offset, long[] extents) {
        return DeviceArray.view(read, offset, extents);
    }

    /** The same in 32 bits. */
    INDArray wideValue(int offset, long[] extents) {
        return DeviceArray.view(parameters, offset, extents);
    }

    /** Their gradient, in 32 bits. */
    INDArray gradient(int offset, long[] extents) {
        return DeviceArray.view(gradient, offset, extents);
    }

    @Override
    public void close() {
        parameters.close();
        gradient.close();
        zero.close();
        if (narrow != null) {
            read.close();
        }
    }
}
