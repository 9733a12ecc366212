package org.layerwright.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinearFitTest {
    @Test
    void aLineIsFoundExactly() {
        LinearFit fit = LinearFit.of(List.of(1.0, 2.0, 4.0), List.of(5.0, 7.0, 11.0));
        assertEquals(2, fit.slope(), 1e-12);
        assertEquals(3, fit.intercept(), 1e-12);
        assertEquals(1, fit.r2(), 1e-12);
    }

    /** The first set of Anscombe 1973, <i>Graphs in Statistical Analysis</i>: y = 3.00 + 0.500 x, R² = 0.67. */
    @Test
    void anscombesFirstSet() {
        LinearFit fit = LinearFit.of(
                List.of(10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0),
                List.of(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68));
        assertEquals(0.500, fit.slope(), 5e-4);
        assertEquals(3.00, fit.intercept(), 5e-3);
        assertEquals(0.67, fit.r2(), 5e-3);
    }

    @Test
    void onePlaceMakesNoLine() {
        assertThrows(IllegalArgumentException.class, () -> LinearFit.of(List.of(1.0, 1.0), List.of(1.0, 2.0)));
    }
}
