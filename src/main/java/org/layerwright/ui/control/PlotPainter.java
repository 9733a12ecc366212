package org.layerwright.ui.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.layerwright.ui.control.PlotCurve.Marker;
import org.layerwright.ui.viewmodel.SeriesModel;

/** Draws a plot into a canvas of a size and scale. One painter is kept for a plot, for its pixels. */
final class PlotPainter {
    /** Room for the thickness of a line along the upper and lower edge. */
    private static final int INSET = 4;

    private static final int MOST_WIDTHS = 500;
    private static final double GAP = 8;
    private static final double MARKER = 4;
    private static final double LEAST_BETWEEN_MARKERS = 9;
    private static final double SAMPLE = 22;
    private static final double SAMPLE_GAP = 4;
    private static final double LEGEND_GAP = 12;

    private final GraphicsContext gc;
    private final Text measure = new Text();
    private final Map<Font, Map<String, Double>> widths = new HashMap<>();
    /** Two in turn: the renderer may still read one while the other is drawn. */
    private CurveRaster front;

    private CurveRaster back;
    private Rectangle2D area = Rectangle2D.EMPTY;

    PlotPainter(GraphicsContext gc) {
        this.gc = gc;
    }

    /** Where curves were drawn last, in the canvas's coordinates. */
    Rectangle2D area() {
        return area;
    }

    double headerHeight(Font font) {
        return Math.ceil(font.getSize() * 1.5) + GAP;
    }

    double width(String text, Font font) {
        Map<String, Double> known = widths.computeIfAbsent(font, key -> new HashMap<>());
        if (known.size() > MOST_WIDTHS) {
            known.clear();
        }
        return known.computeIfAbsent(text, key -> {
            measure.setFont(font);
            measure.setText(text);
            return Math.ceil(measure.getLayoutBounds().getWidth());
        });
    }

    static Font bold(Font font) {
        return Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
    }

