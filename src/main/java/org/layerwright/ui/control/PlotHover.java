package org.layerwright.ui.control;

import java.util.List;

/**
 * What a plot tells about one step.
 *
 * @param x the step
 * @param title names the step and its epoch
 * @param rows one a curve that has a value there
 */
public record PlotHover(double x, String title, List<Row> rows) {
    public PlotHover {
        rows = List.copyOf(rows);
    }

    /** A curve's value, ready to be read. */
    public record Row(PlotCurve curve, String name, double x, double value, String text) {}
}
