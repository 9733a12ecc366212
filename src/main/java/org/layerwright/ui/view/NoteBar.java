package org.layerwright.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;

/** Something that the program did and the user should know, above the page until it is closed. */
final class NoteBar extends HBox {
    private final Label words = new Label();

    /** @param closed runs when the user has read it */
    NoteBar(Texts texts, Runnable closed) {
        setId("note");
        getStyleClass().add("note-bar");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setGraphic(Icons.of(Feather.INFO));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button(null, Icons.of(Feather.X));
        close.setId("note-close");
        close.getStyleClass().addAll("flat", "small", "button-icon");
        close.setTooltip(Tips.line(texts.get("frame.note.close")));
        close.setAccessibleText(texts.get("frame.note.close"));
        close.setOnAction(event -> closed.run());
        getChildren().addAll(words, close);
        show("");
    }

    /** @param sentence empty to hide it */
    void show(String sentence) {
        words.setText(sentence);
        Sight.show(this, !sentence.isEmpty());
    }
}
