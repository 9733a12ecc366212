package org.layerwright.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one sample, without the batch: {@code (height, width, channels)} for an image, {@code (features)} for a
 * vector. Images are always channels-last outside the engine.
 *
 * @param dims the extents, outermost first, each at least 1
 */
public record Shape(List<Integer> dims) {
    public Shape {
        dims = List.copyOf(dims);
        for (int dim : dims) {
            if (dim < 1) {
                throw new IllegalArgumentException("Every extent of a shape is at least 1, found " + dims + ".");
            }
        }
    }

    public static Shape of(int... dims) {
        return new Shape(Arrays.stream(dims).boxed().toList());
    }

    public int rank() {
        return dims.size();
    }

    public int dim(int axis) {
        return dims.get(axis);
    }

    public boolean isImage() {
        return rank() == 3;
    }

    public int height() {
        return dim(0);
    }

    public int width() {
        return dim(1);
    }

    public int channels() {
        return dim(2);
    }

    /** The number of values in one sample; shapes whose product exceeds an int are refused before they get here. */
    public int size() {
        return Math.toIntExact(longSize());
    }

    public long longSize() {
        return dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** For people: {@code 26×26×32}. */
    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}
