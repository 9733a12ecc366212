package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.ui.control.InkCanvas;

/** A square picture of one quantity against another: a curve or points, with the diagonal for comparison. */
final class XyPlot extends InkCanvas {
    private static final double LEFT = 64;
    private static final double BELOW = 44;
    private static final double EDGE = 14;
    private static final int TICKS = 5;
    private static final double DOT = 2.4;

    /**
     * What is drawn.
     *
     * @param line whether the points are joined
     * @param dots whether each point is marked
     * @param diagonal whether equal values are marked by a line
     * @param low where both axes begin
     */
    record Content(
            String xTitle,
            String yTitle,
            double[] x,
            double[] y,
            boolean line,
            boolean dots,
            boolean diagonal,
            double lowX,
            double highX,
            double lowY,
            double highY) {}

    private final NumberFormat format;
    private List<Content> content = List.of();

    XyPlot(Locale locale) {
        format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(3);
        getStyleClass().add("xy-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(260, 220);
        setPrefSize(480, 420);
    }

    void show(Content newContent) {
        content = List.of(newContent);
        requestDraw();
    }

    /** What is drawn; none or one. */
    List<Content> content() {
        return content;
    }

    void clear() {
        content = List.of();
        requestDraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        for (Content shown : content) {
            double w = width - LEFT - EDGE;
            double h = height - BELOW - EDGE;
            frame(g, shown, w, h);
            g.save();
            g.beginPath();
            g.rect(LEFT - 3, EDGE - 3, w + 6, h + 6);
            g.clip();
            if (shown.diagonal()) {
                double low = Math.max(shown.lowX(), shown.lowY());
                double high = Math.min(shown.highX(), shown.highY());
                g.setStroke(ink(Ink.MUTED));
                g.setLineDashes(5, 5);
                g.strokeLine(px(shown, low, w), py(shown, low, h), px(shown, high, w), py(shown, high, h));
                g.setLineDashes((double[]) null);
            }
            points(g, shown, w, h);
            g.restore();
        }
    }

    private static double px(Content c, double x, double w) {
        return LEFT + (x - c.lowX()) / (c.highX() - c.lowX()) * w;
    }

    private static double py(Content c, double y, double h) {
        return EDGE + (c.highY() - y) / (c.highY() - c.lowY()) * h;
    }

    private void frame(GraphicsContext g, Content c, double w, double h) {
        g.setFont(Font.font(11));
        g.setLineWidth(thin());
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i <= TICKS; i++) {
            double x = c.lowX() + (c.highX() - c.lowX()) * i / TICKS;
            double y = c.lowY() + (c.highY() - c.lowY()) * i / TICKS;
            g.setStroke(ink(Ink.GRID));
            g.strokeLine(middle(px(c, x, w)), EDGE, middle(px(c, x, w)), EDGE + h);
            g.strokeLine(LEFT, middle(py(c, y, h)), LEFT + w, middle(py(c, y, h)));
            g.setFill(ink(Ink.MUTED));
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(format.format(x), px(c, x, w), EDGE + h + 12);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(format.format(y), LEFT - 7, py(c, y, h));
        }
        g.setFill(ink(Ink.TEXT));
        g.setFont(Font.font(12));
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(c.xTitle(), LEFT + w / 2, EDGE + h + 32);
        g.save();
        g.translate(11, EDGE + h / 2);
        g.rotate(-90);
        g.fillText(c.yTitle(), 0, 0);
        g.restore();
    }

    private void points(GraphicsContext g, Content c, double w, double h) {
        g.setStroke(curve(0));
        g.setFill(curve(0));
        g.setLineWidth(2);
        for (int i = 0; i < c.x().length; i++) {
            double x = px(c, c.x()[i], w);
            double y = py(c, c.y()[i], h);
            if (c.line() && i > 0) {
                g.strokeLine(px(c, c.x()[i - 1], w), py(c, c.y()[i - 1], h), x, y);
            }
            if (c.dots()) {
                double r = c.line() ? 2 * DOT : DOT;
                g.fillOval(x - r, y - r, 2 * r, 2 * r);
            }
        }
    }
}
