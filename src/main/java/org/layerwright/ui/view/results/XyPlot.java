package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.ui.control.InkCanvas;
import org.layerwright.ui.control.PlotAxis;
import org.layerwright.ui.control.Tips;

/** A square picture of one quantity against another: a curve or points, with the diagonal for comparison. */
final class XyPlot extends InkCanvas {
    private static final double LEFT = 64;
    private static final double BELOW = 44;
    private static final double EDGE = 14;
    private static final int TICKS = 6;
    /** As far from the mouse a point is still meant. */
    private static final double NEAR = 14;

    private static final double RING = 7;

    private static final double DOT = 2.4;

    /**
     * What is drawn.
     *
     * @param line whether the points are joined
     * @param dots whether each point is marked
     * @param diagonal whether equal values are marked by a line
     * @param reading what is said of a point that the mouse is near, by its index
     * @param chosen hears of a point that is clicked, by its index
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
            double highY,
            IntFunction<String> reading,
            IntConsumer chosen) {}

    private final NumberFormat format;
    private final Tooltip help = Tips.line();
    /** Around the point that the mouse is near; a node of its own, so that nothing is drawn anew while the mouse moves. */
    private final Circle ring = new Circle(RING);

    private List<Content> content = List.of();
    /** The point that the mouse is near; -1 for none. */
    private int near = -1;

    XyPlot(Locale locale) {
        format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(3);
        getStyleClass().add("xy-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(260, 220);
        setPrefSize(480, 420);
        ring.getStyleClass().add("plot-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setVisible(false);
        getChildren().add(ring);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> read(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            point(event);
            if (near >= 0) {
                content.get(0).chosen().accept(near);
            }
        });
    }

    /** What the mouse reads; for tests. */
    String pointedAt() {
        return near < 0 ? "" : help.getText();
    }

    /** Where a point is drawn; for tests. */
    double[] place(int index) {
        Content c = content.get(0);
        return new double[] {px(c, c.x()[index], plotWidth()), py(c, c.y()[index], plotHeight())};
    }

    private double plotWidth() {
        return getWidth() - LEFT - EDGE;
    }

    private double plotHeight() {
        return getHeight() - BELOW - EDGE;
    }

    private void point(MouseEvent event) {
        int found = -1;
        double least = NEAR;
        for (Content c : content) {
            double w = plotWidth();
            double h = plotHeight();
            for (int i = 0; i < c.x().length; i++) {
                double distance = Math.hypot(px(c, c.x()[i], w) - event.getX(), py(c, c.y()[i], h) - event.getY());
                if (distance < least) {
                    least = distance;
                    found = i;
                }
            }
        }
        read(found);
    }

    private void read(int found) {
        if (found == near) {
            return;
        }
        near = found;
        if (near < 0) {
            Tooltip.uninstall(this, help);
        } else {
            help.setText(content.get(0).reading().apply(near));
            Tooltip.install(this, help);
            double[] at = place(near);
            ring.setCenterX(at[0]);
            ring.setCenterY(at[1]);
        }
        ring.setVisible(near >= 0);
    }

    void show(Content newContent) {
        content = List.of(newContent);
        read(-1);
        requestDraw();
    }

    /** What is drawn; none or one. */
    List<Content> content() {
        return content;
    }

    void clear() {
        content = List.of();
        read(-1);
        requestDraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        for (Content shown : content) {
            double w = plotWidth();
            double h = plotHeight();
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
        g.setStroke(ink(Ink.GRID));
        g.setFill(ink(Ink.MUTED));
        g.setTextAlign(TextAlignment.CENTER);
        for (double x : PlotAxis.between(c.lowX(), c.highX(), TICKS).ticks()) {
            g.strokeLine(middle(px(c, x, w)), EDGE, middle(px(c, x, w)), EDGE + h);
            g.fillText(format.format(x), px(c, x, w), EDGE + h + 12);
        }
        g.setTextAlign(TextAlignment.RIGHT);
        for (double y : PlotAxis.between(c.lowY(), c.highY(), TICKS).ticks()) {
            g.strokeLine(LEFT, middle(py(c, y, h)), LEFT + w, middle(py(c, y, h)));
            g.fillText(format.format(y), LEFT - 7, py(c, y, h));
        }
        strokeSharp(g, LEFT, EDGE, LEFT + w, EDGE + h);
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
        double[] x = Arrays.stream(c.x()).map(value -> px(c, value, w)).toArray();
        double[] y = Arrays.stream(c.y()).map(value -> py(c, value, h)).toArray();
        if (c.line()) {
            // As one line: ends of many would show where they overlap.
            g.strokePolyline(x, y, x.length);
        }
        double r = c.line() ? 2 * DOT : DOT;
        for (int i = 0; c.dots() && i < x.length; i++) {
            g.fillOval(x[i] - r, y[i] - r, 2 * r, 2 * r);
        }
    }
}
