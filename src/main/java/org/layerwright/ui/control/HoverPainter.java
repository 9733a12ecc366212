package org.layerwright.ui.control;

import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws what a plot tells about one step: a line, a dot on every curve, and a box with their values. */
final class HoverPainter {
    private static final double GAP = 8;
    private static final double SAMPLE_ROOM = 28;
    private static final double BESIDE = 12;

    private final PlotPen pen;
    private final GraphicsContext gc;
    private final PlotPainter plot;

    /** @param plot knows where things are */
    HoverPainter(PlotPen pen, PlotPainter plot) {
        this.pen = pen;
        this.gc = pen.gc();
        this.plot = plot;
    }

    void paint(PlotView view, PlotHover hover, PlotColours colours, Font font, double scale) {
        double at = PlotPen.snap(plot.px(view, hover.x()), scale) + 0.5 / scale;
        gc.setStroke(colours.text());
        gc.setLineWidth(1 / scale);
        gc.strokeLine(at, plot.area().getMinY(), at, plot.area().getMaxY());
        for (PlotHover.Row row : hover.rows()) {
            Color colour = colours.curve(row.curve().style().colour());
            double y = plot.yInside(view, row.value());
            gc.setFill(colours.background());
            gc.fillOval(
                    plot.px(view, row.x()) - PlotPen.MARKER - 1,
                    y - PlotPen.MARKER - 1,
                    2 * PlotPen.MARKER + 2,
                    2 * PlotPen.MARKER + 2);
            gc.setFill(colour);
            gc.fillOval(
                    plot.px(view, row.x()) - PlotPen.MARKER,
                    y - PlotPen.MARKER,
                    2 * PlotPen.MARKER,
                    2 * PlotPen.MARKER);
        }
        box(hover, colours, font, at, scale);
    }

    private void box(PlotHover hover, PlotColours colours, Font font, double at, double scale) {
        boolean roomForAll = fits(boxWidth(hover, PlotHover.Row::name, font), at);
        // Without room beside the line, the epoch that a value belongs to is left to its dot.
        Function<PlotHover.Row, String> name =
                roomForAll ? PlotHover.Row::name : row -> row.curve().name();
        double boxWidth = boxWidth(hover, name, font);
        double line = Math.ceil(font.getSize() * 1.5);
        double boxHeight = line * (hover.rows().size() + 1) + GAP;
        double right = at + BESIDE;
        double x = right + boxWidth <= plot.area().getMaxX() ? right : at - BESIDE - boxWidth;
        x = PlotPen.snap(Math.max(2, x), scale) + 0.5 / scale;
        double y = PlotPen.snap(plot.area().getMinY() + 4, scale) + 0.5 / scale;
        gc.setFill(colours.background());
        gc.fillRoundRect(x, y, boxWidth, boxHeight, 6, 6);
        gc.setStroke(colours.muted());
        gc.setLineWidth(1 / scale);
        gc.strokeRoundRect(x, y, boxWidth, boxHeight, 6, 6);
        double rowY = y + GAP / 2 + line / 2;
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFill(colours.muted());
        gc.fillText(hover.title(), x + GAP, rowY);
        for (PlotHover.Row row : hover.rows()) {
            rowY += line;
            pen.sample(row.curve().style(), colours, x + GAP, rowY);
            gc.setFill(colours.text());
            gc.setTextAlign(TextAlignment.LEFT);
            gc.setFont(font);
            gc.fillText(name.apply(row), x + GAP + SAMPLE_ROOM, rowY);
            gc.setTextAlign(TextAlignment.RIGHT);
            gc.setFont(PlotPen.bold(font));
            gc.fillText(row.text(), x + boxWidth - GAP, rowY);
        }
        gc.setFont(font);
    }

    private boolean fits(double boxWidth, double at) {
        return at + BESIDE + boxWidth <= plot.area().getMaxX() || at - BESIDE - boxWidth >= 0;
    }

    private double boxWidth(PlotHover hover, Function<PlotHover.Row, String> name, Font font) {
        double names = 0;
        double values = 0;
        for (PlotHover.Row row : hover.rows()) {
            names = Math.max(names, pen.width(name.apply(row), font));
            values = Math.max(values, pen.width(row.text(), PlotPen.bold(font)));
        }
        double inner = Math.max(pen.width(hover.title(), font), SAMPLE_ROOM + names + 2 * GAP + values);
        return inner + 2 * GAP;
    }
}
