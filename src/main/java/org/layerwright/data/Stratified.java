package org.layerwright.data;

import java.util.Arrays;

/** Draws samples so that every class keeps its share. */
final class Stratified {
    private Stratified() {}

    /**
     * Chooses {@code count} samples by a seed. Each class gives its share, rounded down; what is then missing comes from
     * the classes with the largest remainders, the lower class first.
     *
     * @return one flag per sample, true for the chosen ones
     */
    static boolean[] choose(Dataset data, int count, long seed) {
        // A regression has no classes: its samples count as one.
        int[] sizes = data.classNames().isEmpty() ? new int[] {data.size()} : data.classCounts();
        int[] quota = quotas(sizes, count, data.size());
        boolean[] chosen = new boolean[data.size()];
        int[] order = new int[data.size()];
        Arrays.setAll(order, i -> i);
        new SplitMix64(seed).shuffle(order, order.length);
        for (int index : order) {
            int label = data.label(index);
            if (quota[label] > 0) {
                quota[label]--;
                chosen[index] = true;
            }
        }
        return chosen;
    }

    private static int[] quotas(int[] sizes, int count, int total) {
        int[] quota = new int[sizes.length];
        long[] remainder = new long[sizes.length];
        int missing = count;
        for (int c = 0; c < sizes.length; c++) {
            long product = (long) sizes[c] * count;
            quota[c] = (int) (product / total);
            remainder[c] = product % total;
            missing -= quota[c];
        }
        for (; missing > 0; missing--) {
            int best = 0;
            for (int c = 1; c < sizes.length; c++) {
                if (remainder[c] > remainder[best]) {
                    best = c;
                }
            }
            quota[best]++;
            remainder[best] = -1;
        }
        return quota;
    }

    /** The indices whose flag has the wanted value, ascending. */
    static int[] indices(boolean[] flags, boolean wanted) {
        int[] found = new int[flags.length];
        int count = 0;
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] == wanted) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
