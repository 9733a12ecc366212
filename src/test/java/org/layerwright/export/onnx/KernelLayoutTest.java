package org.layerwright.export.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Values whose digits are their indices: 1000·h + 100·w + 10·in + out. */
class KernelLayoutTest {
    private static final List<Integer> SHAPE = List.of(1, 2, 2, 3);
    private static final float[] VALUES = {
        -1, 0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112,
    };

    @Test
    void putsTheOutputChannelFirst() {
        assertArrayEquals(new long[] {3, 2, 1, 2}, KernelLayout.CONVOLUTION.dims(SHAPE));
        assertArrayEquals(
                new float[] {0, 100, 10, 110, 1, 101, 11, 111, 2, 102, 12, 112},
                KernelLayout.CONVOLUTION.values(SHAPE, VALUES, 1));
    }

    @Test
    void givesEachInputChannelItsFilters() {
        assertArrayEquals(new long[] {6, 1, 1, 2}, KernelLayout.DEPTHWISE.dims(SHAPE));
        assertArrayEquals(
                new float[] {0, 100, 1, 101, 2, 102, 10, 110, 11, 111, 12, 112},
                KernelLayout.DEPTHWISE.values(SHAPE, VALUES, 1));
    }

    @Test
    void leavesOthersAsTheyAre() {
        assertArrayEquals(new long[] {4, 3}, KernelLayout.SAME.dims(List.of(4, 3)));
        assertArrayEquals(
                new float[] {0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112},
                KernelLayout.SAME.values(List.of(4, 3), VALUES, 1));
    }
}
