package org.layerwright.export.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.layerwright.export.proof.Comparison.Decision;

/** The numbers of the examples were worked out by hand. */
class ComparisonTest {
    private static final Decision TWO_CLASSES = new Decision(2, true, 0.5);

    @Test
    void findsTheLargestAndTheMeanDifference() {
        float[] ours = {0.25f, 0.75f, 0.5f, 0.5f};
        float[] theirs = {0.25f, 0.75f, 0.375f, 0.625f};
        Comparison found = Comparison.of(ours, theirs, TWO_CLASSES, new int[] {1, 0}, 0.2);
        assertEquals(0.125, found.largest());
        assertEquals(0.125, found.relative());
        assertEquals(0.0625, found.mean());
        assertEquals(1, found.ourAccuracy(), "the first of equal answers counts");
        assertEquals(0.5, found.theirAccuracy());
        assertEquals(0.5, found.sameDecisions());
        assertTrue(found.isWithinTolerance());
        assertFalse(Comparison.of(ours, theirs, TWO_CLASSES, new int[0], 0.1).isWithinTolerance());
    }

    @Test
    void largeNumbersMayDifferByMore() {
        Decision numbers = new Decision(1, false, 0.5);
        Comparison found = Comparison.of(new float[] {-1000}, new float[] {-1000.0625f}, numbers, new int[0], 1e-4);
        assertEquals(0.0625, found.largest());
        assertEquals(0.0000625, found.relative());
        assertTrue(found.isWithinTolerance());
        assertTrue(Double.isNaN(found.sameDecisions()), "numbers are no classes");
    }

    @Test
    void aSingleNumberTellsTwoClassesApart() {
        Comparison sums = Comparison.of(
                new float[] {-1, 2, 0.25f},
                new float[] {-1, 2, -0.25f},
                new Decision(1, true, 0),
                new int[] {0, 1, 1},
                1);
        assertEquals(1, sums.ourAccuracy());
        assertEquals(2.0 / 3, sums.theirAccuracy(), 1e-15);
        assertEquals(2.0 / 3, sums.sameDecisions(), 1e-15);
    }

    /** A file that says "not a number" where we say one must never pass, whatever the tolerance. */
    @Test
    void whatIsNoNumberIsInfinitelyFarAway() {
        float[] ours = {0.5f, Float.NaN};
        assertEquals(0, Comparison.of(ours, ours, TWO_CLASSES, new int[0], 0).largest());
        Comparison found = Comparison.of(ours, new float[] {Float.NaN, Float.NaN}, TWO_CLASSES, new int[0], 1);
        assertEquals(Double.POSITIVE_INFINITY, found.largest());
        assertFalse(found.isWithinTolerance());
        assertFalse(Comparison.NONE.isWithinTolerance());
    }
}
