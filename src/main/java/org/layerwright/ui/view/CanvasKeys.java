package org.layerwright.ui.view;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.layerwright.ui.control.CanvasPane;
import org.layerwright.ui.viewmodel.CanvasZoom;

/** Panning by keys, and the keys of the zoom that are not in the menu. */
final class CanvasKeys {
    private final CanvasPane canvas;
    private final CanvasZoom zoom;

    CanvasKeys(CanvasPane canvas, CanvasZoom zoom) {
        this.canvas = canvas;
        this.zoom = zoom;
    }

    /** @param stack what has the focus while the space bar pans; elsewhere it presses buttons */
    void install(Node view, Node stack) {
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::onPressed);
        stack.addEventHandler(KeyEvent.KEY_PRESSED, event -> hold(event, true));
        stack.addEventHandler(KeyEvent.KEY_RELEASED, event -> hold(event, false));
        stack.focusedProperty().addListener((observable, before, now) -> canvas.setSpaceHeld(false));
    }

    private void hold(KeyEvent event, boolean held) {
        if (event.getCode() == KeyCode.SPACE) {
            canvas.setSpaceHeld(held);
            event.consume();
        }
    }

    private void onPressed(KeyEvent event) {
        if (event.isShortcutDown() && zoomed(event.getCode())) {
            event.consume();
        }
    }

    private boolean zoomed(KeyCode code) {
        switch (code) {
            case PLUS, EQUALS, ADD -> zoom.step(1);
            case MINUS, SUBTRACT -> zoom.step(-1);
            case DIGIT0, NUMPAD0 -> zoom.reset();
            default -> {
                return false;
            }
        }
        return true;
    }
}
