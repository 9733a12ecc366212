package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private long now;
    private final TimeLeft left = new TimeLeft(() -> now);

    @Test
    void workGoesOnAsFastAsItDidSinceItsFirstWord() {
        // What an earlier attempt brought came in no time.
        assertTrue(Double.isNaN(left.after(500, 1000)));
        now += 3_000_000_000L;
        assertEquals(12, left.after(600, 1000), 1e-9);
        left.restart();
        assertTrue(Double.isNaN(left.after(0, 10)));
        now += 1_000_000_000L;
        assertEquals(9, left.after(1, 10), 1e-9);
        assertEquals(0, left.after(10, 10), 1e-9);
    }
}
