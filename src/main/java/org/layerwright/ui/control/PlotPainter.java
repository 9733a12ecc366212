package org.layerwright.ui.control;

import java.util.List;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.ui.control.PlotCurve.Marker;
import org.layerwright.ui.viewmodel.SeriesModel;

/** Draws a plot into a canvas of a size and scale. One painter is kept for a plot, for its pixels. */
final class PlotPainter {
    /** Room for the thickness of a line along the upper and lower edge. */
    private static final int INSET = 4;

    private static final double GAP = 8;
    private static final double LEAST_BETWEEN_MARKERS = 9;

    private final GraphicsContext gc;
    private final PlotPen pen;
    private final PlotLegend legend;
    /** Two in turn: the renderer may still read one while the other is drawn. */
    private CurveRaster front;

    private CurveRaster back;
    private Rectangle2D area = Rectangle2D.EMPTY;

    PlotPainter(PlotPen pen) {
        this.pen = pen;
        this.gc = pen.gc();
        this.legend = new PlotLegend(pen);
    }

    /** Where curves were drawn last, in the canvas's coordinates. */
    Rectangle2D area() {
        return area;
    }

    double headerHeight(Font font) {
        return Math.ceil(font.getSize() * 1.5) + GAP;
    }

    /**
     * @param whole the content with its hidden curves, which the legend shows
     * @param hidden their names
     */
    void paint(
            double width,
            double height,
            double scale,
            double titleEnd,
            PlotView view,
            PlotContent whole,
            Set<String> hidden,
            PlotColours colours,
            Font font) {
        PlotContent content = view.content();
        gc.clearRect(0, 0, width + 1, height + 1);
        gc.setFont(font);
        gc.setTextBaseline(VPos.CENTER);
        double labels = 0;
        for (double tick : view.y().ticks()) {
            labels = Math.max(labels, pen.width(view.yLabel(tick), font));
        }
        double left = PlotPen.snap(labels + GAP, scale);
        double top = PlotPen.snap(headerHeight(font), scale);
        double bottom = PlotPen.snap(height - font.getSize() * 1.4 - GAP, scale);
        double right = PlotPen.snap(width - GAP, scale);
        area = new Rectangle2D(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
        header(width, titleEnd, whole, hidden, colours, font);
        if (whole.isEmpty()) {
            frame(colours, scale);
            centred(content.emptyText(), colours.muted());
            return;
        }
        grid(view, colours, scale, font);
        curves(view, content, colours, scale);
        levels(view, content, colours, scale, font);
        markers(view, content, colours);
        marks(view, content, colours, scale, font);
    }

    void paintFocus(double width, double height, PlotColours colours) {
        gc.setStroke(colours.focus());
        gc.setLineWidth(1.5);
        gc.strokeRoundRect(1, 1, width - 2, height - 2, 6, 6);
    }

    /** The range that a drag is choosing. */
    void paintChosen(PlotView view, PlotRange range, PlotColours colours) {
        double from = px(view, range.from());
        gc.setGlobalAlpha(0.15);
        gc.setFill(colours.focus());
        gc.fillRect(from, area.getMinY(), px(view, range.to()) - from, area.getHeight());
        gc.setGlobalAlpha(1);
    }

    PlotLegend legend() {
        return legend;
    }

    private void header(
            double width, double titleEnd, PlotContent content, Set<String> hidden, PlotColours colours, Font font) {
        double height = headerHeight(font);
        gc.setFill(colours.text());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFont(PlotPen.bold(font));
        gc.fillText(content.title(), 2, height / 2 - 2);
        gc.setFont(font);
        legend.paint(content, hidden, colours, font, titleEnd, width - GAP, height);
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
            double y = PlotPen.snap(py(view, tick), scale);
            gc.strokeLine(area.getMinX(), y + half, area.getMaxX(), y + half);
            gc.fillText(view.yLabel(tick), area.getMinX() - 6, y);
        }
        for (double tick : view.x().ticks()) {
            double x = PlotPen.snap(px(view, tick), scale);
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
            double width = pen.width(text, font);
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
            int first = Math.max(0, series.firstAtOrAfter(view.x().min()));
            int end = series.firstAtOrAfter(Math.nextUp(view.x().max()), first);
            if (end == first) {
                continue;
            }
            double span = px(view, series.x(end - 1)) - px(view, series.x(first));
            double room = span / Math.max(1, end - first - 1);
            int every = (int) Math.max(1, Math.ceil(LEAST_BETWEEN_MARKERS / Math.max(room, 1e-9)));
            // Counted from the end, so that the newest point always has its marker.
            for (int i = end - 1; i >= first; i -= every) {
                pen.marker(
                        curve.style().marker(),
                        px(view, series.x(i)),
                        yInside(view, series.y(i)),
                        colours.curve(curve.style().colour()),
                        colours.background());
            }
        }
    }

    private void marks(PlotView view, PlotContent content, PlotColours colours, double scale, Font font) {
        for (PlotContent.Mark mark : content.marks()) {
            if (mark.x() < view.x().min() || mark.x() > view.x().max()) {
                continue;
            }
            double x = PlotPen.snap(px(view, mark.x()), scale) + 0.5 / scale;
            Color colour = mark.strong() ? colours.text() : colours.muted();
            gc.setStroke(colour);
            gc.setLineWidth(1 / scale);
            gc.setLineDashes(mark.strong() ? new double[] {5, 3} : new double[] {1, 3});
            gc.strokeLine(x, area.getMinY(), x, area.getMaxY());
            gc.setLineDashes((double[]) null);
            if (mark.text().isEmpty()) {
                continue;
            }
            double textWidth = pen.width(mark.text(), font);
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

    private void levels(PlotView view, PlotContent content, PlotColours colours, double scale, Font font) {
        for (PlotContent.Level level : content.levels()) {
            double position = view.y().position(level.y());
            if (position < 0 || position > 1 || level.y() < view.y().min()) {
                continue;
            }
            double y = PlotPen.snap(py(view, level.y()), scale) + 0.5 / scale;
            gc.setStroke(colours.text());
            gc.setLineWidth(1 / scale);
            gc.setLineDashes(2, 4);
            gc.strokeLine(area.getMinX(), y, area.getMaxX(), y);
            gc.setLineDashes((double[]) null);
            double middle = y - font.getSize() * 0.75;
            double wide = pen.width(level.text(), font);
            gc.setFill(veil(colours.background()));
            gc.fillRoundRect(area.getMinX() + 3, middle - font.getSize() * 0.6, wide + 4, font.getSize() * 1.2, 4, 4);
            gc.setFill(colours.muted());
            gc.setTextAlign(TextAlignment.LEFT);
            gc.fillText(level.text(), area.getMinX() + 5, middle);
        }
    }

    private static Color veil(Color background) {
        return background.deriveColor(0, 1, 1, 0.8);
    }

    double px(PlotView view, double x) {
        return area.getMinX() + area.getWidth() * view.x().position(x);
    }

    double py(PlotView view, double y) {
        return area.getMaxY() - area.getHeight() * view.y().position(y);
    }

    /** A place on the edge for what lies beyond it. */
    double yInside(PlotView view, double y) {
        return Math.max(area.getMinY(), Math.min(area.getMaxY(), py(view, y)));
    }
}
