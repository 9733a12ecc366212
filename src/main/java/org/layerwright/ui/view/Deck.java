package org.layerwright.ui.view;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.layerwright.ui.control.Sight;

/**
 * Shows one of several nodes. The others stay on the scene, hidden: a node that comes back to a scene has all its styles
 * looked up anew, which for a form costs more than the rest of a selection.
 */
final class Deck extends VBox {
    void show(Node shown) {
        if (getChildren().contains(shown)) {
            // First, so that a look for an identifier finds the one that is seen.
            shown.toBack();
        } else {
            getChildren().add(0, shown);
        }
        for (Node node : getChildren()) {
            Sight.show(node, node == shown);
        }
    }
}
