package org.layerwright.ui.control;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.CardActions.Pick;

/** Selecting cards by the mouse, and dragging the selected ones to another place. */
final class CardDrags {
    private final CardStack stack;
    private final CardActions actions;
    private final DragLayer dragLayer;
    private final Texts texts;
    /** Stays while it is dragged, also where it is scrolled out of view; null between drags. */
    private LayerCard dragged;

    CardDrags(CardStack stack, CardActions actions, DragLayer dragLayer, Texts texts) {
        this.stack = stack;
        this.actions = actions;
        this.dragLayer = dragLayer;
        this.texts = texts;
    }

    boolean holds(LayerCard card) {
        return card == dragged;
    }

    void install(LayerCard card) {
        card.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                press(card, event);
            }
        });
        // A press on one of several selected cards may begin a drag of all; without one it selects that card alone.
        card.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            boolean plain = !event.isShortcutDown() && !event.isShiftDown();
            if (event.getButton() == MouseButton.PRIMARY && plain && event.isStillSincePress()) {
                actions.select(card.model().index(), Pick.ALONE);
            }
        });
        card.addEventHandler(
                MouseEvent.MOUSE_ENTERED, event -> stack.hover(card.model().index()));
        card.addEventHandler(MouseEvent.MOUSE_EXITED, event -> stack.hover(-1));
        DragGesture.install(card, new Drag(card));
    }

    private void press(LayerCard card, MouseEvent event) {
        int index = card.model().index();
        if (event.isShiftDown()) {
            actions.select(index, Pick.RANGE);
        } else if (event.isShortcutDown()) {
            actions.select(index, Pick.TOGGLE);
        } else if (!stack.selection().contains(index)) {
            actions.select(index, Pick.ALONE);
        }
    }

    private final class Drag implements DragGesture.Listener {
        private final LayerCard card;

        Drag(LayerCard card) {
            this.card = card;
        }

        @Override
        public void begin(double sceneX, double sceneY) {
            dragged = card;
            card.setDragged(true);
            int count = stack.selection().all().size();
            boolean several =
                    count > 1 && stack.selection().contains(card.model().index());
            String words = several
                    ? texts.get("canvas.drag.several", count)
                    : card.model().name();
            dragLayer.show(words, Icons.tile(card.model().category()));
        }

        @Override
        public void move(double sceneX, double sceneY) {
            dragLayer.moveTo(sceneX, sceneY);
            actions.draggedTo(sceneY);
            stack.gapAt(sceneX, sceneY).ifPresentOrElse(stack::showMark, stack::hideMark);
        }

        @Override
        public void drop(double sceneX, double sceneY) {
            stack.gapAt(sceneX, sceneY).ifPresent(actions::moveTo);
        }

        @Override
        public void end() {
            dragged = null;
            card.setDragged(false);
            dragLayer.hide();
            stack.hideMark();
        }
    }
}
