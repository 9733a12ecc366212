package org.layerwright.ui.view;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.layerwright.ui.control.Sight;

/**
 * Shows one of several nodes. The others stay on the scene, hidden: a node that comes back to a scene has all its styles
 * looked up anew, which for a form costs more than the rest of a selection, and for a page more than a frame.
 */
final class Deck extends StackPane {
    Deck() {
        setMinSize(0, 0);
    }

    void show(Node shown) {
        if (holds(shown)) {
            // First, so that a look for an identifier finds the one that is seen.
            shown.toBack();
        } else {
            getChildren().add(0, shown);
        }
        for (Node node : getChildren()) {
            Sight.show(node, node == shown);
        }
    }

    /** Puts a node behind the one that is seen, where it can get its styles and its size before it is shown. */
    void prepare(Node next) {
        next.setVisible(false);
        next.setManaged(true);
        getChildren().add(next);
    }

    /** Whether a node is on it, seen or not. */
    boolean holds(Node node) {
        return getChildren().contains(node);
    }

    /** Takes what is hidden off the scene, where new styles would be looked up for it, too. */
    void dropHidden() {
        getChildren().removeIf(node -> !node.isVisible());
    }
}
