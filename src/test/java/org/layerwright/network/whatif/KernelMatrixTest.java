package org.layerwright.network.whatif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;

class KernelMatrixTest {
    @Test
    void aKernelOf3On4By4IsTheMatrixOfTheGuide() {
        KernelMatrix matrix = KernelMatrix.of(LayerSpec.of("conv", "Conv2D"));
        assertEquals(4, matrix.rows());
        assertEquals(16, matrix.columns());
        assertEquals(9, matrix.weights());
        assertEquals(36, matrix.connections());
        int o = KernelMatrix.NONE;
        // Dumoulin and Visin 2016, section 4.1: w00 w01 w02 0 w10 w11 w12 0 w20 w21 w22 0 0 0 0 0, and so on.
        assertArrayEquals(new int[] {0, 1, 2, o, 3, 4, 5, o, 6, 7, 8, o, o, o, o, o}, row(matrix, 0));
        assertArrayEquals(new int[] {o, 0, 1, 2, o, 3, 4, 5, o, 6, 7, 8, o, o, o, o}, row(matrix, 1));
        assertArrayEquals(new int[] {o, o, o, o, 0, 1, 2, o, 3, 4, 5, o, 6, 7, 8, o}, row(matrix, 2));
        assertArrayEquals(new int[] {o, o, o, o, o, 0, 1, 2, o, 3, 4, 5, o, 6, 7, 8}, row(matrix, 3));
    }

    @Test
    void itsProductIsTheConvolution() {
        for (boolean same : new boolean[] {false, true}) {
            for (int stride = 1; stride <= 2; stride++) {
                for (int dilation = 1; dilation <= 2; dilation++) {
                    assertProduct(KernelMatrix.of(3, stride, dilation, same, 7), same);
                }
            }
        }
    }

    @Test
    void whatIsTooLargeToDrawIsDrawnSmaller() {
        LayerSpec large = LayerSpec.of("conv", "Conv2D", "kernelSize", 11, "stride", 4);
        KernelMatrix matrix = KernelMatrix.of(large);
        assertEquals(5, matrix.kernel());
        assertEquals(2, matrix.stride());
        assertFalse(matrix.isExactly(large));
        assertTrue(KernelMatrix.of(LayerSpec.of("conv", "Conv2D", "padding", "same"))
                .isExactly(LayerSpec.of("conv", "Conv2D")));
    }

    /** Against a convolution written as sums over a padded image. */
    private static void assertProduct(KernelMatrix matrix, boolean same) {
        int n = matrix.input();
        int span = (matrix.kernel() - 1) * matrix.dilation() + 1;
        int padding =
                same ? Math.max(0, ((n + matrix.stride() - 1) / matrix.stride() - 1) * matrix.stride() + span - n) : 0;
        int before = padding / 2;
        long[][] padded = new long[n + padding][n + padding];
        for (int i = 0; i < n * n; i++) {
            padded[before + i / n][before + i % n] = (long) i * i + 1;
        }
        for (int row = 0; row < matrix.rows(); row++) {
            int top = row / matrix.output() * matrix.stride();
            int left = row % matrix.output() * matrix.stride();
            long expected = 0;
            for (int w = 0; w < matrix.weights(); w++) {
                int y = top + w / matrix.kernel() * matrix.dilation();
                int x = left + w % matrix.kernel() * matrix.dilation();
                expected += (w + 1) * padded[y][x];
            }
            long product = 0;
            for (int column = 0; column < matrix.columns(); column++) {
                product += (matrix.weight(row, column) + 1L) * (column * column + 1);
            }
            assertEquals(expected, product, matrix + " row " + row);
        }
    }

    private static int[] row(KernelMatrix matrix, int row) {
        int[] entries = new int[matrix.columns()];
        for (int column = 0; column < entries.length; column++) {
            entries[column] = matrix.weight(row, column);
        }
        return entries;
    }
}
