package org.layerwright.importer.onnx;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A constant of an ONNX graph: real numbers or whole ones.
 *
 * @param dims the extents; none for a single number
 * @param floats the values of a tensor of real numbers, else null; not copied
 * @param longs the values of a tensor of whole numbers, else null; not copied. {@link #BATCH} stands for the size of the
 *     batch, which a file leaves open
 */
record OnnxTensor(int[] dims, float[] floats, long[] longs) {
    /** In place of a number that is only known when samples come. */
    static final long BATCH = Long.MIN_VALUE;

    private static final int SHOWN = 8;

    static OnnxTensor of(int[] dims, float[] values) {
        return new OnnxTensor(dims, values, null);
    }

    static OnnxTensor of(int[] dims, long[] values) {
        return new OnnxTensor(dims, null, values);
    }

    boolean isReal() {
        return floats != null;
    }

    int size() {
        return isReal() ? floats.length : longs.length;
    }

    int rank() {
        return dims.length;
    }

    /** A number of it, whatever kind it has. */
    double number(int index) {
        return isReal() ? floats[index] : longs[index];
    }

    boolean isSingle() {
        return size() == 1;
    }

    /** The same numbers with other extents. */
    OnnxTensor shaped(int... newDims) {
        return new OnnxTensor(newDims, floats, longs);
    }

    /** Some of the numbers in an order of their own. */
    OnnxTensor taken(int[] newDims, int[] from) {
        if (isReal()) {
            float[] values = new float[from.length];
            for (int i = 0; i < from.length; i++) {
                values[i] = floats[from[i]];
            }
            return of(newDims, values);
        }
        return of(newDims, Arrays.stream(from).mapToLong(i -> longs[i]).toArray());
    }

    /** Where each number lies that a tensor with its axes in another order has. */
    static int[] transposition(int[] dims, int[] order) {
        int[] strides = strides(dims);
        int[] turned = Arrays.stream(order).map(axis -> dims[axis]).toArray();
        int[] steps = Arrays.stream(order).map(axis -> strides[axis]).toArray();
        return walk(turned, steps, 0);
    }

    /** Positions in row-major order of {@code extents}, where a step along each axis moves by {@code steps}. */
    static int[] walk(int[] extents, int[] steps, int start) {
        int size = Arrays.stream(extents).reduce(1, Math::multiplyExact);
        int[] positions = new int[size];
        int[] at = new int[extents.length];
        int position = start;
        for (int i = 0; i < size; i++) {
            positions[i] = position;
            for (int axis = extents.length - 1; axis >= 0; axis--) {
                position += steps[axis];
                if (++at[axis] < extents[axis]) {
                    break;
                }
                position -= steps[axis] * extents[axis];
                at[axis] = 0;
            }
        }
        return positions;
    }

    static int[] strides(int[] dims) {
        int[] strides = new int[dims.length];
        int stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride = Math.multiplyExact(stride, Math.max(1, dims[axis]));
        }
        return strides;
    }

    /** For people: {@code 3×5}. */
    static String shown(long... dims) {
        return dims.length == 0
                ? "()"
                : Arrays.stream(dims)
                        .limit(SHOWN)
                        .mapToObj(dim -> dim == BATCH ? "N" : Long.toString(dim))
                        .collect(Collectors.joining("×", "", dims.length > SHOWN ? "×…" : ""));
    }

    String shownDims() {
        return shown(Arrays.stream(dims).asLongStream().toArray());
    }
}
