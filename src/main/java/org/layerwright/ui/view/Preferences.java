package org.layerwright.ui.view;

import javafx.application.Platform;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.layerwright.text.Texts;

/** The window for preferences. It is opened anew where the language or the size of everything changes. */
final class Preferences {
    private Preferences() {}

    static void open(Window owner, WindowModel model) {
        Texts texts = model.settings().texts();
        PreferencesView view = new PreferencesView(model.settings(), model.preferences(), model.processors(), texts);
        Dialog<ButtonType> dialog = Sheet.show(owner, texts.get("frame.prefs"), view, texts);
        Subscription changes = Subscription.combine(
                model.settings().textsProperty().subscribe((before, now) -> reopen(owner, model, dialog)),
                model.settings().settingsProperty().subscribe((before, now) -> {
                    if (before.scale() != now.scale()) {
                        // The sheet of styles that enlarges it is set by whoever else listens.
                        Platform.runLater(() -> reopen(owner, model, dialog));
                    }
                }));
        dialog.setOnHidden(event -> {
            changes.unsubscribe();
            view.dispose();
        });
    }

    private static void reopen(Window owner, WindowModel model, Dialog<ButtonType> dialog) {
        if (dialog.isShowing()) {
            dialog.close();
            open(owner, model);
        }
    }
}
