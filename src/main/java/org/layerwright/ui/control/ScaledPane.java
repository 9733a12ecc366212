package org.layerwright.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Shows a node larger than it is: at a scale of 2 the node is laid out in half the width and half the height. */
public final class ScaledPane extends Region {
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final Scale transform = new Scale(1, 1, 0, 0);
    private Node content;

    public ScaledPane() {
        transform.xProperty().bind(scale);
        transform.yProperty().bind(scale);
        scale.addListener(observable -> requestLayout());
    }

    public DoubleProperty scaleProperty() {
        return scale;
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
        if (content != null) {
            content.resizeRelocate(0, 0, getWidth() / scale.get(), getHeight() / scale.get());
        }
    }
}
