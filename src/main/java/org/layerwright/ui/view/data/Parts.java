package org.layerwright.ui.view.data;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;

/** Small controls of the page, alike everywhere. */
final class Parts {
    private Parts() {}

    /** A button whose help stands under {@code <key>.help}. */
    static Button button(Texts texts, String id, String key, Feather icon, Runnable action) {
        Button button = new Button(texts.get(key), Icons.of(icon));
        button.setId(id);
        button.setMnemonicParsing(false); // Names may hold an underscore.
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(Tips.of(texts.get(key + ".help")));
        button.setAccessibleHelp(texts.get(key + ".help"));
        button.setOnAction(event -> action.run());
        return button;
    }

    static Label text(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
