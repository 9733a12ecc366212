package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesModelTest {
    private final SeriesModel series = new SeriesModel();

    @Test
    void extremesOfAnyStretchAreThoseOfItsPoints() {
        Random random = new Random(1);
        float[] values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
            series.add(i, values[i]);
        }
        for (int trial = 0; trial < 2000; trial++) {
            int from = random.nextInt(values.length);
            int to = from + 1 + random.nextInt(values.length - from);
            float min = values[from];
            float max = values[from];
            for (int i = from; i < to; i++) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
            assertEquals(min, series.min(from, to), from + " … " + to);
            assertEquals(max, series.max(from, to), from + " … " + to);
        }
    }

    @Test
    void aVeryLongRunKeepsItsExtremesInBoundedMemory() {
        int points = SeriesModel.MOST_POINTS + 10;
        for (int i = 0; i < points; i++) {
            series.add(i, i == 1234 ? 99 : i == 4321 ? -99 : (i % 7) / 7.0);
        }
        assertTrue(series.size() <= SeriesModel.MOST_POINTS / 2 + 10, "points " + series.size());
        assertEquals(99, series.max(0, series.size()));
        assertEquals(-99, series.min(0, series.size()));
        assertEquals(1234, series.x(series.nearest(1234)));
        assertEquals(points - 1, series.lastX());
        assertEquals(1, series.version());
        for (int i = 1; i < series.size(); i++) {
            assertTrue(series.x(i) > series.x(i - 1), "at " + i);
        }
    }

    @Test
    void anEmptyStretchHasNoExtremes() {
        series.add(1, 5);
        assertEquals(Float.POSITIVE_INFINITY, series.min(1, 1));
        assertEquals(Float.NEGATIVE_INFINITY, series.max(0, 0));
    }

    @Test
    void findsPointsByTheirX() {
        for (int i = 0; i < 1000; i++) {
            series.add(10 * i, i);
        }
        for (int x = -5; x < 10_050; x += 3) {
            int expected = Math.max(0, Math.min(1000, (x + 9) / 10));
            assertEquals(expected, series.firstAtOrAfter(x), "x " + x);
        }
        assertEquals(500, series.firstAtOrAfter(4999, 400));
        assertEquals(0, series.nearest(-100));
        assertEquals(3, series.nearest(34));
        assertEquals(4, series.nearest(36));
        assertEquals(999, series.nearest(1e9));
        assertEquals(-1, new SeriesModel().nearest(0));
    }

    @Test
    void passesOverWhatIsNoNumberAndRefusesToGoBack() {
        series.add(1, Double.NaN);
        series.add(2, Double.POSITIVE_INFINITY);
        assertTrue(series.isEmpty());
        series.add(3, 1);
        assertThrows(IllegalArgumentException.class, () -> series.add(2, 1));
    }

    @Test
    void truncatingForgetsTheExtremesBeyond() {
        for (int i = 1; i <= 300; i++) {
            series.add(i, i);
        }
        series.truncateAfter(100);
        assertEquals(100, series.size());
        assertEquals(100, series.max(0, 100));
        series.add(101, 7);
        assertEquals(7, series.max(100, 101));
        series.clear();
        assertTrue(series.isEmpty());
        series.add(1, 2);
        assertEquals(2, series.max(0, 1));
    }
}
