package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a value crosses between the heap, 32 bits and channels last, and the device. The order is changed on the device, by
 * which a copy is one piece. The arrays for the crossing are made when first needed: most values never cross.
 */
final class HeapPort implements AutoCloseable {
    private final DeviceArray value;
    private final ArrayStream stream;
    private final boolean turns;
    private DeviceArray outer;
    private DeviceArray inner;
    private ArrayOp in;
    private ArrayOp out;
    private ArrayOp narrow;
    private ArrayOp widen;
    private float[] staging;

    HeapPort(DeviceArray value, ArrayStream stream) {
        this.value = value;
        this.stream = stream;
        Shape shape = value.shape();
        this.turns = shape.isImage() && shape.channels() > 1 && shape.height() * shape.width() > 1;
    }

    /** Makes the arrays for the crossing, where they are not there yet. */
    void open() {
        if (outer != null) {
            return;
        }
        int capacity = value.capacity();
        outer = DeviceArray.channelsLast(value.shape(), capacity);
        if (!turns) {
            // One channel, or one pixel: both orders are the same memory.
            Operand same = samples ->
                    DeviceArray.view(outer.whole(), 0, value.first(samples).shape());
            in = op("assign", List.of(value, same), List.of(value), new long[0]);
            out = op("assign", List.of(same, value), List.of(same), new long[0]);
            return;
        }
        // Turned in the device's precision, and widened or narrowed beside.
        inner = DeviceArray.of(value.shape(), capacity, outer.type());
        in = ArrayOp.channelsToFront(stream, capacity, outer, inner);
        out = ArrayOp.channelsToEnd(stream, capacity, inner, outer);
        narrow = op("assign", List.of(value, inner), List.of(value), new long[0]);
        widen = op("assign", List.of(inner, value), List.of(inner), new long[0]);
    }

    private ArrayOp op(String name, List<? extends Operand> read, List<? extends Operand> written, long[] integers) {
        return new ArrayOp(stream, value.capacity(), name, read, written, integers);
    }

    /** @param offset where the samples begin, in samples */
    void write(float[] source, int offset, int samples) {
        open();
        upload(source, offset, samples);
        enter(samples);
    }

    /** The first half of {@link #write}: only the copy, which may be made while the device computes. */
    void upload(float[] source, int offset, int samples) {
        int size = value.shape().size();
        staging = staging == null ? new float[value.capacity() * size] : staging;
        System.arraycopy(source, offset * size, staging, 0, samples * size);
        stream.upload(staging, samples * size, outer.whole());
    }

    /** Where {@link #upload} copies to, in the order of the heap: what is written there by operators crosses from nowhere. */
    INDArray outer() {
        open();
        return outer.whole();
    }

    /** The second half: what was copied becomes the value. */
    void enter(int samples) {
        in.run(samples);
        if (turns) {
            narrow.run(samples);
        }
    }

    void read(float[] target, int samples) {
        open();
        if (turns) {
            widen.run(samples);
        }
        out.run(samples);
        stream.download(outer.whole(), target, samples * value.shape().size());
    }

    @Override
    public void close() {
        if (outer != null) {
            outer.close();
        }
        if (inner != null) {
            inner.close();
        }
    }
}
