package org.layerwright.ui.view;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;

/** The pages at the window's left edge; one is always chosen. */
final class PageRail extends VBox {
    PageRail(List<Page> pages, StringProperty shown, Texts texts) {
        getStyleClass().add("page-rail");
        setAccessibleText(texts.get("ui.pages"));
        for (int i = 0; i < pages.size(); i++) {
            getChildren().add(button(pages.get(i), key(i), shown, texts));
        }
    }

    /** The key of a page: its place, from 1. */
    static KeyCombination key(int index) {
        return KeyCombination.valueOf("Shortcut+" + (index + 1));
    }

    private static ToggleButton button(Page page, KeyCombination key, StringProperty shown, Texts texts) {
        String title = texts.get("page." + page.id());
        ToggleButton button = new ToggleButton(title, Icons.of(page.icon()));
        button.setId("page-" + page.id());
        button.getStyleClass().add("page-button");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(Tips.line(
                texts.get("ui.tool.with-key", texts.get("page." + page.id() + ".help"), key.getDisplayText())));
        shown.subscribe(id -> button.setSelected(id.equals(page.id())));
        button.setOnAction(event -> {
            button.setSelected(true); // A second click must not leave none chosen.
            shown.set(page.id());
        });
        return button;
    }
}
