package org.layerwright.ui.control;

import java.util.function.IntSupplier;
import javafx.scene.input.KeyEvent;
import org.layerwright.ui.control.CardActions.Edit;
import org.layerwright.ui.control.CardActions.Pick;

/** What the keys do while the stack has the focus. Those with Ctrl belong to the menu, which has them everywhere. */
final class StackKeys {
    private final CardActions actions;
    private final IntSupplier size;

    StackKeys(CardActions actions, IntSupplier size) {
        this.actions = actions;
        this.size = size;
    }

    void onKey(KeyEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> step(event, -1, Edit.MOVE_UP);
            case DOWN -> step(event, 1, Edit.MOVE_DOWN);
            case HOME -> actions.select(0, pick(event));
            case END -> actions.select(size.getAsInt() - 1, pick(event));
            case DELETE, BACK_SPACE -> actions.edit(Edit.REMOVE);
            case ESCAPE -> actions.select(-1, Pick.ALONE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(KeyEvent event, int by, Edit move) {
        if (event.isAltDown()) {
            actions.edit(move);
        } else {
            actions.selectNeighbour(by, event.isShiftDown());
        }
    }

    private static Pick pick(KeyEvent event) {
        return event.isShiftDown() ? Pick.RANGE : Pick.ALONE;
    }
}
