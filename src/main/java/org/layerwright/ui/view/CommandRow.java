package org.layerwright.ui.view;

import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Pane;

/**
 * Buttons in one row, however narrow it is. Where not all of them have room with their texts, some show their icon only:
 * first the first step's, then the next one's too. Room is kept for those that are hidden as well, so that no button
 * changes while a run begins or ends.
 */
final class CommandRow extends Pane {
    /** A button of which nothing but the icon is seen. */
    static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private static final double GAP = 6;

    private final List<Set<String>> steps;
    private final Set<String> sharing;
    private int folded = -1;

    /**
     * @param steps ids of the buttons that lose their texts together, those that are missed least first
     * @param sharing ids of buttons that are never seen together
     */
    CommandRow(List<Set<String>> steps, Set<String> sharing) {
        this.steps = steps;
        this.sharing = sharing;
        setMinWidth(0);
        getChildren().addListener((ListChangeListener<Node>) change -> folded = -1);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return width(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = 0;
        for (Node child : getChildren()) {
            height = Math.max(height, child.prefHeight(-1));
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int step = 0;
        while (step < steps.size() && width(step) > getWidth()) {
            step++;
        }
        fold(step);
        double x = 0;
        for (Node child : getManagedChildren()) {
            double width = child.prefWidth(-1);
            child.resizeRelocate(x, 0, width, getHeight());
            x += width + GAP;
        }
    }

    /** What all buttons take after some steps, those included that are not there now. */
    private double width(int step) {
        double alone = 0;
        double shared = 0;
        for (Node child : getChildren()) {
            double width = width((Button) child, foldedIn(step, child)) + GAP;
            if (sharing.contains(child.getId())) {
                shared = Math.max(shared, width);
            } else {
                alone += width;
            }
        }
        return Math.max(0, alone + shared - GAP);
    }

    private static double width(Button button, boolean icon) {
        if (button.getSkin() == null) {
            // Hidden so far.
            button.applyCss();
        }
        ContentDisplay now = button.getContentDisplay();
        ContentDisplay asked = icon ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        if (now == asked) {
            return button.prefWidth(-1);
        }
        button.setContentDisplay(asked);
        double width = button.prefWidth(-1);
        button.setContentDisplay(now);
        return width;
    }

    private void fold(int step) {
        if (step == folded) {
            return;
        }
        folded = step;
        for (Node child : getChildren()) {
            boolean icon = foldedIn(step, child);
            ((Button) child).setContentDisplay(icon ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            child.pseudoClassStateChanged(FOLDED, icon);
        }
    }

    private boolean foldedIn(int step, Node child) {
        return steps.subList(0, step).stream().anyMatch(ids -> ids.contains(child.getId()));
    }
}
