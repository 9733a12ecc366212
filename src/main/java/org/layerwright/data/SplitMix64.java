package org.layerwright.data;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with
 * the mixing constants of Stafford's variant 13). It is written out here so that a seed gives the same order of samples
 * on every JDK, for ever.
 */
public final class SplitMix64 {
    /** What the generator counts by: the odd number next to 2^64 divided by the golden ratio. */
    public static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The first factor of {@link #mix}. */
    public static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;

    /** The second factor of {@link #mix}. */
    public static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    private long state;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    /** An independent generator for one member of a family, such as an epoch of a run. */
    public static SplitMix64 forStream(long seed, long stream) {
        return new SplitMix64(mix(mix(seed) + stream * GOLDEN_GAMMA));
    }

    /**
     * Starts anew as the generator of one member of a family of families, such as the third change of a sample in an
     * epoch; nothing is allocated.
     *
     * @param path1 which of the outermost families
     * @param path2 which family in it
     * @param path3 which member of that
     */
    public void restart(long seed, long path1, long path2, long path3) {
        state = mix(mix(mix(mix(seed) + path1 * GOLDEN_GAMMA) + path2 * GOLDEN_GAMMA) + path3 * GOLDEN_GAMMA);
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A number in 0 ≤ x &lt; bound, every one equally likely: values of the last incomplete range are drawn again. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("Expected a positive bound, received " + bound);
        }
        long bits;
        long value;
        do {
            bits = nextLong() >>> 1;
            value = bits % bound;
        } while (bits - value + (bound - 1) < 0);
        return (int) value;
    }

    /** A number in 0 ≤ x &lt; 1, from the upper 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A number in {@code from} ≤ x &lt; {@code to}. */
    public double nextDouble(double from, double to) {
        return from + (to - from) * nextDouble();
    }

    /** Shuffles the first {@code length} entries in place (Fisher and Yates, from the last entry down). */
    public void shuffle(int[] values, int length) {
        for (int i = length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }

    /** The generator's mixing function: every bit of the input changes about half of the output's. */
    public static long mix(long z) {
        long x = (z ^ (z >>> 30)) * FIRST_FACTOR;
        x = (x ^ (x >>> 27)) * SECOND_FACTOR;
        return x ^ (x >>> 31);
    }
}
