package org.layerwright.ui;

import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.layerwright.ui.testing.MouseEvents;

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
            MouseEvents.fire(
                    pad,
                    i == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED,
                    points[i][0] * side,
                    points[i][1] * side);
        }
        double[] last = points[points.length - 1];
        MouseEvents.fire(pad, MouseEvent.MOUSE_RELEASED, last[0] * side, last[1] * side);
    }
}
