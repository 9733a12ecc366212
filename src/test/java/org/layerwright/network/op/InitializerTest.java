package org.layerwright.network.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializerTest {
    private static final int COUNT = 200_000;

    /** Variances from Glorot and Bengio 2010 and He et al. 2015 for 300 inputs and 100 outputs. */
    @ParameterizedTest
    @CsvSource({"GLOROT_UNIFORM,0.005", "GLOROT_NORMAL,0.005", "HE_UNIFORM,0.006666667", "HE_NORMAL,0.006666667"})
    void hasThePublishedVariance(Initializer initializer, double variance) {
        float[] values = draw(initializer, 7);
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / COUNT, 4 * Math.sqrt(variance / COUNT));
        assertEquals(variance, squares / COUNT, 0.02 * variance);
    }

    @Test
    void staysWithinItsLimits() {
        double glorot = Math.sqrt(6.0 / 400);
        double he = 2 * Math.sqrt(2.0 / 300) / 0.8796256610342398;
        for (float value : draw(Initializer.GLOROT_UNIFORM, 3)) {
            assertTrue(Math.abs(value) <= glorot);
        }
        for (float value : draw(Initializer.HE_NORMAL, 3)) {
            assertTrue(Math.abs(value) <= he + 1e-6);
        }
    }

    @Test
    void sameSeedSameWeights() {
        assertArrayEquals(draw(Initializer.HE_NORMAL, 5), draw(Initializer.HE_NORMAL, 5));
    }

    @Test
    void zerosAreZeros() {
        assertArrayEquals(new float[COUNT], draw(Initializer.ZEROS, 1));
    }

    private static float[] draw(Initializer initializer, long seed) {
        float[] values = new float[COUNT];
        initializer.fill(values, 0, COUNT, 300, 100, new Random(seed));
        return values;
    }
}
