package org.layerwright.ui.control;

/**
 * The part of a plot's x axis that is looked at.
 *
 * @param from not below 0
 * @param to above {@code from}
 */
public record PlotRange(double from, double to) {
    private static final double LEAST = 4;

    public PlotRange {
        if (!(from >= 0 && to > from)) {
            throw new IllegalArgumentException("Expected 0 <= from < to, found " + from + " and " + to + ".");
        }
    }

    /** A range between two places in either order, at least a few steps wide, inside 0 to {@code max}. */
    static PlotRange between(double one, double other, double max) {
        double width = Math.min(max, Math.max(LEAST, Math.abs(one - other)));
        double from = Math.max(0, Math.min(Math.min(one, other), max - width));
        return new PlotRange(from, from + width);
    }

    /**
     * The same place under {@code at}, and {@code factor} times as much around it.
     *
     * @param max the end of the whole axis
     */
    PlotRange scaled(double factor, double at, double max) {
        return between(at - (at - from) * factor, at + (to - at) * factor, max);
    }

    /** As wide, further on; it stays inside 0 to {@code max}. */
    PlotRange moved(double by, double max) {
        double start = Math.max(0, Math.min(from + by, max - (to - from)));
        return new PlotRange(start, start + (to - from));
    }

    boolean covers(double max) {
        return from <= 0 && to >= max * (1 - 1e-9);
    }
}
