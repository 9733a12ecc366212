package org.layerwright.ui.control;

import org.layerwright.network.Fix;

/** What can be done to the cards of a stack; layers go by position. */
public interface CardActions {
    void select(int index);

    void selectNeighbour(int offset);

    /**
     * @param target the position afterwards
     */
    void move(int index, int target);

    void remove(int index);

    void duplicate(int index);

    void repair(Fix fix);

    /** A card is dragged to a height; near the edge of what is seen the stack scrolls. */
    void draggedTo(double sceneY);
}
