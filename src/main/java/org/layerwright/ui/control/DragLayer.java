package org.layerwright.ui.control;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** Lies over the window, lets the mouse through, and shows what is being dragged beside the pointer. */
public final class DragLayer extends Pane {
    private static final double OFFSET = 12;

    private Label ghost;

    public DragLayer() {
        setMouseTransparent(true);
    }

    public void show(String text, Node icon) {
        if (ghost == null) {
            ghost = new Label();
            ghost.getStyleClass().add("drag-ghost");
            getChildren().add(ghost);
        }
        ghost.setText(text);
        ghost.setGraphic(icon);
        ghost.setVisible(true);
    }

    /** Beside the pointer; something is shown. */
    public void moveTo(double sceneX, double sceneY) {
        Point2D place = sceneToLocal(sceneX, sceneY);
        ghost.relocate(place.getX() + OFFSET, place.getY() + OFFSET);
    }

    public void hide() {
        if (ghost != null) {
            ghost.setVisible(false);
            ghost.setGraphic(null);
        }
    }
}