    void paint(
            double width,
            double height,
            double scale,
            double titleEnd,
            PlotView view,
            PlotContent content,
            PlotColours colours,
            Font font) {
        gc.clearRect(0, 0, width, height);
        gc.setFont(font);
        gc.setTextBaseline(VPos.CENTER);
        double labels = 0;
        for (double tick : view.y().ticks()) {
            labels = Math.max(labels, width(view.yLabel(tick), font));
        }
        double left = snap(labels + GAP, scale);
        double top = snap(headerHeight(font), scale);
        double bottom = snap(height - font.getSize() * 1.4 - GAP, scale);
        double right = snap(width - GAP, scale);
        area = new Rectangle2D(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
        header(width, titleEnd, content, colours, font);
        if (content.isEmpty()) {
            frame(colours, scale);
            centred(content.emptyText(), colours.muted());
            return;
        }
        grid(view, colours, scale, font);
        curves(view, content, colours, scale);
        markers(view, content, colours);
        marks(view, content, colours, scale, font);
    }

    /** The line and the box at the step under the mouse. */
    void paintHover(PlotView view, PlotHover hover, PlotColours colours, Font font, double scale) {
        double at = snap(px(view, hover.x()), scale) + 0.5 / scale;
        gc.setStroke(colours.text());
        gc.setLineWidth(1 / scale);
        gc.strokeLine(at, area.getMinY(), at, area.getMaxY());
        for (PlotHover.Row row : hover.rows()) {
            Color colour = colours.curve(row.curve().style().colour());
            double y = clampY(py(view, row.value()));
            gc.setFill(colours.background());
            gc.fillOval(px(view, row.x()) - MARKER - 1, y - MARKER - 1, 2 * MARKER + 2, 2 * MARKER + 2);
            gc.setFill(colour);
            gc.fillOval(px(view, row.x()) - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER);
        }
        box(hover, colours, font, at, scale);
    }

    void paintFocus(double width, double height, PlotColours colours) {
        gc.setStroke(colours.focus());
        gc.setLineWidth(1.5);
        gc.strokeRoundRect(1, 1, width - 2, height - 2, 6, 6);
    }

    private void header(double width, double titleEnd, PlotContent content, PlotColours colours, Font font) {
        double middle = headerHeight(font) / 2 - 2;
        gc.setFill(colours.text());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFont(bold(font));
        gc.fillText(content.title(), 2, middle);
        gc.setFont(font);
        List<PlotCurve> named = content.curves().stream()
                .filter(curve -> !curve.name().isEmpty())
                .toList();
        double room = width - GAP - titleEnd;
        boolean all = legendWidth(named, font) <= room;
        double at = width - GAP;
        for (int i = named.size() - 1; i >= 0; i--) {
            PlotCurve curve = named.get(i);
            // Where it is too narrow, what has no line of its own is left to the hover box.
            if (all || curve.style().width() > 0) {
                at -= width(curve.name(), font);
                gc.setFill(colours.muted());
                gc.fillText(curve.name(), at, middle);
                at -= sampleWidth(curve.style()) + SAMPLE_GAP;
                sample(curve.style(), colours, at, middle);
                at -= LEGEND_GAP;
            }
        }
    }

    private double legendWidth(List<PlotCurve> named, Font font) {
        return named.stream()
                .mapToDouble(curve -> width(curve.name(), font) + sampleWidth(curve.style()) + SAMPLE_GAP + LEGEND_GAP)
                .sum();
    }

    private static double sampleWidth(PlotCurve.Style style) {
        return style.width() > 0 ? SAMPLE : 2 * MARKER;
    }

    /** A short piece of a curve, as the legend and the hover box show it. */
    private void sample(PlotCurve.Style style, PlotColours colours, double x, double y) {
        Color colour = colours.curve(style.colour());
        if (style.width() > 0) {
            gc.setStroke(colour);
            gc.setLineWidth(style.width());
            gc.setLineDashes(style.dash(), style.dash());
            gc.strokeLine(x, y, x + SAMPLE, y);
            gc.setLineDashes((double[]) null);
        }
        marker(style.marker(), x + sampleWidth(style) / 2, y, colour, colours.background());
    }

    private void frame(PlotColours colours, double scale) {
        gc.setStroke(colours.grid());
        gc.setLineWidth(1 / scale);
        double half = 0.5 / scale;
        gc.strokeRect(area.getMinX() + half, area.getMinY() + half, area.getWidth(), area.getHeight());
    }

    private void centred(String text, Color colour) {
        gc.setFill(colour);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.fillText(
                text,
                (area.getMinX() + area.getMaxX()) / 2,
                (area.getMinY() + area.getMaxY()) / 2,
                area.getWidth() - 2 * GAP);
    }

    private void grid(PlotView view, PlotColours colours, double scale, Font font) {
        double half = 0.5 / scale;
        gc.setLineWidth(1 / scale);
        gc.setStroke(colours.grid());
        gc.setFill(colours.muted());
        gc.setTextAlign(TextAlignment.RIGHT);
        for (double tick : view.y().ticks()) {
            double y = snap(py(view, tick), scale);
            gc.strokeLine(area.getMinX(), y + half, area.getMaxX(), y + half);
            gc.fillText(view.yLabel(tick), area.getMinX() - 6, y);
        }
        for (double tick : view.x().ticks()) {
            double x = snap(px(view, tick), scale);
            gc.strokeLine(x + half, area.getMinY(), x + half, area.getMaxY());
        }
        xLabels(view, font);
    }

    /** The last tick also says what is counted; the others give way to it. */
    private void xLabels(PlotView view, Font font) {
        List<Double> ticks = view.x().ticks();
        double y = area.getMaxY() + GAP / 2 + font.getSize() * 0.75;
        double free = area.getMaxX() + GAP;
        gc.setTextAlign(TextAlignment.LEFT);
        for (int i = ticks.size() - 1; i >= 0; i--) {
            boolean last = i == ticks.size() - 1;
            String text = last ? view.xLastLabel(ticks.get(i)) : view.xLabel(ticks.get(i));
            double width = width(text, font);
            double x = Math.min(px(view, ticks.get(i)) - width / 2, area.getMaxX() + GAP - width);
            if (x + width <= free) {
                gc.fillText(text, x, y);
                free = x - GAP;
            }
        }
    }

    private void curves(PlotView view, PlotContent content, PlotColours colours, double scale) {
        int width = (int) Math.max(1, Math.round(area.getWidth() * scale));
        int height = (int) Math.max(1, Math.round((area.getHeight() + 2 * INSET) * scale));
        CurveRaster raster = back != null && back.width() == width && back.height() == height
                ? back
                : new CurveRaster(width, height);
        back = front;
        front = raster;
        raster.clear();
        for (PlotCurve curve : content.curves()) {
            PlotCurve.Style style = curve.style();
            if (style.width() > 0 && !curve.series().isEmpty()) {
                raster.draw(
                        curve.series(),
                        view.x(),
                        view.y(),
                        INSET * scale,
                        colours.curve(style.colour()),
                        style.opacity(),
                        style.width() * scale,
                        style.dash() * scale);
            }
        }
        gc.setImageSmoothing(false);
        gc.drawImage(raster.finished(), area.getMinX(), area.getMinY() - INSET, width / scale, height / scale);
    }

    private void markers(PlotView view, PlotContent content, PlotColours colours) {
        for (PlotCurve curve : content.curves()) {
            SeriesModel series = curve.series();
            if (curve.style().marker() == Marker.NONE || series.isEmpty()) {
                continue;
            }
            double room = area.getWidth() * view.x().position(series.lastX()) / series.size();
            int every = (int) Math.max(1, Math.ceil(LEAST_BETWEEN_MARKERS / Math.max(room, 1e-9)));
            // Counted from the end, so that the newest point always has its marker.
            for (int i = series.size() - 1; i >= 0; i -= every) {
                marker(
                        curve.style().marker(),
                        px(view, series.x(i)),
                        clampY(py(view, series.y(i))),
                        colours.curve(curve.style().colour()),
                        colours.background());
            }
        }
    }

    private void marker(Marker marker, double x, double y, Color colour, Color inside) {
        switch (marker) {
            case CIRCLE -> {
                gc.setFill(inside);
                gc.fillOval(x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER);
                gc.setStroke(colour);
                gc.setLineWidth(1.6);
                gc.strokeOval(x - MARKER + 0.8, y - MARKER + 0.8, 2 * MARKER - 1.6, 2 * MARKER - 1.6);
            }
            case DIAMOND -> {
                gc.setFill(colour);
                double r = MARKER + 0.5;
                gc.fillPolygon(new double[] {x, x + r, x, x - r}, new double[] {y - r, y, y + r, y}, 4);
            }
            case NONE -> {}
        }
    }

    private void marks(PlotView view, PlotContent content, PlotColours colours, double scale, Font font) {
        for (PlotContent.Mark mark : content.marks()) {
            double x = snap(px(view, mark.x()), scale) + 0.5 / scale;
            Color colour = mark.strong() ? colours.text() : colours.muted();
            gc.setStroke(colour);
            gc.setLineWidth(1 / scale);
            gc.setLineDashes(mark.strong() ? new double[] {5, 3} : new double[] {1, 3});
            gc.strokeLine(x, area.getMinY(), x, area.getMaxY());
            gc.setLineDashes((double[]) null);
            double textWidth = width(mark.text(), font);
            boolean before = x + textWidth + GAP > area.getMaxX();
            double textX = before ? x - textWidth - 5 : x + 5;
            // In the middle, where losses have fallen below and accuracies have risen above.
            double y = (area.getMinY() + area.getMaxY()) / 2 + (mark.strong() ? 0 : 1.6 * font.getSize());
            gc.setFill(veil(colours.background()));
            gc.fillRoundRect(textX - 3, y - font.getSize() * 0.75, textWidth + 6, font.getSize() * 1.5, 4, 4);
            gc.setFill(colour);
            gc.setTextAlign(TextAlignment.LEFT);
            gc.fillText(mark.text(), textX, y);
        }
    }

    private void box(PlotHover hover, PlotColours colours, Font font, double at, double scale) {
        Font bold = bold(font);
        double line = Math.ceil(font.getSize() * 1.5);
        double names = 0;
        double values = 0;
        for (PlotHover.Row row : hover.rows()) {
            names = Math.max(names, width(row.name(), font));
            values = Math.max(values, width(row.text(), bold));
        }
        double inner = Math.max(width(hover.title(), font), SAMPLE + 6 + names + 2 * GAP + values);
        double boxWidth = inner + 2 * GAP;
        double boxHeight = line * (hover.rows().size() + 1) + GAP;
        double x = at + 12 + boxWidth <= area.getMaxX() ? at + 12 : at - 12 - boxWidth;
        x = snap(Math.max(2, x), scale) + 0.5 / scale;
        double y = snap(area.getMinY() + 4, scale) + 0.5 / scale;
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
            sample(row.curve().style(), colours, x + GAP, rowY);
            gc.setFill(colours.text());
            gc.setTextAlign(TextAlignment.LEFT);
            gc.setFont(font);
            gc.fillText(row.name(), x + GAP + SAMPLE + 6, rowY);
            gc.setTextAlign(TextAlignment.RIGHT);
            gc.setFont(bold);
            gc.fillText(row.text(), x + boxWidth - GAP, rowY);
        }
        gc.setFont(font);
    }

    private static Color veil(Color background) {
        return background.deriveColor(0, 1, 1, 0.8);
    }

    private double px(PlotView view, double x) {
        return area.getMinX() + area.getWidth() * view.x().position(x);
    }

    private double py(PlotView view, double y) {
        return area.getMaxY() - area.getHeight() * view.y().position(y);
    }

    private double clampY(double y) {
        return Math.max(area.getMinY(), Math.min(area.getMaxY(), y));
    }

    private static double snap(double value, double scale) {
        return Math.round(value * scale) / scale;
    }
}
