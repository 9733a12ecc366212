package org.layerwright.ui.control;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.CardActions.Edit;

/** What can be done to the selected layers, at the mouse. */
final class CardMenu {
    private CardMenu() {}

    static ContextMenu of(Texts texts, CardActions actions) {
        return new ContextMenu(
                item(texts, actions, "canvas.menu.cut", Feather.SCISSORS, Edit.CUT),
                item(texts, actions, "canvas.menu.copy", Feather.CLIPBOARD, Edit.COPY),
                item(texts, actions, "canvas.menu.paste", Feather.DOWNLOAD, Edit.PASTE),
                new SeparatorMenuItem(),
                item(texts, actions, "ui.menu.duplicate", Feather.COPY, Edit.DUPLICATE),
                item(texts, actions, "ui.menu.move-up", Feather.ARROW_UP, Edit.MOVE_UP),
                item(texts, actions, "ui.menu.move-down", Feather.ARROW_DOWN, Edit.MOVE_DOWN),
                new SeparatorMenuItem(),
                item(texts, actions, "ui.menu.remove", Feather.TRASH_2, Edit.REMOVE));
    }

    private static MenuItem item(Texts texts, CardActions actions, String key, Feather icon, Edit edit) {
        MenuItem item = new MenuItem(texts.get(key), Icons.of(icon));
        item.setOnAction(event -> actions.edit(edit));
        return item;
    }
}
