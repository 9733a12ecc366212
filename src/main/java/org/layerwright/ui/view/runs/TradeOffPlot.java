package org.layerwright.ui.view.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.ui.control.InkCanvas;
import org.layerwright.ui.control.PlotAxis;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.RunTexts;
import org.layerwright.ui.viewmodel.runs.TradeOff.Point;

/**
 * Runs as points: cost to the right, in powers of ten, accuracy upwards. Those on the Pareto front are full, joined and named;
 * the others are rings. The mouse reads a point, a click or Enter chooses its run, with Shortcut beside those chosen;
 * left and right go to the next cost, up and down to the next accuracy.
 */
final class TradeOffPlot extends InkCanvas {
    private static final double NAME_HEIGHT = 12;
    private static final int MOST_NAME = 22;
    private static final double DOT = 4;
    private static final double RING = 7;
    private static final double NEAR = 24;
    private static final int LINES = 6;
    private static final double ROOM = 64;

    private final DoubleFunction<String> percent;
    private final PointBox box = new PointBox();
    private List<Point> points = List.of();
    private Set<RunRow> chosen = Set.of();
    private Function<Point, String> name = point -> "";
    private Function<Point, List<PointBox.Line>> facts = point -> List.of();
    private DoubleFunction<String> cost = value -> "";
    private BiConsumer<RunRow, Boolean> choose = (run, beside) -> {};
    private String summary = "";
    private Optional<Point> pointed = Optional.empty();

