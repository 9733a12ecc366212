package org.layerwright.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalTest {
    /** Table values of the standard normal distribution, as R's {@code qnorm} prints them. */
    @Test
    void quantilesAreThoseOfTheTables() {
        assertEquals(0, Normal.quantile(0.5), 1e-9);
        assertEquals(1.959963984540054, Normal.quantile(0.975), 1e-8);
        assertEquals(-1.2815515655446004, Normal.quantile(0.1), 1e-8);
        assertEquals(-2.3263478740408408, Normal.quantile(0.01), 1e-8);
        assertEquals(3.090232306167813, Normal.quantile(0.999), 1e-8);
        assertEquals(-4.753424308822899, Normal.quantile(1e-6), 1e-8);
    }
}
