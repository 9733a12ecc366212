package org.layerwright.ui.control;

import javafx.scene.Node;
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

    /** Makes the small picture of what a layer gives, by its name. */
    Node preview(String layer);

    /** A card is dragged to a height; near the edge of what is seen the stack scrolls. */
    void draggedTo(double sceneY);
}
