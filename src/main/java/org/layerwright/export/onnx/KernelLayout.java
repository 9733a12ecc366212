package org.layerwright.export.onnx;

import java.util.List;

/** How the kernel of a convolution lies; ours have the height first, ONNX's the output channel. */
enum KernelLayout {
    /** As it is. */
    SAME,
    /** {@code [kH, kW, I, O]} to {@code [O, I, kH, kW]}. */
    CONVOLUTION,
    /** {@code [kH, kW, C, m]} to {@code [C·m, 1, kH, kW]}, one group for each input channel. */
    DEPTHWISE;

    long[] dims(List<Integer> shape) {
        if (this == SAME) {
            return shape.stream().mapToLong(Integer::longValue).toArray();
        }
        long height = shape.get(0);
        long width = shape.get(1);
        long in = shape.get(2);
        long out = shape.get(3);
        return this == CONVOLUTION
                ? new long[] {out, in, height, width}
                : new long[] {Math.multiplyExact(in, out), 1, height, width};
    }

    /** The weight that begins at {@code offset}, in ONNX's order. */
    float[] values(List<Integer> shape, float[] parameters, int offset) {
        int size = Math.toIntExact(shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact));
        float[] values = new float[size];
        if (this == SAME) {
            System.arraycopy(parameters, offset, values, 0, size);
            return values;
        }
        int taps = shape.get(0) * shape.get(1);
        int in = shape.get(2);
        int out = shape.get(3);
        int from = offset;
        for (int tap = 0; tap < taps; tap++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    int filter = this == CONVOLUTION ? o * in + i : i * out + o;
                    values[filter * taps + tap] = parameters[from++];
                }
            }
        }
        return values;
    }
}
