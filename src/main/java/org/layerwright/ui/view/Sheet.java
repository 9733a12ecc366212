package org.layerwright.ui.view;

import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;
import org.layerwright.text.Texts;

/** A window over the main one that shows a node until it is closed, in the main window's colours and scale. */
public final class Sheet {
    private Sheet() {}

    /** Shows a node and returns at once. */
    public static Dialog<ButtonType> show(Window owner, String title, Node content, Texts texts) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        letGrow(dialog);
        DialogPane pane = dialog.getDialogPane();
        Look.follow(pane, owner.getScene());
        content.getStyleClass().add("sheet");
        pane.setContent(content);
        pane.getButtonTypes().add(new ButtonType(texts.get("ui.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.show();
        return dialog;
    }

    /**
     * Lets a dialog be enlarged. One of a fixed size asks for it before its window is there; window managers on Linux then
     * leave some of them at 200 × 200, with buttons and sentences cut.
     */
    static void letGrow(Dialog<?> dialog) {
        dialog.setResizable(true);
    }
}
