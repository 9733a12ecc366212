package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The points of one curve, in order of x, kept in plain arrays, with the extremes of every 16, 256, 4096 … points beside
 * them: the least and greatest of any stretch is found without visiting its points, so that a plot can draw a hundred
 * thousand of them column by column in no time. Not safe for several threads; belongs to the window's thread.
 */
public final class SeriesModel {
    private static final int FAN = 16;
    private static final int FOUR = 4;
    private static final int FIRST_CAPACITY = 256;
    /** About 12 MiB with the levels; a longer run keeps the extremes of its older points. */
    static final int MOST_POINTS = 1 << 20;

    private double[] xs = new double[FIRST_CAPACITY];
    private float[] ys = new float[FIRST_CAPACITY];
    private final List<Extremes> levels = new ArrayList<>();
    private int size;
    private int version;

    /**
     * Adds a point; one whose y is not finite is passed over, as a curve has no place for it.
     *
     * @param x not less than that of the point before
     */
    public void add(double x, double y) {
        if (!Double.isFinite(y)) {
            return;
        }
        if (size > 0 && x < xs[size - 1]) {
            throw new IllegalArgumentException("Expected x of at least " + xs[size - 1] + ", found " + x + ".");
        }
        if (size == MOST_POINTS) {
            thin();
        }
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size] = (float) y;
        updateLevels(size, ys[size]);
        size++;
    }

    /** Changes whenever points went away, so that what was derived from them has to be made anew. */
    public int version() {
        return version;
    }

    public void clear() {
        version++;
        size = 0;
        levels.clear();
    }

    /** Drops every point beyond x: a run that is resumed makes them once more. */
    public void truncateAfter(double x) {
        int keep = firstAtOrAfter(Math.nextUp(x));
        if (keep == size) {
            return;
        }
        size = keep;
        rebuild();
    }

    /** Of every four points the least and the greatest stay, in their order, so that no extreme is lost. */
    private void thin() {
        int kept = 0;
        for (int i = 0; i + FOUR <= size; i += FOUR) {
            int least = i;
            int greatest = i;
            for (int j = i + 1; j < i + FOUR; j++) {
                least = ys[j] < ys[least] ? j : least;
                greatest = ys[j] >= ys[greatest] ? j : greatest;
            }
            for (int j : new int[] {Math.min(least, greatest), Math.max(least, greatest)}) {
                xs[kept] = xs[j];
                ys[kept++] = ys[j];
            }
        }
        size = kept;
        rebuild();
    }

    private void rebuild() {
        version++;
        levels.clear();
        for (int i = 0; i < size; i++) {
            updateLevels(i, ys[i]);
        }
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public double x(int index) {
        return xs[index];
    }

    public float y(int index) {
        return ys[index];
    }

    public double lastX() {
        return xs[size - 1];
    }

    /** The index of the first point with an x of at least the given one; {@link #size()} where there is none. */
    public int firstAtOrAfter(double x) {
        return firstAtOrAfter(x, 0);
    }

    /** The same, looked for from an index on. */
    public int firstAtOrAfter(double x, int from) {
        int low = from;
        int high = from;
        // Gallop first: a plot asks for neighbouring columns one after the other.
        for (int stride = 1; high < size && xs[high] < x; stride *= 2) {
            low = high + 1;
            high += stride;
        }
        high = Math.min(high, size);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (xs[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the point nearest to x, or -1 where there are no points. */
    public int nearest(double x) {
        if (size == 0) {
            return -1;
        }
        int after = firstAtOrAfter(x);
        if (after == 0) {
            return 0;
        }
        return after == size || x - xs[after - 1] <= xs[after] - x ? after - 1 : after;
    }

    /** The least y of the points {@code from … to − 1}; infinite where there are none. */
    public float min(int from, int to) {
        float result = Float.POSITIVE_INFINITY;
        int at = from;
        while (at < to) {
            int level = levelAt(at, to);
            int stride = strideOf(level);
            result = Math.min(result, level < 0 ? ys[at] : levels.get(level).min[at / stride]);
            at += stride;
        }
        return result;
    }

    /** The greatest y of the points {@code from … to − 1}; negative infinity where there are none. */
    public float max(int from, int to) {
        float result = Float.NEGATIVE_INFINITY;
        int at = from;
        while (at < to) {
            int level = levelAt(at, to);
            int stride = strideOf(level);
            result = Math.max(result, level < 0 ? ys[at] : levels.get(level).max[at / stride]);
            at += stride;
        }
        return result;
    }

    /** The highest level with a bucket that begins at {@code at} and ends by {@code to}; -1 is the points themselves. */
    private int levelAt(int at, int to) {
        int level = -1;
        int stride = FAN;
        while (level + 1 < levels.size() && at % stride == 0 && at + stride <= to) {
            level++;
            stride *= FAN;
        }
        return level;
    }

    private static int strideOf(int level) {
        return 1 << 4 * (level + 1);
    }

    private void updateLevels(int index, float y) {
        int bucket = index / FAN;
        for (int level = 0; level < levels.size() || bucket > 0 || level == 0; level++) {
            if (level == levels.size()) {
                levels.add(levelAbove(level));
            }
            levels.get(level).include(bucket, y);
            bucket /= FAN;
        }
    }

    /** A new level starts with what the one below already holds. */
    private Extremes levelAbove(int level) {
        Extremes above = new Extremes();
        if (level > 0) {
            Extremes below = levels.get(level - 1);
            for (int i = 0; i < below.size; i++) {
                above.include(i / FAN, below.min[i]);
                above.include(i / FAN, below.max[i]);
            }
        }
        return above;
    }

    private static final class Extremes {
        private float[] min = new float[FAN];
        private float[] max = new float[FAN];
        private int size;

        void include(int bucket, float y) {
            if (bucket == size) {
                if (size == min.length) {
                    min = Arrays.copyOf(min, 2 * size);
                    max = Arrays.copyOf(max, 2 * size);
                }
                min[size] = y;
                max[size] = y;
                size++;
            } else {
                min[bucket] = Math.min(min[bucket], y);
                max[bucket] = Math.max(max[bucket], y);
            }
        }
    }
}
