package org.layerwright.engine.kernel;

/**
 * Random bits as a function of the seed, the step, the operator and a place in the batch, so that neither the number of
 * shards nor a resumed run changes them. SplitMix64 of a counter. Steele, Lea and Flood 2014.
 */
final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long key;

    /** @param index the operator's place in the network */
    CounterRandom(long seed, int index) {
        key = mix(seed + GOLDEN * (index + 1));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Where the numbers of a step begin, from the value at {@code place} of the whole batch on. */
    long start(long step, long place) {
        return mix(key ^ mix(step)) + GOLDEN * place;
    }

    /** The bits of the value that stands {@code i} behind {@code start}. */
    static long bits(long start, int i) {
        return mix(start + GOLDEN * i);
    }
}
