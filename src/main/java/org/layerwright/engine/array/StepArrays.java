package org.layerwright.engine.array;

import java.util.Arrays;
import org.layerwright.engine.device.StepNumbers;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The numbers that a step reports, in one small array on the device, so that they cross together. */
final class StepArrays implements AutoCloseable {
    /** The losses of all samples. */
    static final int LOSS = 0;

    /** How many were classified rightly. */
    static final int HITS = 1;

    /** The gradient's Euclidean norm. */
    static final int NORM = 2;

    /** Twice the L2 term. */
    static final int SQUARES = 3;

    /** The L1 term. */
    static final int SIZES = 4;

    /** The weights' Euclidean norm, which is no number where one of them is not. */
    static final int WEIGHTS = 5;

    private static final int COUNT = 6;
    private static final long[] SCALAR = {};

    private final ArrayStream stream;
    private final INDArray array = Nd4j.create(DataType.FLOAT, COUNT);
    private final float[] read = new float[COUNT];

    StepArrays(ArrayStream stream) {
        this.stream = stream;
    }

    /** One of them as a reduction writes it. */
    INDArray reduced(int number) {
        return DeviceArray.view(array, number, SCALAR);
    }

    /** One of them as a vector of one value. */
    INDArray one(int number) {
        return DeviceArray.view(array, number, new long[] {1});
    }

    /** Losses and hits, which add up over the parts of a large batch. */
    INDArray sums() {
        return DeviceArray.view(array, LOSS, new long[] {2});
    }

    /** Waits for all of them. */
    StepNumbers read() {
        Arrays.fill(read, Float.NaN);
        stream.download(array, read, COUNT);
        double penalty = Float.isFinite(read[WEIGHTS]) ? read[SQUARES] / 2.0 + read[SIZES] : Double.NaN;
        return new StepNumbers(read[LOSS], Math.round(read[HITS]), read[NORM], penalty);
    }

    @Override
    public void close() {
        array.close();
    }
}
