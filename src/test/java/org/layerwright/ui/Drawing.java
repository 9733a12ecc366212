package org.layerwright.ui;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/** Draws with a mouse that is not there. */
final class Drawing {
    private static final double[][] TWO = {
        {0.32, 0.3}, {0.45, 0.2}, {0.6, 0.25}, {0.64, 0.4}, {0.5, 0.6}, {0.34, 0.78}, {0.5, 0.77}, {0.7, 0.76}
    };

    private Drawing() {}

    /** A two, in one stroke. */
    static void two(Node pad) {
        stroke(pad, TWO);
    }

    static void stroke(Node pad, double[]... points) {
        double side = pad.getLayoutBounds().getWidth();
        for (int i = 0; i < points.length; i++) {
            mouse(
                    pad,
                    i == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED,
                    points[i][0] * side,
                    points[i][1] * side);
        }
        mouse(pad, MouseEvent.MOUSE_RELEASED, 0, 0);
    }

    static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
        // Without a source, so that every listener gets its own coordinates, as from a real mouse.
        Point2D scene = node.localToScene(x, y);
        node.fireEvent(new MouseEvent(
                type,
                scene.getX(),
                scene.getY(),
                scene.getX(),
                scene.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(node, scene.getX(), scene.getY())));
    }
}
