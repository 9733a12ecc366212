package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    /** Vigna's reference implementation (splitmix64.c) gives these for the seed 1234567. */
    @Test
    void givesTheReferenceSequence() {
        SplitMix64 random = new SplitMix64(1234567);
        assertEquals(6457827717110365317L, random.nextLong());
        assertEquals(3203168211198807973L, random.nextLong());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
    }

    /** The JDK's SplittableRandom is the same algorithm, written by others. */
    @Test
    void agreesWithAnotherImplementation() {
        for (long seed : new long[] {0, -1, 42, Long.MIN_VALUE}) {
            SplitMix64 ours = new SplitMix64(seed);
            SplittableRandom theirs = new SplittableRandom(seed);
            for (int i = 0; i < 1000; i++) {
                assertEquals(theirs.nextLong(), ours.nextLong());
            }
        }
    }

    /** Computed with a separate Python program from the description alone: these orders must never change. */
    @Test
    void theOrderOfAnEpochNeverChanges() {
        assertArrayEquals(new int[] {4, 2, 1, 0, 7, 6, 3, 5}, order(7, 0));
        assertArrayEquals(new int[] {7, 2, 6, 5, 3, 1, 4, 0}, order(7, 3));
        assertArrayEquals(new int[] {2, 0, 5, 7, 4, 3, 1, 6}, order(-1, 3));
    }

    /** Each of 6 values is expected 10,000 times; 5 standard deviations of a binomial are 5 · √(60000 · 1/6 · 5/6). */
    @Test
    void boundedNumbersAreEvenlySpread() {
        int[] counts = new int[6];
        SplitMix64 random = new SplitMix64(3);
        for (int i = 0; i < 60_000; i++) {
            counts[random.nextInt(6)]++;
        }
        for (int count : counts) {
            assertEquals(10_000, count, 457);
        }
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    }

    private static int[] order(long seed, int epoch) {
        int[] order = IntStream.range(0, 8).toArray();
        BatchOrder.shuffled(seed).arrange(order, epoch);
        return order;
    }
}
