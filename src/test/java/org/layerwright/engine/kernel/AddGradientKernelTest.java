package org.layerwright.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.layerwright.network.Shape;

class AddGradientKernelTest {
    /** Only the samples of the pass are touched, and only in the backward direction. */
    @Test
    void addsTheGradientOfOneMoreReader() {
        Shape shape = Shape.of(2);
        float[] found = new float[6];
        try (Tensor total = Tensor.allocate(shape, 3);
                Tensor part = Tensor.allocate(shape, 3)) {
            total.write(new float[] {1, 2, 3, 4, 5, 6}, 3);
            part.write(new float[] {10, 20, 30, 40, 50, 60}, 3);
            try (AddGradientKernel kernel = new AddGradientKernel(total, part)) {
                Pass pass = new Pass();
                pass.set(2, true, 1, 0);
                kernel.forward(pass);
                total.read(found, 3);
                assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, found);
                kernel.backward(pass);
            }
            total.read(found, 3);
            assertArrayEquals(new float[] {11, 22, 33, 44, 5, 6}, found);
            part.read(found, 3);
            assertArrayEquals(new float[] {10, 20, 30, 40, 50, 60}, found);
        }
    }
}
