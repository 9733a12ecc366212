package org.layerwright.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.layerwright.event.Histogram;

/**
 * Counts how values are spread before their range is known: on a fine grid made of a float's sign, exponent and first six
 * bits of the mantissa, whose cells are about a hundredth of their value wide. Two of them can be added, so each thread
 * counts for itself.
 */
final class Spread {
    /** Bins of {@link #histogram}. */
    static final int BINS = 32;

    private static final int DROPPED_BITS = 17;
    private static final int CELLS = 1 << (Float.SIZE - DROPPED_BITS);

    private final int[] cells = new int[CELLS];
    private float low = Float.POSITIVE_INFINITY;
    private float high = Float.NEGATIVE_INFINITY;

    /** Adds values; those that are not finite have no place. */
    void add(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            float value = values[i];
            if (Float.isFinite(value)) {
                cells[Float.floatToRawIntBits(value) >>> DROPPED_BITS]++;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
    }

    void add(Spread other) {
        for (int i = 0; i < CELLS; i++) {
            cells[i] += other.cells[i];
        }
        low = Math.min(low, other.low);
        high = Math.max(high, other.high);
    }

    /** Equal bins from the smallest to the largest value; a cell counts where its middle lies. */
    Histogram histogram() {
        if (low > high) {
            return Histogram.NONE;
        }
        List<Long> counts = new ArrayList<>(Collections.nCopies(BINS, 0L));
        double width = ((double) high - low) / BINS;
        for (int i = 0; i < CELLS; i++) {
            if (cells[i] > 0) {
                int bin = width == 0 ? 0 : (int) ((middle(i) - low) / width);
                int inside = Math.max(0, Math.min(BINS - 1, bin));
                counts.set(inside, counts.get(inside) + cells[i]);
            }
        }
        return new Histogram(low, high, counts);
    }

    /** The middle of a cell; of the one that holds zero, zero itself. */
    private static double middle(int cell) {
        float edge = Float.intBitsToFloat(cell << DROPPED_BITS);
        return edge == 0 ? 0 : Float.intBitsToFloat((cell << DROPPED_BITS) | 1 << (DROPPED_BITS - 1));
    }
}
