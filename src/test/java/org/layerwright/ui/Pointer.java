package org.layerwright.ui;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.layerwright.ui.testing.Fx;

/** The mouse over a window: it goes to what selectors name, and returns when the window has followed. */
final class Pointer {
    private final TestWindow window;

    Pointer(TestWindow window) {
        this.window = window;
    }

    void click(String selector) {
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(at(selector, 0.5));
            robot.mouseClick(MouseButton.PRIMARY);
        });
        Fx.settle();
    }

    void over(String selector) {
        Fx.run(() -> new Robot().mouseMove(at(selector, 0.5)));
        Fx.settle();
    }

    /** Presses the button on one node and moves to another, without letting go. */
    void begin(String from, String to, double down) {
        press(MouseButton.PRIMARY, at(from, 0.5));
        // In two steps, since the first one only begins the drag.
        move(at(to, down).subtract(10, 0));
        move(at(to, down));
        Fx.settle();
    }

    void release() {
        release(MouseButton.PRIMARY);
    }

    /**
     * Drags one node to another.
     *
     * @param down where on the other one: 0 is its upper edge, 1 its lower one
     */
    void drag(String from, String to, double down) {
        begin(from, to, down);
        release();
    }

    /** Drags the middle of a node by a distance in pixels. */
    void drag(MouseButton button, String selector, double x, double y) {
        Point2D from = at(selector, 0.5);
        press(button, from);
        move(from.add(x / 2, y / 2));
        move(from.add(x, y));
        release(button);
    }

    private static void press(MouseButton button, Point2D place) {
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(place);
            robot.mousePress(button);
        });
    }

    private static void move(Point2D place) {
        Fx.run(() -> new Robot().mouseMove(place));
    }

    private static void release(MouseButton button) {
        Fx.run(() -> new Robot().mouseRelease(button));
        Fx.settle();
    }

    private Point2D at(String selector, double down) {
        return Fx.get(() -> {
            Node node = window.node(selector);
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getMinY() + down * bounds.getHeight());
        });
    }
}
