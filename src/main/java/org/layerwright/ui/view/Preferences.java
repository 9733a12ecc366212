package org.layerwright.ui.view;

import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.layerwright.text.Texts;

/** The window for preferences. It is opened anew where the language changes, and stays where it was. */
final class Preferences {
    private Preferences() {}

    static void open(Window owner, WindowModel model) {
        Texts texts = model.settings().texts();
        PreferencesView view = new PreferencesView(model.settings(), model.preferences(), model.processors(), texts);
        Dialog<ButtonType> dialog = Sheet.show(owner, texts.get("frame.prefs"), view, texts);
        Subscription language =
                model.settings().textsProperty().subscribe((before, now) -> reopen(owner, model, dialog));
        dialog.setOnHidden(event -> {
            language.unsubscribe();
            view.dispose();
        });
    }

    private static void reopen(Window owner, WindowModel model, Dialog<ButtonType> dialog) {
        dialog.close();
        open(owner, model);
    }
}
