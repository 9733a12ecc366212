package org.layerwright.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which samples belong to which class, so that a class can be looked through from its first sample to its last. */
public final class ClassMembers {
    private final int[][] members;

    private ClassMembers(int[][] members) {
        this.members = members;
    }

    /** Sorts all samples by class; a set with targets has none. */
    public static ClassMembers of(Dataset data) {
        int[] counts = data.classCounts();
        int[][] members = new int[counts.length][];
        Arrays.setAll(members, c -> new int[counts[c]]);
        int[] next = new int[counts.length];
        for (int i = 0; counts.length > 0 && i < data.size(); i++) {
            int label = data.label(i);
            members[label][next[label]++] = i;
        }
        return new ClassMembers(members);
    }

    /** How many samples each class has, in the order of the classes. */
    public List<Integer> counts() {
        return Arrays.stream(members).map(of -> of.length).toList();
    }

    /** The samples of a class, ascending. */
    public int[] of(int label) {
        return members[label].clone();
    }

    /**
     * Some samples of a class, ascending; fewer at the end.
     *
     * @param first place of the first one within the class
     */
    public int[] page(int label, int first, int count) {
        int[] all = members[label];
        return IntStream.range(first, Math.min(all.length, first + count))
                .map(i -> all[i])
                .toArray();
    }
}
