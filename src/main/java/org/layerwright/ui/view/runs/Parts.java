package org.layerwright.ui.view.runs;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.Wording;

/** Makes the controls of this page: each has its text, its help and its id. */
record Parts(Texts texts, Wording wording) {
    static Parts in(Texts texts) {
        return new Parts(texts, new Wording(new SimpleObjectProperty<>(texts)));
    }

    /** @param key of the text; the help stands under {@code <key>.help} */
    Button button(String id, String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        wording.help(button, wording.text(key + ".help"));
        return button;
    }

    /** A sentence that takes as many lines as it needs. */
    Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
