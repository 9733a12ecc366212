package org.layerwright.ui.control;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** Lies over the window, lets the mouse through, and shows what is being dragged beside the pointer. */
public final class DragLayer extends Pane {
    private static final double OFFSET = 12;

    private final Label ghost = new Label();

    public DragLayer() {
        setMouseTransparent(true);
        ghost.getStyleClass().add("drag-ghost");
        ghost.setVisible(false);
        getChildren().add(ghost);
    }

    public void show(String text, Node icon) {
        ghost.setText(text);
        ghost.setGraphic(icon);
        ghost.setVisible(true);
    }

    public void moveTo(double sceneX, double sceneY) {
        Point2D place = sceneToLocal(sceneX, sceneY);
        ghost.relocate(place.getX() + OFFSET, place.getY() + OFFSET);
    }

    public void hide() {
        ghost.setVisible(false);
        ghost.setGraphic(null);
    }
}