    TradeOffPlot(DoubleFunction<String> percent) {
        this.percent = percent;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(200, 80);
        setOnMouseMoved(event -> point(near(event)));
        setOnMouseExited(event -> point(Optional.empty()));
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::key);
        focusedProperty().addListener(observable -> requestDraw());
    }

    /** @param newChoose hears which run was chosen, and whether beside those that are chosen already */
    void onChoose(BiConsumer<RunRow, Boolean> newChoose) {
        choose = newChoose;
    }

    /**
     * @param selected runs to be marked
     * @param name of a run
     * @param facts what is told of a point
     * @param cost in words
     * @param summary for screen readers, while no point is read
     */
    void show(
            List<Point> shown,
            List<RunRow> selected,
            Function<Point, String> name,
            Function<Point, List<PointBox.Line>> facts,
            DoubleFunction<String> cost,
            String summary) {
        points = shown;
        chosen = Set.copyOf(selected);
        this.name = name;
        this.facts = facts;
        this.cost = cost;
        this.summary = summary;
        point(pointed.flatMap(before -> points.stream()
                .filter(now -> now.run().path().equals(before.run().path()))
                .findFirst()));
        requestDraw();
    }

    /** What is read of the point under the mouse; empty where it is far from all. */
    Optional<String> told() {
        return pointed.map(this::words);
    }

    /** Where a point is drawn; for tests. */
    Point2D place(int index) {
        return place(points.get(index), TradeOffScale.of(points, getWidth(), getHeight()));
    }

    private void point(Optional<Point> now) {
        pointed = now;
        setAccessibleText(now.map(this::words).orElse(summary));
        requestDraw();
    }

    private String words(Point point) {
        StringBuilder words = new StringBuilder(name.apply(point));
        facts.apply(point)
                .forEach(line ->
                        words.append("; ").append(line.label()).append(' ').append(line.value()));
        return words.toString();
    }

    private Optional<Point> near(MouseEvent event) {
        TradeOffScale scale = TradeOffScale.of(points, getWidth(), getHeight());
        return points.stream()
                .filter(point -> place(point, scale).distance(event.getX(), event.getY()) <= NEAR)
                .min(Comparator.comparingDouble(point -> place(point, scale).distance(event.getX(), event.getY())));
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            point(near(event));
            pointed.ifPresent(point -> choose.accept(point.run(), event.isShortcutDown()));
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> go(points, -1);
            case RIGHT -> go(points, 1);
            case UP -> go(byAccuracy(), 1);
            case DOWN -> go(byAccuracy(), -1);
            case HOME -> point(points.stream().findFirst());
            case END -> point(points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1)));
            case ENTER, SPACE -> pointed.ifPresent(point -> choose.accept(point.run(), event.isShortcutDown()));
            case ESCAPE -> {
                if (pointed.isEmpty()) {
                    return;
                }
                point(Optional.empty());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private List<Point> byAccuracy() {
        return points.stream()
                .sorted(Comparator.comparingDouble(Point::accuracy))
                .toList();
    }

    /** To the next of an order; first to the run that is chosen. */
    private void go(List<Point> order, int step) {
        if (order.isEmpty()) {
            return;
        }
        Optional<Point> begin =
                order.stream().filter(point -> chosen.contains(point.run())).findFirst();
        point(pointed.map(now -> order.get(Math.max(0, Math.min(order.size() - 1, order.indexOf(now) + step))))
                .or(() -> begin)
                .or(() -> Optional.of(order.get(0))));
    }

    private static Point2D place(Point point, TradeOffScale scale) {
        return new Point2D(scale.x(point.cost()), scale.y(point.accuracy()));
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        if (points.isEmpty()) {
            return;
        }
        TradeOffScale scale = TradeOffScale.of(points, width, height);
        g.setFont(Font.font(11));
        g.setTextBaseline(VPos.CENTER);
        grid(g, scale);
        points(g, scale);
        pointed.ifPresent(point -> {
            ring(g, place(point, scale), 2);
            Point2D at = place(point, scale);
            box.draw(
                    g,
                    name.apply(point),
                    facts.apply(point),
                    at,
                    width,
                    height,
                    new PointBox.Inks(ink(Ink.GROUND), ink(Ink.MUTED), ink(Ink.TEXT)));
        });
        if (isFocused()) {
            g.setStroke(ink(Ink.FOCUS));
            strokeSharp(g, 0, 0, width, height);
        }
    }

    private void grid(GraphicsContext g, TradeOffScale scale) {
        g.setLineWidth(thin());
        for (double share :
                PlotAxis.between(scale.low(), scale.low() + scale.span(), LINES).ticks()) {
            double y = scale.y(share);
            g.setStroke(ink(Ink.GRID));
            g.strokeLine(TradeOffScale.LEFT, middle(y), TradeOffScale.LEFT + scale.w(), middle(y));
            g.setFill(ink(Ink.MUTED));
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(percent.apply(share), TradeOffScale.LEFT - 7, y);
        }
        g.strokeLine(
                TradeOffScale.LEFT,
                middle(TradeOffScale.ABOVE + scale.h()),
                TradeOffScale.LEFT + scale.w(),
                middle(TradeOffScale.ABOVE + scale.h()));
        g.setTextAlign(TextAlignment.CENTER);
        double free = TradeOffScale.LEFT;
        for (double value : scale.costs()) {
            double x = scale.x(value);
            if (x >= free && x <= TradeOffScale.LEFT + scale.w()) {
                g.fillText(cost.apply(value), x, TradeOffScale.ABOVE + scale.h() + 14);
                free = x + ROOM;
            }
        }
    }

    private void points(GraphicsContext g, TradeOffScale scale) {
        Point2D before = null;
        List<Point2D> named = new ArrayList<>();
        for (Point point : points) {
            Point2D at = place(point, scale);
            g.setStroke(curve(0));
            g.setLineWidth(1.5);
            if (point.best()) {
                if (before != null) {
                    // What one gets for any cost between two runs is the cheaper one.
                    g.strokeLine(before.getX(), before.getY(), at.getX(), before.getY());
                    g.strokeLine(at.getX(), before.getY(), at.getX(), at.getY());
                }
                g.setFill(curve(0));
                g.fillOval(at.getX() - DOT, at.getY() - DOT, 2 * DOT, 2 * DOT);
                g.setFill(ink(Ink.TEXT));
                g.setTextAlign(TextAlignment.LEFT);
                if (named.stream().noneMatch(other -> isNear(other, at))) {
                    String text = RunTexts.shortened(point.run().name(), MOST_NAME);
                    g.fillText(text, at.getX() + 2 * DOT, at.getY() - 2 * DOT, TradeOffScale.RIGHT - 3 * DOT);
                    named.add(at);
                }
                before = at;
            } else {
                g.strokeOval(at.getX() - DOT, at.getY() - DOT, 2 * DOT, 2 * DOT);
            }
            if (chosen.contains(point.run())) {
                ring(g, at, 1.5);
            }
        }
    }

    /** Whether the names of two points would lie over each other. */
    private static boolean isNear(Point2D one, Point2D other) {
        return Math.abs(one.getY() - other.getY()) < NAME_HEIGHT
                && Math.abs(one.getX() - other.getX()) < TradeOffScale.RIGHT;
    }

    private void ring(GraphicsContext g, Point2D at, double width) {
        g.setStroke(ink(Ink.FOCUS));
        g.setLineWidth(width);
        g.strokeOval(at.getX() - RING, at.getY() - RING, 2 * RING, 2 * RING);
    }
}
