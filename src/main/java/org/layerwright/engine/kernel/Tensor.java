package org.layerwright.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.layerwright.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of values in native memory, one sample after the other. The first {@code n} samples can be seen as an array
 * of their own, so that a smaller batch needs no other buffers; such views are made once and kept.
 */
public final class Tensor implements AutoCloseable {
    private final Shape shape;
    private final int sampleSize;
    private final INDArray whole;
    private final FloatPointer pointer;
    private final FloatPointer cursor;
    private final INDArray[] views;
    private final boolean owner;

    private Tensor(Shape shape, INDArray whole, int capacity, boolean owner) {
        this.shape = shape;
        this.sampleSize = shape.size();
        this.whole = whole;
        this.pointer = (FloatPointer) whole.data().addressPointer();
        this.cursor = new FloatPointer(pointer);
        this.views = new INDArray[capacity + 1];
        this.owner = owner;
    }

    /** Room for {@code capacity} samples, all zero. */
    public static Tensor allocate(Shape shape, int capacity) {
        return new Tensor(shape, Nd4j.create(DataType.FLOAT, extents(shape, capacity)), capacity, true);
    }

    /** The same memory seen in another shape of the same size. */
    public Tensor as(Shape other) {
        if (other.size() != sampleSize) {
            throw new IllegalArgumentException("A value of " + shape + " cannot be seen as " + other + ".");
        }
        return new Tensor(other, whole.reshape('c', extents(other, capacity())), capacity(), false);
    }

    public Shape shape() {
        return shape;
    }

    public int sampleSize() {
        return sampleSize;
    }

    /** The extent of the last axis: the channels of an image, the length of a vector. */
    public int channels() {
        return shape.dim(shape.rank() - 1);
    }

    public int capacity() {
        return views.length - 1;
    }

    /** The first samples as an array. */
    INDArray first(int samples) {
        if (views[samples] == null) {
            views[samples] = slice(0, samples);
        }
        return views[samples];
    }

    /** An array of the samples {@code from … from + samples}, made anew at each call. */
    INDArray slice(int from, int samples) {
        long[] extents = extents(shape, samples);
        return Nd4j.create(whole.data(), extents, Nd4j.getStrides(extents, 'c'), (long) from * sampleSize, 'c');
    }

    /** The first value. */
    FloatPointer pointer() {
        return pointer;
    }

    /** A pointer to the value at {@code offset}; the same object each time, so use it at once. */
    FloatPointer at(long offset) {
        return cursor.position(pointer.position() + offset);
    }

    /** Copies the first samples to the heap. */
    public void read(float[] target, int samples) {
        pointer.get(target, 0, samples * sampleSize);
    }

    /** Copies samples from the heap. */
    public void write(float[] source, int offset, int samples) {
        pointer.put(source, offset, samples * sampleSize);
    }

    public void write(float[] source, int samples) {
        write(source, 0, samples);
    }

    /** Copies {@code count} values from {@code offset} on to the beginning of {@code target}. */
    void readFrom(long offset, float[] target, int count) {
        at(offset).get(target, 0, count);
    }

    /** Copies the first {@code count} values of {@code source} to {@code offset}. */
    void writeTo(long offset, float[] source, int count) {
        at(offset).put(source, 0, count);
    }

    /** Copies samples from another batch of values of the same size, unless both are the same memory. */
    void copyFrom(Tensor other, int samples) {
        if (pointer.address() == other.pointer.address()) {
            return;
        }
        Pointer.memcpy(pointer, other.pointer, (long) Float.BYTES * samples * sampleSize);
    }

    @Override
    public void close() {
        if (owner) {
            whole.close();
        }
    }

    private static long[] extents(Shape shape, int samples) {
        long[] extents = new long[shape.rank() + 1];
        extents[0] = samples;
        for (int i = 0; i < shape.rank(); i++) {
            extents[i + 1] = shape.dim(i);
        }
        return extents;
    }
}
