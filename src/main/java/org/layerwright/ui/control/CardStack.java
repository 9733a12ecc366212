package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.LayerCardViewModel;

/**
 * The layers as a stack of cards: one thing to tab to, with the arrows moving in it. Cards are dragged by the mouse and
 * moved by Alt with the arrows; a mark shows where a dragged card or a new layer would go.
 */
public final class CardStack extends StackPane {
    private static final double MARK_HEIGHT = 3;
    private static final double SPACING = 4;

    private final Texts texts;
    private final CardActions actions;
    private final DragLayer dragLayer;
    private final VBox list = new VBox(SPACING);
    private final Region mark = new Region();
    private final List<LayerCard> cards = new ArrayList<>();
    private int selected = -1;

    public CardStack(Texts texts, CardActions actions, DragLayer dragLayer) {
        this.texts = texts;
        this.actions = actions;
        this.dragLayer = dragLayer;
        getStyleClass().add("card-stack");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.get("ui.stack.name"));
        mark.getStyleClass().add("insertion-mark");
        mark.setVisible(false);
        Pane overlay = new Pane(mark);
        overlay.setMouseTransparent(true);
        getChildren().addAll(list, overlay);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            if (event.getTarget() == list || event.getTarget() == this) {
                actions.select(-1);
            }
            event.consume(); // A scroll pane above would take the focus.
        });
    }

    /** Shows these cards; those that did not change stay. */
    public void show(List<LayerCardViewModel> models) {
        for (int i = 0; i < models.size(); i++) {
            if (i >= cards.size()) {
                cards.add(card(models.get(i)));
            } else if (!cards.get(i).model().equals(models.get(i))) {
                cards.set(i, card(models.get(i)));
            }
        }
        while (cards.size() > models.size()) {
            cards.remove(cards.size() - 1);
        }
        if (!list.getChildren().equals(cards)) {
            list.getChildren().setAll(cards);
        }
        select(selected);
    }

    public void select(int index) {
        selected = index;
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).setSelected(i == index);
        }
    }

    /** The card at a position, to be scrolled to. */
    public Optional<Node> cardAt(int index) {
        return index >= 0 && index < cards.size() ? Optional.of(cards.get(index)) : Optional.empty();
    }

    /** Before which card something dropped here would go; nothing where the place is beside the stack. */
    public OptionalInt gapAt(double sceneX, double sceneY) {
        Bounds bounds = localToScene(getLayoutBounds());
        if (sceneX < bounds.getMinX() || sceneX > bounds.getMaxX()) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < cards.size(); i++) {
            Bounds card = cards.get(i).localToScene(cards.get(i).getLayoutBounds());
            if (sceneY < card.getCenterY()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.of(cards.size());
    }

    public void showMark(int gap) {
        Bounds inset = list.getBoundsInParent();
        double y;
        if (cards.isEmpty()) {
            y = inset.getMinY();
        } else if (gap < cards.size()) {
            y = inset.getMinY() + cards.get(gap).getBoundsInParent().getMinY() - (SPACING + MARK_HEIGHT) / 2;
        } else {
            y = inset.getMinY() + cards.get(gap - 1).getBoundsInParent().getMaxY() + (SPACING - MARK_HEIGHT) / 2;
        }
        double left = snappedLeftInset();
        mark.resizeRelocate(left, Math.max(0, y), getWidth() - left - snappedRightInset(), MARK_HEIGHT);
        mark.setVisible(true);
    }

    public void hideMark() {
        mark.setVisible(false);
    }

    private LayerCard card(LayerCardViewModel model) {
        LayerCard card = new LayerCard(model, texts, actions);
        card.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                actions.select(model.index());
            }
        });
        DragGesture.install(card, new CardDrag(card));
        return card;
    }

    private void onKey(KeyEvent event) {
        boolean alt = event.isAltDown();
        switch (event.getCode()) {
            case UP -> {
                if (alt) {
                    actions.move(selected, selected - 1);
                } else {
                    actions.selectNeighbour(-1);
                }
            }
            case DOWN -> {
                if (alt) {
                    actions.move(selected, selected + 1);
                } else {
                    actions.selectNeighbour(1);
                }
            }
            case HOME -> actions.select(0);
            case END -> actions.select(cards.size() - 1);
            case DELETE, BACK_SPACE -> actions.remove(selected);
            case ESCAPE -> actions.select(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Dragging a card to another place. */
    private final class CardDrag implements DragGesture.Listener {
        private final LayerCard card;

        CardDrag(LayerCard card) {
            this.card = card;
        }

        @Override
        public void begin(double sceneX, double sceneY) {
            card.setDragged(true);
            dragLayer.show(card.model().name(), Icons.tile(card.model().category()));
        }

        @Override
        public void move(double sceneX, double sceneY) {
            dragLayer.moveTo(sceneX, sceneY);
            actions.draggedTo(sceneY);
            gapAt(sceneX, sceneY).ifPresentOrElse(CardStack.this::showMark, CardStack.this::hideMark);
        }

        @Override
        public void drop(double sceneX, double sceneY) {
            int from = card.model().index();
            gapAt(sceneX, sceneY).ifPresent(gap -> actions.move(from, gap > from ? gap - 1 : gap));
        }

        @Override
        public void end() {
            card.setDragged(false);
            dragLayer.hide();
            hideMark();
        }
    }
}
