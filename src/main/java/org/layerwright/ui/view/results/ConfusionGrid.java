package org.layerwright.ui.view.results;

import java.util.List;
import java.util.Optional;

/**
 * Where the cells and the names of a confusion matrix are, in pixels.
 *
 * @param names of the classes
 * @param cell the side of a cell
 */
record ConfusionGrid(List<String> names, double cell) {
    /** A cell that has room for a number. */
    private static final double LEAST_CELL = 24;
    /** From so many classes on the pattern counts for more than the numbers. */
    private static final int MANY = 30;

    private static final double LEAST_OF_MANY = 7;
    private static final double MOST_CELL = 62;
    private static final double NAME_HEIGHT = 11;
    private static final double CHARACTER = 6.6;
    private static final double MOST_NAME = 110;
    private static final double HEAD = 22;

    /** With cells as large as fit into a place, but never too small to read. */
    static ConfusionGrid fitting(List<String> names, double width, double height) {
        ConfusionGrid any = new ConfusionGrid(names, LEAST_CELL);
        int cells = names.size() + 1;
        double room = Math.min((width - any.left()) / cells, (height - any.top()) / cells);
        double least = names.size() >= MANY ? LEAST_OF_MANY : LEAST_CELL;
        return new ConfusionGrid(names, Math.floor(Math.max(least, Math.min(MOST_CELL, room))));
    }

    /** Whether cells have no room for numbers. */
    boolean isFine() {
        return cell < LEAST_CELL;
    }

    double left() {
        return HEAD + nameWidth();
    }

    double top() {
        return HEAD + (isSlanted() ? nameWidth() : HEAD);
    }

    /** The left edge of a column. */
    double x(int column) {
        return left() + column * cell;
    }

    /** The upper edge of a row. */
    double y(int row) {
        return top() + row * cell;
    }

    /** Of all cells together. */
    double side() {
        return names.size() * cell;
    }

    /** With names and totals. */
    double width() {
        return left() + side() + cell;
    }

    /** With names and totals. */
    double height() {
        return top() + side() + cell;
    }

    double nameWidth() {
        int longest = names.stream().mapToInt(String::length).max().orElse(1);
        return Math.min(MOST_NAME, Math.max(26, longest * CHARACTER + 12));
    }

    /** Whether column names are too long to stand over their cells. */
    boolean isSlanted() {
        return nameWidth() > LEAST_CELL + 4;
    }

    /** Every how many classes a name is written. */
    int everyName() {
        return (int) Math.max(1, Math.ceil(NAME_HEIGHT / cell));
    }

    /** Row and column of the cell at a place. */
    Optional<int[]> at(double x, double y) {
        int column = (int) Math.floor((x - left()) / cell);
        int row = (int) Math.floor((y - top()) / cell);
        boolean inside = row >= 0 && column >= 0 && row < names.size() && column < names.size();
        return inside ? Optional.of(new int[] {row, column}) : Optional.empty();
    }
}
