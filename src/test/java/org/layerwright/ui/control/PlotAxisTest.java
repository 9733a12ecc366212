package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotAxisTest {
    @ParameterizedTest
    @CsvSource({"0.02, 2.31, 5", "0.97, 0.99, 4", "-3, 8, 6", "1e-7, 2e-7, 3", "5, 5, 4", "0, 0, 4", "100, 101.5, 2"})
    void holdsItsValuesBetweenRoundTicks(double least, double greatest, int mostTicks) {
        PlotAxis axis = PlotAxis.covering(least, greatest, mostTicks);
        assertTrue(axis.min() <= least && axis.max() >= greatest, axis.toString());
        assertTrue(axis.ticks().size() >= 2 && axis.ticks().size() <= mostTicks + 3, axis.toString());
        axis.ticks().forEach(tick -> {
            double digits = Math.abs(tick) / Math.pow(10, Math.floor(Math.log10(Math.abs(tick))) - 3);
            assertTrue(tick == 0 || Math.abs(digits - Math.rint(digits)) < 1e-6, axis.toString());
        });
    }

    @Test
    void aLossThatFellBeginsAtZeroAndAnAccuracyNearOneDoesNot() {
        assertEquals(0, PlotAxis.covering(0.02, 2.3, 5).min());
        assertEquals(0.97, PlotAxis.covering(0.972, 0.991, 4).min(), 1e-9);
    }

    @Test
    void aLogarithmicAxisGivesEqualFactorsEqualLengths() {
        PlotAxis axis = PlotAxis.logarithmic(0.012, 2.3, 4);
        assertEquals(0.01, axis.min(), 1e-12);
        assertEquals(10, axis.max(), 1e-9);
        assertEquals(0, axis.position(0.01), 1e-9);
        assertEquals(1 / 3.0, axis.position(0.1), 1e-9);
        assertEquals(2 / 3.0, axis.position(1), 1e-9);
        assertEquals(0, axis.position(0), 1e-9, "zero has no logarithm and lies at the beginning");
        assertEquals(4, axis.ticks().size());
    }

    @Test
    void aNarrowLogarithmicAxisHasTicksAllTheSame() {
        PlotAxis axis = PlotAxis.logarithmic(2.2, 4.1, 5);
        assertTrue(axis.ticks().size() >= 2, axis.toString());
        assertTrue(axis.min() > 0 && axis.min() <= 2.2 && axis.max() >= 4.1, axis.toString());
    }

    @Test
    void roundSteps() {
        assertEquals(
                List.of(1.0, 2.0, 5.0, 10.0, 20.0),
                List.of(0.9, 1.2, 4.0, 7.0, 11.0).stream()
                        .map(PlotAxis::niceStep)
                        .toList());
    }
}
