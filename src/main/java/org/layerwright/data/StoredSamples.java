package org.layerwright.data;

import java.nio.ByteOrder;
import java.util.Objects;
import org.layerwright.network.Shape;

/**
 * Samples as they are stored: records of one length, in memory or in a file, turned into values when they are read. Both
 * give the same values.
 */
final class StoredSamples extends LabelledSamples {
    private final int sampleSize;
    private final int channels;
    private final Layout layout;
    private final SampleBytes bytes;

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
        super(name, shape, labels);
        this.sampleSize = shape.size();
        this.channels = shape.dim(shape.rank() - 1);
        this.layout = layout;
        this.bytes = bytes;
    }

    @Override
    public void read(int index, float[] out, int offset) {
        Objects.checkIndex(index, size());
        byte[] raw = new byte[sampleSize * layout.type().bytes()];
        bytes.read(layout.offset() + index * layout.stride(), raw, raw.length);
        if (!layout.planar()) {
            layout.type().decode(raw, layout.order(), sampleSize, layout.divisor(), out, offset);
            return;
        }
        float[] planes = new float[sampleSize];
        layout.type().decode(raw, layout.order(), sampleSize, layout.divisor(), planes, 0);
        int plane = sampleSize / channels;
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < plane; p++) {
                out[offset + p * channels + c] = planes[c * plane + p];
            }
        }
    }
}
