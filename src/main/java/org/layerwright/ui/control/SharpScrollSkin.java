package org.layerwright.ui.control;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * Draws the content of a scroll pane itself, where JavaFX would keep a picture of it: in a window that is scaled by 125 %
 * most panes lie between two pixels of the screen, and a picture that is shown there is blurred, texts and all. The
 * stylesheet gives it to all scroll panes.
 */
public final class SharpScrollSkin extends ScrollPaneSkin {
    public SharpScrollSkin(ScrollPane pane) {
        super(pane);
        getChildren().stream()
                .filter(part -> part.getStyleClass().contains("viewport"))
                .forEach(viewport -> viewport.setCache(false));
    }
}
