package org.layerwright.data;

import java.util.List;
import org.layerwright.network.Shape;

/**
 * Images held as the bytes they were stored in: MNIST takes 47 MB this way, and 188 MB as floats. A byte becomes a
 * value in 0..1 when a sample is read.
 */
public final class ByteImages implements Dataset {
    private final String name;
    private final Shape shape;
    private final int sampleSize;
    private final byte[] pixels;
    private final byte[] labels;
    private final List<String> classNames;

    /**
     * Takes ownership of the arrays: the caller must not change them afterwards.
     *
     * @param shape  (height, width, channels) of one image
     * @param pixels all images, one after another, each in the order of its shape
     * @param labels one unsigned byte per image, an index into {@code classNames}
     */
    public ByteImages(String name, Shape shape, byte[] pixels, byte[] labels, List<String> classNames) {
        this.name = name;
        this.shape = shape;
        this.sampleSize = shape.size();
        this.pixels = pixels;
        this.labels = labels;
        this.classNames = List.copyOf(classNames);
        if ((long) sampleSize * labels.length != pixels.length) {
            throw new IllegalArgumentException("Expected " + (long) sampleSize * labels.length + " bytes for "
                    + labels.length + " images of " + sampleSize + ", received " + pixels.length);
        }
        for (byte label : labels) {
            if ((label & 0xFF) >= this.classNames.size()) {
                throw new IllegalArgumentException(
                        "Expected labels below " + this.classNames.size() + ", received " + (label & 0xFF));
            }
        }
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
        return labels.length;
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public void read(int index, float[] out, int offset) {
        int from = Math.multiplyExact(index, sampleSize);
        for (int i = 0; i < sampleSize; i++) {
            out[offset + i] = (pixels[from + i] & 0xFF) / 255f;
        }
    }

    @Override
    public int label(int index) {
        return labels[index] & 0xFF;
    }
}
