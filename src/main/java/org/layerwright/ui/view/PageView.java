package org.layerwright.ui.view;

import javafx.scene.Node;

/** What a page shows in one language. */
public interface PageView {
    Node node();

    /** Whether it can be seen now; what costs time to compute is computed only then. Begins with false. */
    default void shown(boolean visible) {}

    /** Lets go of the models, which outlive this view. */
    default void dispose() {}
}
