package org.layerwright.engine.kernel;

import org.layerwright.data.SplitMix64;

/**
 * Random bits as a function of the seed, the step, the operator and a place in the batch, so that neither the number of
 * shards nor a resumed run changes them: {@link SplitMix64} of a counter.
 */
public final class CounterRandom {
    /** What 53 bits are multiplied with for a number below 1. */
    public static final double UNIT = 0x1p-53;

    private final long key;

    /** @param index the operator's place in the network */
    public CounterRandom(long seed, int index) {
        key = SplitMix64.mix(seed + SplitMix64.GOLDEN_GAMMA * (index + 1));
    }

    /** Where the numbers of a step begin, from the value at {@code place} of the whole batch on. */
    public long start(long step, long place) {
        return SplitMix64.mix(key ^ SplitMix64.mix(step)) + SplitMix64.GOLDEN_GAMMA * place;
    }

    /** The bits of the value that stands {@code i} behind {@code start}. */
    public static long bits(long start, int i) {
        return SplitMix64.mix(start + SplitMix64.GOLDEN_GAMMA * i);
    }

    /** A number of the standard normal distribution from the same bits. */
    public static double normal(long start, int i) {
        return Normal.quantile(((bits(start, i) >>> 11) + 0.5) * UNIT);
    }
}
