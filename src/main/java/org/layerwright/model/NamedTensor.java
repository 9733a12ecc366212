package org.layerwright.model;

import java.util.Objects;

/**
 * One weight of a network.
 *
 * @param name  {@code <layer>/<weight>}, such as {@code conv1/kernel}
 * @param shape convolution kernels are (height, width, in, out), dense ones (in, out), biases (out)
 * @param data  the values in row-major order. The array is not copied: it belongs to whoever made this record
 */
public record NamedTensor(String name, int[] shape, float[] data) {
    public NamedTensor {
        Objects.requireNonNull(name);
        long size = 1;
        for (int dim : shape) {
            if (dim < 0) {
                throw new IllegalArgumentException("Expected a shape without negative numbers for " + name);
            }
            size = Math.multiplyExact(size, (long) dim);
        }
        if (size != data.length) {
            throw new IllegalArgumentException(
                    "Expected " + size + " values for " + name + ", received " + data.length);
        }
    }
}
