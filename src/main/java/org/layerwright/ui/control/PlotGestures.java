package org.layerwright.ui.control;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What mouse and keys do to a plot. */
final class PlotGestures {
    private static final double LEAST_DRAG = 6;
    private static final double ZOOM = 1.25;

    private final LivePlot plot;
    private double pressedAt = Double.NaN;
    private PlotRange pressedRange;
    private boolean moving;

    PlotGestures(LivePlot plot) {
        this.plot = plot;
    }

    void install() {
        plot.setOnMouseMoved(event -> plot.point(event.getX()));
        plot.setOnMouseExited(event -> plot.point(Double.NaN));
        plot.setOnMousePressed(this::pressed);
        plot.setOnMouseDragged(this::dragged);
        plot.setOnMouseReleased(this::released);
        plot.setOnMouseClicked(this::clicked);
        plot.setOnScroll(this::scrolled);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void pressed(MouseEvent event) {
        plot.requestFocus();
        boolean inside = plot.plotArea().contains(event.getX(), event.getY())
                && !plot.content().isEmpty();
        if (inside && event.getButton() != MouseButton.SECONDARY) {
            pressedAt = event.getX();
            pressedRange = shown();
            moving = event.isShiftDown() || event.getButton() == MouseButton.MIDDLE;
        }
    }

    private void dragged(MouseEvent event) {
        plot.point(event.getX());
        if (Double.isNaN(pressedAt) || Math.abs(event.getX() - pressedAt) < LEAST_DRAG) {
            return;
        }
        if (moving) {
            double steps = (pressedAt - event.getX()) / plot.plotArea().getWidth() * width(pressedRange);
            plot.zoomTo(pressedRange.moved(steps, plot.wholeX()));
        } else {
            plot.choose(chosen(event.getX()));
        }
    }

    private void released(MouseEvent event) {
        boolean far = !Double.isNaN(pressedAt) && Math.abs(event.getX() - pressedAt) >= LEAST_DRAG;
        if (far && !moving) {
            plot.choose(null);
            plot.zoomTo(chosen(event.getX()));
        }
        pressedAt = Double.NaN;
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        Optional<String> name = plot.legend().at(event.getX(), event.getY());
        if (name.isPresent()) {
            plot.toggle(name.get());
        } else if (event.getClickCount() == 2) {
            plot.showAll();
        } else {
            plot.onClick().run();
        }
    }

    private void scrolled(ScrollEvent event) {
        if (plot.content().isEmpty() || !plot.plotArea().contains(event.getX(), event.getY())) {
            return;
        }
        if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            pan(-Math.signum(event.getDeltaX()) * 0.1);
        } else if (event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? 1 / ZOOM : ZOOM, value(event.getX()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (act(event)) {
            event.consume();
        }
    }

    private boolean act(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        Rectangle2D area = plot.plotArea();
        switch (event.getCode()) {
            case LEFT -> read(-1, event.isShiftDown());
            case RIGHT -> read(1, event.isShiftDown());
            case HOME -> plot.point(area.getMinX());
            case END -> plot.point(area.getMaxX());
            case PLUS, ADD, EQUALS -> zoom(1 / ZOOM, centre());
            case MINUS, SUBTRACT -> zoom(ZOOM, centre());
            case PAGE_UP -> pan(-0.25);
            case PAGE_DOWN -> pan(0.25);
            case DIGIT0, NUMPAD0 -> plot.showAll();
            case ENTER -> plot.onClick().run();
            case ESCAPE -> {
                if (!plot.isPointed()) {
                    return false;
                }
                plot.point(Double.NaN);
            }
            default -> {
                return hide(event.getCode().getName());
            }
        }
        return true;
    }

    /** The digit of a curve, counted from 1. */
    private boolean hide(String key) {
        List<String> names = plot.content().names();
        if (!key.matches("[1-9]") || key.charAt(0) - '1' >= names.size()) {
            return false;
        }
        plot.toggle(names.get(key.charAt(0) - '1'));
        return true;
    }

    /** From the step that is read now, by a step at least, so that every press reads another one. */
    private void read(int direction, boolean far) {
        PlotAxis axis = plot.axis();
        if (axis == null) {
            return;
        }
        Rectangle2D area = plot.plotArea();
        double from = plot.hover()
                .map(told -> area.getMinX() + area.getWidth() * axis.position(told.x()))
                .orElse(area.getMaxX());
        double stride = Math.max(far ? 20 : 2, area.getWidth() / (axis.max() - axis.min()));
        plot.point(Math.max(area.getMinX(), Math.min(area.getMaxX(), from + direction * stride)));
    }

    private void zoom(double factor, double at) {
        if (!plot.content().isEmpty()) {
            plot.zoomTo(shown().scaled(factor, at, plot.wholeX()));
        }
    }

    private void pan(double share) {
        if (plot.zoom().isPresent()) {
            plot.zoomTo(shown().moved(share * width(shown()), plot.wholeX()));
        }
    }

    private PlotRange shown() {
        return plot.zoom().orElseGet(() -> new PlotRange(0, plot.wholeX()));
    }

    private double centre() {
        return plot.hover().map(PlotHover::x).orElseGet(() -> (shown().from() + shown().to()) / 2);
    }

    private PlotRange chosen(double x) {
        return PlotRange.between(value(pressedAt), value(x), plot.wholeX());
    }

    private double value(double x) {
        Rectangle2D area = plot.plotArea();
        double share = Math.max(0, Math.min(1, (x - area.getMinX()) / area.getWidth()));
        return shown().from() + share * width(shown());
    }

    private static double width(PlotRange range) {
        return range.to() - range.from();
    }
}
