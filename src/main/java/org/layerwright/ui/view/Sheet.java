package org.layerwright.ui.view;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogEvent;
import javafx.scene.control.DialogPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
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
        keepWhole(dialog);
        DialogPane pane = dialog.getDialogPane();
        Look.follow(pane, owner.getScene());
        content.getStyleClass().add("sheet");
        pane.setContent(content);
        pane.getButtonTypes().add(new ButtonType(texts.get("ui.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.show();
        return dialog;
    }

    /**
     * Lets a dialog be enlarged, but not be smaller than what it shows. Window managers on Linux may tell JavaFX late that a
     * new window is 200 × 200, as it was before it got its size, which then cuts buttons and sentences.
     */
    static void keepWhole(Dialog<?> dialog) {
        dialog.setResizable(true);
        dialog.addEventHandler(DialogEvent.DIALOG_SHOWN, event -> fit(dialog));
    }

    /** Gives a dialog the size of what it shows now. */
    static void fit(Dialog<?> dialog) {
        Stage stage = (Stage) dialog.getDialogPane().getScene().getWindow();
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.sizeToScene();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(stage.getWidth(), screen.getWidth()));
        stage.setMinHeight(Math.min(stage.getHeight(), screen.getHeight()));
    }
}
