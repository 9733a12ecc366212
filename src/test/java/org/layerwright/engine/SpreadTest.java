package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.layerwright.event.Histogram;

class SpreadTest {
    @Test
    void twoHalvesCountAsOneAndNearlyAsExactBinsDo() {
        float[] values = new float[20_000];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * 0.1 - 0.05);
        }
        Spread first = new Spread();
        first.add(values, 0, 7_000);
        Spread second = new Spread();
        second.add(values, 7_000, values.length);
        first.add(second);
        Histogram histogram = first.histogram();
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        assertEquals(low, histogram.low());
        assertEquals(high, histogram.high());
        long[] exact = new long[32];
        for (float value : values) {
            exact[Math.min(31, (int) ((value - low) / ((double) high - low) * 32))]++;
        }
        long moved = 0;
        long all = 0;
        for (int i = 0; i < 32; i++) {
            moved += Math.abs(exact[i] - histogram.counts().get(i));
            all += histogram.counts().get(i);
        }
        assertEquals(values.length, all);
        assertTrue(moved < values.length / 20, moved + " values in the next bin");
    }

    @Test
    void valuesThatAreNoNumbersDoNotCountAndOneValueIsOneBin() {
        Spread spread = new Spread();
        spread.add(new float[] {Float.NaN, Float.POSITIVE_INFINITY}, 0, 2);
        assertEquals(Histogram.NONE, spread.histogram());
        spread.add(new float[] {0, -0f, 0}, 0, 3);
        assertEquals(3, spread.histogram().counts().get(0));
    }
}
