package org.layerwright.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.layerwright.ui.fx.Slices;

/**
 * A part of a page that can come to the scene in a frame of its own. What comes to a scene, or gets another theme, has
 * all its styles looked up at once; for a whole page that would hold the window for longer than a click may wait. While
 * its content is aside the pane keeps the room that it had.
 */
public final class SlicePane extends StackPane {
    private final Node content;

    public SlicePane(Node content) {
        super(content);
        this.content = content;
    }

    /**
     * Puts aside what lies in these panes of a part of the window.
     *
     * @return to bring it back in that order, what lies around others first
     */
    static List<SlicePane> putAside(Node part) {
        List<SlicePane> found = new ArrayList<>();
        collect(part, found);
        found.forEach(pane -> pane.getChildren().clear());
        return found;
    }

    /** Brings the content of these back, one a frame once the slices begin. */
    static void bringBack(List<SlicePane> panes, Slices slices) {
        panes.forEach(pane -> slices.add(pane::bringBack));
    }

    /**
     * Puts a part of the window in its place, and what lies in panes of this kind one a frame after it.
     *
     * @param place puts it there
     */
    static void bring(Node part, Slices slices, Runnable place) {
        List<SlicePane> panes = putAside(part);
        place.run();
        bringBack(panes, slices);
    }

    private static void collect(Node node, List<SlicePane> found) {
        if (node instanceof SlicePane pane) {
            found.add(pane);
        }
        if (node instanceof Deck deck) {
            deck.dropHidden();
        }
        parts(node).forEach(part -> collect(part, found));
    }

    /** What lies in a node; of a control also before it was on a scene, from when on it has children. */
    private static Stream<Node> parts(Node node) {
        if (node instanceof SplitPane split) {
            return split.getItems().stream();
        } else if (node instanceof ScrollPane scroll) {
            return Stream.ofNullable(scroll.getContent());
        } else if (node instanceof TabPane tabs) {
            return tabs.getTabs().stream().flatMap(tab -> Stream.ofNullable(tab.getContent()));
        }
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
    }

    private void bringBack() {
        getChildren().setAll(content);
    }

    private boolean isAside() {
        return getChildren().isEmpty();
    }

    @Override
    protected double computeMinWidth(double height) {
        return isAside() ? getWidth() : super.computeMinWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return isAside() ? getHeight() : super.computeMinHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return isAside() ? getWidth() : super.computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return isAside() ? getHeight() : super.computePrefHeight(width);
    }
}
