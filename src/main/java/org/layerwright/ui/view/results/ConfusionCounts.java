package org.layerwright.ui.view.results;

import java.util.List;

/**
 * How often which class was taken for which, with the sums.
 *
 * @param names of the classes
 * @param counts a row for each true class, a column for each predicted one
 */
record ConfusionCounts(List<String> names, List<List<Integer>> counts) {
    static final ConfusionCounts NONE = new ConfusionCounts(List.of(), List.of());

    int classes() {
        return counts.size();
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    int count(int row, int column) {
        return counts.get(row).get(column);
    }

    long total(int row) {
        return counts.get(row).stream().mapToLong(Integer::longValue).sum();
    }

    long columnTotal(int column) {
        return counts.stream().mapToLong(line -> line.get(column)).sum();
    }

    /** A cell's share of its row, in [0, 1]. */
    double rate(int row, int column) {
        long whole = total(row);
        return whole == 0 ? 0 : (double) count(row, column) / whole;
    }
}
