package org.layerwright.ui.control;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Dragging with plain mouse events: it begins when the mouse has moved a little with the button held, and ends with the
 * button or with Escape. Works alike on every platform and without a display.
 */
public final class DragGesture {
    private static final double THRESHOLD = 6;

    private final Node source;
    private final Listener listener;
    private final EventHandler<KeyEvent> escape = this::onKey;
    private double startX;
    private double startY;
    private boolean pressed;
    private boolean dragging;

    /** Hears of one drag after the other; places are in the scene's coordinates. */
    public interface Listener {
        void begin(double sceneX, double sceneY);

        void move(double sceneX, double sceneY);

        void drop(double sceneX, double sceneY);

        /** The drag ended, with or without a drop. */
        void end();
    }

    private DragGesture(Node source, Listener listener) {
        this.source = source;
        this.listener = listener;
    }

    public static void install(Node source, Listener listener) {
        DragGesture gesture = new DragGesture(source, listener);
        source.addEventFilter(MouseEvent.MOUSE_PRESSED, gesture::onPressed);
        source.addEventFilter(MouseEvent.MOUSE_DRAGGED, gesture::onDragged);
        source.addEventFilter(MouseEvent.MOUSE_RELEASED, gesture::onReleased);
    }

    private void onPressed(MouseEvent event) {
        pressed = event.getButton() == MouseButton.PRIMARY;
        startX = event.getSceneX();
        startY = event.getSceneY();
    }

    private void onDragged(MouseEvent event) {
        if (!pressed) {
            return;
        }
        double distance = Math.hypot(event.getSceneX() - startX, event.getSceneY() - startY);
        if (!dragging && distance > THRESHOLD) {
            dragging = true;
            Scene scene = source.getScene();
            scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
            listener.begin(event.getSceneX(), event.getSceneY());
        }
        if (dragging) {
            listener.move(event.getSceneX(), event.getSceneY());
            event.consume();
        }
    }

    private void onReleased(MouseEvent event) {
        if (dragging) {
            finish();
            // The end comes first: a drop may rebuild what was dragged.
            listener.drop(event.getSceneX(), event.getSceneY());
            event.consume();
        }
        pressed = false;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            finish();
            pressed = false;
            event.consume();
        }
    }

    private void finish() {
        dragging = false;
        source.getScene().removeEventFilter(KeyEvent.KEY_PRESSED, escape);
        listener.end();
    }
}
