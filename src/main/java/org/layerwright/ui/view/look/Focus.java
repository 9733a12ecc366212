package org.layerwright.ui.view.look;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Where the keyboard and the scroll bar were, to be found again in a picture of the same form with newer numbers. */
final class Focus {
    private final List<Integer> path = new ArrayList<>();
    private final Node focused;
    private final double scrolled;

    private Focus(Node focused, double scrolled) {
        this.focused = focused;
        this.scrolled = scrolled;
    }

    static Focus in(Parent content) {
        Node owner = content.getScene() == null ? null : content.getScene().getFocusOwner();
        Focus focus =
                new Focus(owner, scroll(content) == null ? 0 : scroll(content).getVvalue());
        for (Node node = owner; node != content; node = node.getParent()) {
            if (node == null || node.getParent() == null) {
                focus.path.clear();
                return focus;
            }
            focus.path.add(0, node.getParent().getChildrenUnmodifiable().indexOf(node));
        }
        return focus;
    }

    void restore(Parent content) {
        content.applyCss();
        content.layout();
        ScrollPane scroll = scroll(content);
        if (scroll != null) {
            scroll.setVvalue(scrolled);
        }
        Node node = content;
        for (int index : path) {
            ObservableList<Node> children = node instanceof Parent parent ? parent.getChildrenUnmodifiable() : null;
            if (children == null || index >= children.size()) {
                return;
            }
            node = children.get(index);
        }
        if (path.isEmpty()) {
            return;
        }
        if (node instanceof MapGrid grid && focused instanceof MapGrid before) {
            grid.selectAs(before);
        } else if (node instanceof PixelView pixels && focused instanceof PixelView before) {
            pixels.pointAs(before);
        }
        node.requestFocus();
    }

    private static ScrollPane scroll(Parent content) {
        List<Node> children = content.getChildrenUnmodifiable();
        return !children.isEmpty() && children.get(0) instanceof ScrollPane scroll ? scroll : null;
    }
}
