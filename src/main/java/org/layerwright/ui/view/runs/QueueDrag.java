package org.layerwright.ui.view.runs;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.layerwright.ui.control.DragGesture;

/** Drags a card of a list to another place of it; a line shows between which cards it goes. */
final class QueueDrag implements DragGesture.Listener {
    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
    private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");
    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("drop-behind");

    private final Node card;
    private final Pane list;
    private final IntConsumer moved;

    private QueueDrag(Node card, Pane list, IntConsumer moved) {
        this.card = card;
        this.list = list;
        this.moved = moved;
    }

    /** @param moved hears before which card of the list it was dropped */
    static void install(Node card, Pane list, IntConsumer moved) {
        DragGesture.install(card, new QueueDrag(card, list, moved));
    }

    @Override
    public void begin(double sceneX, double sceneY) {
        card.pseudoClassStateChanged(DRAGGED, true);
        move(sceneX, sceneY);
    }

    @Override
    public void move(double sceneX, double sceneY) {
        int gap = gapAt(sceneY);
        List<Node> cards = list.getChildren();
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).pseudoClassStateChanged(BEFORE, i == gap);
            cards.get(i).pseudoClassStateChanged(BEHIND, gap == cards.size() && i == gap - 1);
        }
    }

    @Override
    public void drop(double sceneX, double sceneY) {
        moved.accept(gapAt(sceneY));
    }

    @Override
    public void end() {
        card.pseudoClassStateChanged(DRAGGED, false);
        list.getChildren().forEach(other -> {
            other.pseudoClassStateChanged(BEFORE, false);
            other.pseudoClassStateChanged(BEHIND, false);
        });
    }

    private int gapAt(double sceneY) {
        int gap = 0;
        for (Node other : list.getChildren()) {
            Bounds bounds = other.localToScene(other.getLayoutBounds());
            if (sceneY < bounds.getCenterY()) {
                break;
            }
            gap++;
        }
        return gap;
    }
}
