package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.layerwright.network.Shape;

/** The numbers were worked out by hand. */
class StandardizationTest {
    /** Two images of 1 × 2 pixels and 2 channels: 0 and 51, 102 and 51; 204 and 51, 102 and 51, as bytes. */
    private final Dataset images = new ByteImages(
            "two",
            Shape.of(1, 2, 2),
            new byte[] {0, 51, 102, 51, (byte) 204, 51, 102, 51},
            new byte[] {0, 1},
            List.of("a", "b"));

    @Test
    void perChannelOverThePopulation() {
        Standardization s = Standardization.of(images);
        // 0, 0.4, 0.8, 0.4: mean 0.4, variance (0.16 + 0 + 0.16 + 0) / 4 = 0.08; the other channel is 0.2 throughout.
        assertArrayEquals(new double[] {0.4, 0.2}, s.mean(), 1e-7);
        assertArrayEquals(new double[] {Math.sqrt(0.08), 1}, s.deviation(), 1e-7);
        Dataset standard = new StandardizedDataset(images, s);
        assertArrayEquals(new float[] {(float) -Math.sqrt(2), 0, 0, 0}, Reading.sample(standard, 0), 1e-6f);
        assertEquals(1, standard.label(1));
    }

    @Test
    void keepsDigitsWhereTheMeanIsLarge() {
        Moments moments = new Moments(1);
        moments.add(new float[] {8_000_000, 8_000_001, 8_000_002});
        assertEquals(8_000_001, moments.means()[0]);
        assertEquals(Math.sqrt(2.0 / 3), moments.deviations()[0], 1e-12);
    }

    @Test
    void theSummaryOfAll() {
        DatasetSummary s = DatasetSummary.of(images, 10, 1, Progress.none());
        assertEquals(2, s.measured());
        assertFalse(s.isSampled());
        assertEquals(List.of(1, 1), s.classCounts());
        assertEquals(List.of(List.of(0), List.of(1)), s.examples());
        assertArrayEquals(
                new double[] {0.4, 0.2, 0.4, 0.2},
                s.meanSample().stream().mapToDouble(f -> f).toArray(),
                1e-7);
        assertEquals(0.3, s.mean(), 1e-7);
        // Distances from 0.3: 0.1 six times (0.2 and 0.4), 0.3 (0) and 0.5 (0.8).
        assertEquals(Math.sqrt((4 * 0.01 + 2 * 0.01 + 0.09 + 0.25) / 8), s.deviation(), 1e-7);
        assertEquals(0, s.smallest());
        assertEquals(0.8f, s.largest());
        assertArrayEquals(
                new double[] {Math.sqrt(0.08), 0},
                s.deviations().stream().mapToDouble(d -> d).toArray(),
                1e-7);
    }

    @Test
    void aLargeSetIsSampledAndCanBeCancelled() {
        Dataset points = GeneratedSets.find("moons?samples=1000").orElseThrow().train();
        DatasetSummary s = DatasetSummary.of(points, 100, 1, Progress.none());
        assertTrue(s.isSampled());
        assertEquals(100, s.measured());
        assertEquals(1000, s.samples());
        assertEquals(List.of(500, 500), s.classCounts());
        assertEquals(s, DatasetSummary.of(points, 100, 1, Progress.none()));
        assertThrows(
                CancellationException.class,
                () -> DatasetSummary.of(points, 100, 1, (done, total) -> {
                    throw new CancellationException();
                }));
    }
}
