package org.layerwright.data;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import org.layerwright.network.Shape;

/**
 * Samples as they are stored: records of one length, in memory or in a file, turned into values when they are read. Both
 * give the same values.
 */
final class StoredSamples implements Dataset {
    private final String name;
    private final Shape shape;
    private final Layout layout;
    private final SampleBytes bytes;
    private final Labels labels;

    /**
     * Where a sample lies and how it is written.
     *
     * @param offset  the first byte of sample 0
     * @param stride  bytes from one sample to the next
     * @param type    of each number
     * @param order   of the bytes of a number
     * @param divisor by which each number is divided: 255 for bytes of images
     * @param planar  whether an image is stored channel by channel (CHW) and must be woven into HWC
     */
    record Layout(long offset, long stride, ElementType type, ByteOrder order, double divisor, boolean planar) {}

    StoredSamples(String name, Shape shape, Layout layout, SampleBytes bytes, Labels labels) {
        this.name = name;
        this.shape = shape;
        this.layout = layout;
        this.bytes = bytes;
        this.labels = labels;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape sampleShape() {
        return shape;
    }

    @Override
    public int size() {
        return labels.size();
    }

    @Override
    public List<String> classNames() {
        return labels.classNames();
    }

    @Override
    public int label(int index) {
        return labels.classOf(index);
    }

    @Override
    public int targetSize() {
        return labels.targetSize();
    }

    @Override
    public void readTarget(int index, float[] out, int offset) {
        labels.copyTarget(index, out, offset);
    }

    @Override
    public void read(int index, float[] out, int offset) {
        Objects.checkIndex(index, size());
        int count = shape.size();
        byte[] raw = new byte[count * layout.type().bytes()];
        bytes.read(layout.offset() + index * layout.stride(), raw, raw.length);
        if (!layout.planar()) {
            layout.type().decode(raw, layout.order(), count, layout.divisor(), out, offset);
            return;
        }
        float[] planes = new float[count];
        layout.type().decode(raw, layout.order(), count, layout.divisor(), planes, 0);
        int channels = shape.dim(2);
        int plane = count / channels;
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < plane; p++) {
                out[offset + p * channels + c] = planes[c * plane + p];
            }
        }
    }
}
