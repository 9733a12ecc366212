package org.layerwright.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows a node larger than it is: at a scale of 2 the node is laid out in half the width and half the height. Where that
 * would be less than the node needs, the scale is as large as it can be, so that nothing is cut off in a small window.
 */
public final class ScaledPane extends Region {
    private final double leastWidth;
    private final double leastHeight;
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(this, "factor", 1);
    private final Scale transform = new Scale(1, 1, 0, 0);
    private Node content;

    /** Of a node that can have any size. */
    public ScaledPane() {
        this(0, 0);
    }

    /** @param leastWidth what the node needs, before it is scaled */
    public ScaledPane(double leastWidth, double leastHeight) {
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        scale.addListener(observable -> requestLayout());
    }

    /** The scale that is wished for. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** The scale that there is room for, known as soon as the pane has its size. */
    public ReadOnlyDoubleProperty factorProperty() {
        return factor.getReadOnlyProperty();
    }

    public void setContent(Node newContent) {
        if (content != null) {
            content.getTransforms().remove(transform);
        }
        content = newContent;
        content.getTransforms().add(transform);
        getChildren().setAll(content);
    }

    @Override
    protected void layoutChildren() {
        if (content == null || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        double now = Math.min(scale.get(), Math.min(room(getWidth(), leastWidth), room(getHeight(), leastHeight)));
        factor.set(now);
        transform.setX(now);
        transform.setY(now);
        content.resizeRelocate(0, 0, getWidth() / now, getHeight() / now);
    }

    private static double room(double there, double least) {
        return least > 0 ? there / least : Double.POSITIVE_INFINITY;
    }
}
