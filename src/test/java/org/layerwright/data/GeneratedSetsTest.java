package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.Shape;

class GeneratedSetsTest {
    static List<String> ids() {
        return GeneratedSets.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theSeedDecidesAndPointsAreNear(String id) {
        LabelledData data = GeneratedSets.find(id + "?samples=300&seed=3").orElseThrow();
        LabelledData again = new DatasetCatalog(Path.of("nowhere")).open(id + "?seed=3&samples=300");
        LabelledData other = GeneratedSets.find(id + "?samples=300&seed=4").orElseThrow();
        assertEquals(Shape.of(2), data.train().sampleShape());
        assertEquals(300, data.train().size());
        assertEquals(75, data.test().orElseThrow().size());
        assertArrayEquals(Reading.samples(data.train()), Reading.samples(again.train()));
        assertEquals(data.fingerprint(), again.fingerprint());
        assertNotEquals(data.fingerprint(), other.fingerprint());
        for (float[] point : Reading.samples(data.train())) {
            assertTrue(Math.max(Math.abs(point[0]), Math.abs(point[1])) < 1.4, id);
        }
    }

    @Test
    void withoutNoiseThePointsLieWhereTheyShould() {
        Dataset xor = GeneratedSets.find("xor?noise=0").orElseThrow().train();
        for (int i = 0; i < xor.size(); i++) {
            float[] p = Reading.sample(xor, i);
            assertEquals(xor.label(i), (p[0] < 0) == (p[1] <= 0) ? 0 : 1);
        }
        Dataset circles =
                GeneratedSets.find("circles?noise=0&classes=4").orElseThrow().train();
        for (int i = 0; i < circles.size(); i++) {
            float[] p = Reading.sample(circles, i);
            assertEquals((circles.label(i) + 1) / 4.0, Math.hypot(p[0], p[1]), 1e-6);
        }
    }

    @Test
    void refusesWhatMeansNothing() {
        assertTrue(GeneratedSets.find("moon").isEmpty());
        refuses("moons?classes=3", "error.options.unknown");
        refuses("moons?noise=x", "error.options.value");
        refuses("spiral?samples=1000000000", "error.options.value");
        refuses("spiral?seed=abc", "error.options.value");
        refuses("spiral?seed", "error.options.form");
        refuses("spiral?seed=1&seed=2", "error.options.twice");
    }

    private static void refuses(String id, String key) {
        DataException e = assertThrows(DataException.class, () -> GeneratedSets.find(id));
        assertEquals(key, e.key(), e.getMessage());
    }
}
