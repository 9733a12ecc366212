package org.layerwright.ui.view.runs;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.ui.control.InkCanvas;
import org.layerwright.ui.viewmodel.runs.TradeOff.Point;

/**
 * Runs as points: cost to the right, in powers of ten, accuracy upwards. Those on the Pareto front are full, joined and named;
 * the others are rings.
 */
final class TradeOffPlot extends InkCanvas {
    private static final double LEFT = 58;
    private static final double RIGHT = 150;
    private static final double ABOVE = 12;
    private static final double BELOW = 26;
    private static final double DOT = 4;
    private static final int LINES = 4;
    private static final double LEAST_SPAN = 0.02;

    private final DoubleFunction<String> percent;
    private List<Point> points = List.of();
    private Function<Point, String> name = point -> "";
    private DoubleFunction<String> cost = value -> "";

    TradeOffPlot(DoubleFunction<String> percent) {
        this.percent = percent;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(200, 80);
    }

    /**
     * @param name of a run
     * @param cost in words
     */
    void show(List<Point> shown, Function<Point, String> name, DoubleFunction<String> cost) {
        points = shown;
        this.name = name;
        this.cost = cost;
        requestDraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        if (points.isEmpty()) {
            return;
        }
        double w = width - LEFT - RIGHT;
        double h = height - ABOVE - BELOW;
        double least = points.stream().mapToDouble(Point::accuracy).min().orElse(0);
        double most = points.stream().mapToDouble(Point::accuracy).max().orElse(1);
        double span = Math.max(LEAST_SPAN, most - least) * 1.2;
        double low = Math.max(0, (least + most - span) / 2);
        double from = Math.log10(points.get(0).cost()) - 0.1;
        double to = Math.log10(points.get(points.size() - 1).cost()) + 0.1;
        g.setFont(Font.font(11));
        g.setLineWidth(1);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i <= LINES; i++) {
            double y = ABOVE + h - h * i / LINES;
            g.setStroke(ink(Ink.GRID));
            g.strokeLine(LEFT, y, LEFT + w, y);
            g.setFill(ink(Ink.MUTED));
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(percent.apply(low + span * i / LINES), LEFT - 7, y);
            double x = LEFT + w * i / LINES;
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(cost.apply(Math.pow(10, from + (to - from) * i / LINES)), x, ABOVE + h + 14);
        }
        double beforeX = Double.NaN;
        double beforeY = Double.NaN;
        for (Point point : points) {
            double x = LEFT + w * (Math.log10(point.cost()) - from) / (to - from);
            double y = ABOVE + h - h * (point.accuracy() - low) / span;
            g.setStroke(curve(0));
            g.setLineWidth(1.5);
            if (!point.best()) {
                g.strokeOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
                continue;
            }
            if (!Double.isNaN(beforeX)) {
                // What one gets for any cost between two runs is the cheaper one.
                g.strokeLine(beforeX, beforeY, x, beforeY);
                g.strokeLine(x, beforeY, x, y);
            }
            g.setFill(curve(0));
            g.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            g.setFill(ink(Ink.TEXT));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(name.apply(point), x + 2 * DOT, y - 2 * DOT, RIGHT - 3 * DOT);
            beforeX = x;
            beforeY = y;
        }
    }
}
