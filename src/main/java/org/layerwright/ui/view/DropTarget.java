package org.layerwright.ui.view;

import java.util.OptionalInt;

/** Where layers from the palette can be dropped. */
interface DropTarget {
    /** Shows where a layer would go, and answers the place; nothing beside the stack. */
    OptionalInt hover(double sceneX, double sceneY);

    /** Stops showing a place. */
    void leave();
}
