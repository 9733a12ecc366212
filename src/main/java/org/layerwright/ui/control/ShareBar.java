package org.layerwright.ui.control;

import javafx.scene.layout.Region;

/** A thin bar of a share in [0, 1]. A share above nothing is never drawn as nothing. */
public final class ShareBar extends Region {
    private static final double HEIGHT = 3;
    private static final double SMALLEST = 2;

    private final Region fill = new Region();
    private double share;

    public ShareBar() {
        getStyleClass().add("share-bar");
        fill.getStyleClass().add("fill");
        getChildren().add(fill);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setVisible(false);
    }

    public void show(double next) {
        if (next != share) {
            share = next;
            setVisible(next > 0); // A trail under a dash would only be noise.
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(SMALLEST, snapSizeX(getWidth() * Math.min(1, share)));
        // From the right, below the last digit of the number.
        fill.resizeRelocate(getWidth() - width, 0, width, getHeight());
    }
}
