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
 * @param levels horizontal lines
 */
public record PlotContent(
        String title,
        ValueFormat format,
        List<PlotCurve> curves,
        List<Mark> marks,
        int stepsPerEpoch,
        String emptyText,
        List<Level> levels) {
    public PlotContent {
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
        levels = List.copyOf(levels);
    }

    public PlotContent(
            String title,
            ValueFormat format,
            List<PlotCurve> curves,
            List<Mark> marks,
            int stepsPerEpoch,
            String emptyText) {
        this(title, format, curves, marks, stepsPerEpoch, emptyText, List.of());
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

    /** A horizontal line at a value worth comparing with; drawn where it lies within the range. */
    public record Level(double y, String text) {}

    /** The same with other curves. */
    PlotContent with(List<PlotCurve> otherCurves) {
        return new PlotContent(title, format, otherCurves, marks, stepsPerEpoch, emptyText, levels);
    }

    /** The names of its curves, in order. */
    public List<String> names() {
        return curves.stream()
                .map(PlotCurve::name)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The name that a curve is hidden by: its own, or that of the first named one of its colour. */
    String owner(PlotCurve curve) {
        if (!curve.name().isEmpty()) {
            return curve.name();
        }
        return curves.stream()
                .filter(other -> !other.name().isEmpty()
                        && other.style().colour() == curve.style().colour())
                .map(PlotCurve::name)
                .findFirst()
                .orElse("");
    }

    boolean isEmpty() {
        return curves.stream().allMatch(curve -> curve.series().isEmpty());
    }
}
