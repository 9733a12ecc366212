package org.layerwright.ui.view;

import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.layerwright.text.Texts;

/** The window for preferences. It is opened anew where the language changes. */
final class Preferences {
    private Preferences() {}

    static void open(Window owner, WindowModel model) {
        Texts texts = model.settings().texts();
        PreferencesView view =
                new PreferencesView(model.settings(), model.preferences(), model.dialogs(), model.processors(), texts);
        Dialog<ButtonType> dialog = Sheet.show(owner, texts.get("frame.prefs"), view, texts);
        Subscription changes = Subscription.combine(
                model.settings().textsProperty().subscribe((before, now) -> reopen(owner, model, dialog)),
                model.settings().settingsProperty().subscribe((before, now) -> {
                    if (before.scale() != now.scale() || before.theme() != now.theme()) {
                        // Style sheets are set by whoever else listens.
                        model.windowThread().execute(() -> follow(dialog, owner));
                    }
                }));
        dialog.setOnHidden(event -> {
            changes.unsubscribe();
            view.dispose();
        });
    }

    /** In its place, so that the arrow keys go on through the sizes. */
    private static void follow(Dialog<ButtonType> dialog, Window owner) {
        Look.follow(dialog.getDialogPane(), owner.getScene());
        Sheet.fit(dialog);
    }

    private static void reopen(Window owner, WindowModel model, Dialog<ButtonType> dialog) {
        dialog.close();
        open(owner, model);
    }
}
