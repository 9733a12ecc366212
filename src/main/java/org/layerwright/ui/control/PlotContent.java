package org.layerwright.ui.control;

import java.util.List;

/**
 * What a plot shows. The curves' points may change in place; the plot is told by setting a content again.
 *
 * @param title what is drawn upwards
 * @param format how its values are written
 * @param curves drawn in order, the last one on top
 * @param marks vertical lines
 * @param stepsPerEpoch x counts steps; where this is above 0 and an epoch is over, its axis is labelled in epochs
 * @param emptyText stands in the middle while no curve has a point
 */
public record PlotContent(
        String title,
        ValueFormat format,
        List<PlotCurve> curves,
        List<Mark> marks,
        int stepsPerEpoch,
        String emptyText) {
    public PlotContent {
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
    }

    public enum ValueFormat {
        NUMBER,
        /** A share, written in per cent; its axis ends at 100 %. */
        PERCENT
    }

    /**
     * A vertical line.
     *
     * @param strong whether it stands out, as the best epoch does
     */
    public record Mark(double x, String text, boolean strong) {}

    boolean isEmpty() {
        return curves.stream().allMatch(curve -> curve.series().isEmpty());
    }
}
