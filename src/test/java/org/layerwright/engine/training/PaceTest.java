package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLIS = 1_000_000L;

    private final Pace pace = new Pace(0);

    @Test
    void theFirstStepTellsUntilASecondHasPassed() {
        pace.stepped(64, 64 * MILLIS, 16 * MILLIS);
        assertEquals(1000, pace.imagesPerSecond());
        assertEquals(0.25, pace.waitingShare());
        pace.stepped(64, 500 * MILLIS, 16 * MILLIS);
        assertEquals(1000, pace.imagesPerSecond());
        pace.stepped(72, 1000 * MILLIS, 500 * MILLIS);
        assertEquals(200, pace.imagesPerSecond());
        assertEquals(0.5, pace.waitingShare());
        assertEquals(3, pace.secondsLeft(600, 2));
        pace.validated(4);
        assertEquals(11, pace.secondsLeft(600, 2));
    }

    /** A first step is slow; it must not be what is told for ever. */
    @Test
    void epochsThatAreShorterThanASecondAreMeasuredTogether() {
        long now = 100 * MILLIS;
        pace.stepped(10, now, 0);
        assertEquals(100, pace.imagesPerSecond());
        for (int epoch = 0; epoch < 9; epoch++) {
            now += 3000 * MILLIS; // validates
            pace.goOn(now, 0);
            now += 100 * MILLIS;
            pace.stepped(190, now, 50 * MILLIS);
            pace.goOn(now, 0);
        }
        assertEquals(10 + 9 * 190, pace.imagesPerSecond());
        assertEquals(0.45, pace.waitingShare(), 1e-12);
    }
}
