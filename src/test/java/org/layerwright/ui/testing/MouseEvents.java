package org.layerwright.ui.testing;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/** Events as a mouse makes them, for where moving the pointer itself would say nothing more. */
public final class MouseEvents {
    private MouseEvents() {}

    /** Sends an event to a node, at a place of its own pixels. */
    public static void fire(Node node, EventType<MouseEvent> type, double x, double y) {
        fire(node, type, x, y, 1, true);
    }

    /**
     * The same with all there is to say.
     *
     * @param clicks how many clicks it belongs to
     * @param still whether the pointer did not move since the button was pressed
     */
    public static void fire(Node node, EventType<MouseEvent> type, double x, double y, int clicks, boolean still) {
        boolean moves =
                type == MouseEvent.MOUSE_MOVED || type == MouseEvent.MOUSE_ENTERED || type == MouseEvent.MOUSE_EXITED;
        Point2D at = node.localToScene(x, y);
        // Without a source, so that every listener gets its own coordinates, as from a real mouse.
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        moves ? MouseButton.NONE : MouseButton.PRIMARY,
                        moves ? 0 : clicks,
                        false,
                        false,
                        false,
                        false,
                        !moves,
                        false,
                        false,
                        false,
                        false,
                        still,
                        new PickResult(node, at.getX(), at.getY())));
    }
}
