package org.layerwright.ui.control;

import org.layerwright.network.Fix;

/** What can be done to the cards of a stack; layers go by position. */
public interface CardActions {
    /** How a card is selected: alone, in addition, or with all between. */
    enum Pick {
        ALONE,
        /** As it is; it only leads. */
        KEEP,
        TOGGLE,
        RANGE
    }

    /** What is done to all selected layers. */
    enum Edit {
        MOVE_UP,
        MOVE_DOWN,
        CUT,
        COPY,
        PASTE,
        DUPLICATE,
        REMOVE
    }

    void select(int index, Pick pick);

    /** @param extend whether what is selected stays so */
    void selectNeighbour(int offset, boolean extend);

    void selectAll();

    void edit(Edit edit);

    /** Moves the selected layers before the one at a position. */
    void moveTo(int gap);

    /** Removes one layer, whether selected or not. */
    void remove(int index);

    void repair(Fix fix);

    /** Makes the small picture of what a layer gives, by its name. */
    LayerThumbnail thumbnail();

    /** A card is dragged to a height; near the edge of what is seen the stack scrolls. */
    void draggedTo(double sceneY);
}
