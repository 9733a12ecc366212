package org.layerwright.ui.control;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Shows and hides, and tells whether something can be seen, for what need not be done while it cannot. */
public final class Sight {
    private Sight() {}

    /** Whether a node is on a scene, and neither it nor what it lies in is hidden. Other nodes may still cover it. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.visibleProperty().flatMap(visible -> visible ? around(node) : no());
    }

    /** Shows a node, or hides it and gives its room to others. */
    public static void show(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }

    /** One for each: what listens to a shared one would be held by it for ever, and with it its window. */
    private static ObservableValue<Boolean> no() {
        return new SimpleBooleanProperty(false);
    }

    private static ObservableValue<Boolean> around(Node node) {
        return node.parentProperty()
                .map(Sight::of)
                .orElse(node.sceneProperty().map(scene -> true).orElse(false))
                .flatMap(seen -> seen);
    }
}
