package org.layerwright.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;

/** A sentence that is told once, under the tools of the window, until it is put away. */
final class NoteBar extends HBox {
    /** @param read the sentence was put away */
    NoteBar(String sentence, Texts texts, Runnable read) {
        getStyleClass().add("note-bar");
        setId("note-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label(sentence, Icons.of(Feather.INFO));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button(null, Icons.of(Feather.X));
        close.setId("note-close");
        close.getStyleClass().add("flat");
        close.setAccessibleText(texts.get("ui.note.close"));
        close.setTooltip(Tips.line(texts.get("ui.note.close")));
        close.setOnAction(event -> read.run());
        getChildren().setAll(words, close);
    }
}
