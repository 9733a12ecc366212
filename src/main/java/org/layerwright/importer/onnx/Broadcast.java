package org.layerwright.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Two constants, number by number; one that has a single number along an axis is repeated there. */
final class Broadcast {
    private Broadcast() {}

    static OnnxTensor each(OnnxTensor a, OnnxTensor b, DoubleBinaryOperator real, LongBinaryOperator whole)
            throws Refusal {
        if (a.isReal() != b.isReal()) {
            throw new Refusal("type");
        }
        List<Integer> extents = new ArrayList<>();
        int rank = Math.max(a.rank(), b.rank());
        for (int i = 0; i < rank; i++) {
            int left = extent(a, i - rank + a.rank());
            int right = extent(b, i - rank + b.rank());
            if (left != right && left != 1 && right != 1) {
                throw new Refusal(a.shownDims() + ", " + b.shownDims());
            }
            extents.add(left == 1 ? right : left);
        }
        int[] dims = extents.stream().mapToInt(Integer::intValue).toArray();
        if (Arrays.stream(dims).asLongStream().reduce(1, Math::multiplyExact) > Folding.MAX_MADE) {
            throw new Refusal(
                    OnnxTensor.shown(Arrays.stream(dims).asLongStream().toArray()));
        }
        int[] left = OnnxTensor.walk(dims, steps(a, dims), 0);
        int[] right = OnnxTensor.walk(dims, steps(b, dims), 0);
        if (a.isReal()) {
            float[] values = new float[left.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) real.applyAsDouble(a.floats()[left[i]], b.floats()[right[i]]);
            }
            return OnnxTensor.of(dims, values);
        }
        long[] values = new long[left.length];
        for (int i = 0; i < values.length; i++) {
            long x = a.longs()[left[i]];
            long y = b.longs()[right[i]];
            if (x == OnnxTensor.BATCH || y == OnnxTensor.BATCH) {
                throw new Refusal("batch");
            }
            values[i] = whole.applyAsLong(x, y);
        }
        return OnnxTensor.of(dims, values);
    }

    private static int extent(OnnxTensor tensor, int axis) {
        return axis < 0 ? 1 : tensor.dims()[axis];
    }

    /** How far a step along each axis moves in a tensor that is repeated where it has one number only. */
    private static int[] steps(OnnxTensor tensor, int[] dims) {
        int[] strides = OnnxTensor.strides(tensor.dims());
        int[] steps = new int[dims.length];
        for (int i = 0; i < dims.length; i++) {
            int axis = i - dims.length + tensor.rank();
            steps[i] = axis < 0 || tensor.dims()[axis] == 1 ? 0 : strides[axis];
        }
        return steps;
    }
}
