package org.layerwright.ui.control;

import javafx.scene.layout.Region;

/** Two thin bars below each other that compare before and after; each a share in [0, 1] of the larger one. */
public final class ChangeBar extends Region {
    private static final double HEIGHT = 3;
    private static final double GAP = 1;
    private static final double SMALLEST = 2;

    private final Region before = new Region();
    private final Region after = new Region();
    private final double beforeShare;
    private final double afterShare;

    public ChangeBar(double beforeShare, double afterShare) {
        this.beforeShare = beforeShare;
        this.afterShare = afterShare;
        getStyleClass().add("change-bar");
        before.getStyleClass().add("before");
        after.getStyleClass().add("after");
        getChildren().addAll(before, after);
        setMinHeight(2 * HEIGHT + GAP);
        setMaxHeight(2 * HEIGHT + GAP);
    }

    @Override
    protected void layoutChildren() {
        before.resizeRelocate(0, 0, width(beforeShare), HEIGHT);
        after.resizeRelocate(0, HEIGHT + GAP, width(afterShare), HEIGHT);
    }

    private double width(double share) {
        return share == 0 ? 0 : Math.max(SMALLEST, snapSizeX(getWidth() * Math.min(1, share)));
    }
}
