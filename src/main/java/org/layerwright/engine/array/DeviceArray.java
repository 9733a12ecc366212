package org.layerwright.engine.array;

import java.util.Arrays;
import org.layerwright.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of values in the memory of a device, images with their channels first. The first samples can be seen as an array
 * of their own, so that a smaller batch needs no other memory; such views are made once.
 */
final class DeviceArray implements Operand, AutoCloseable {
    private final Shape shape;
    private final long[] extents;
    private final INDArray whole;
    private final INDArray[] views;

    private DeviceArray(Shape shape, long[] extents, DataType type) {
        this.shape = shape;
        this.extents = extents;
        this.whole = Nd4j.create(type, extents);
        this.views = new INDArray[(int) extents[0] + 1];
    }

    /** Room for {@code capacity} samples of a value. */
    static DeviceArray of(Shape shape, int capacity, DataType type) {
        return new DeviceArray(shape, channelsFirst(shape, capacity), type);
    }

    /** The same, in the order of the heap: channels last. */
    static DeviceArray channelsLast(Shape shape, int capacity) {
        long[] extents = new long[shape.rank() + 1];
        extents[0] = capacity;
        for (int i = 0; i < shape.rank(); i++) {
            extents[i + 1] = shape.dim(i);
        }
        return new DeviceArray(shape, extents, DataType.FLOAT);
    }

    private static long[] channelsFirst(Shape shape, int capacity) {
        return shape.isImage()
                ? new long[] {capacity, shape.channels(), shape.height(), shape.width()}
                : new long[] {capacity, shape.size()};
    }

    Shape shape() {
        return shape;
    }

    /** The extent of the last axis of a sample on the heap. */
    int channels() {
        return shape.dim(shape.rank() - 1);
    }

    int capacity() {
        return views.length - 1;
    }

    DataType type() {
        return whole.dataType();
    }

    INDArray whole() {
        return whole;
    }

    @Override
    public INDArray first(int samples) {
        if (views[samples] == null) {
            long[] part = extents.clone();
            part[0] = samples;
            views[samples] = samples == capacity() ? whole : view(whole, 0, part);
        }
        return views[samples];
    }

    /** This memory seen as images with their channels last. */
    Operand asChannelsLast(Shape image) {
        return samples -> view(whole, 0, new long[] {samples, image.height(), image.width(), image.channels()});
    }

    /** A part of an array's memory as an array of its own. */
    static INDArray view(INDArray array, long offset, long[] extents) {
        return Nd4j.create(array.data(), extents, Nd4j.getStrides(extents, 'c'), offset, 'c');
    }

    @Override
    public void close() {
        whole.close();
    }

    @Override
    public String toString() {
        return whole.dataType() + " " + Arrays.toString(extents);
    }
}
