package org.layerwright.ui.view;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;

/** Where the keyboard begins on a page: its first control that does something now. */
public final class FirstFocus {
    private FirstFocus() {}

    /** Gives it the focus; nothing where there is none. */
    public static void in(Node page) {
        // Only then do panes that scroll have what they show as children.
        page.applyCss();
        find(page).ifPresent(Node::requestFocus);
    }

    /** Whether the keyboard is in a part of the window. */
    public static boolean isIn(Node part) {
        Node at = part.getScene() == null ? null : part.getScene().getFocusOwner();
        while (at != null && at != part) {
            at = at.getParent();
        }
        return at == part;
    }

    private static Optional<Node> find(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        // What only moves something else is no place to begin.
        boolean mover = node instanceof ScrollPane || node instanceof Slider;
        if (node.isFocusTraversable() && !mover) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(FirstFocus::find)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }
}
