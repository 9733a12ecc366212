package org.layerwright.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.UpdateAnswer;
import org.layerwright.ui.viewmodel.UpdateViewModel;

/** Asks for a newer version when it is pressed, and says what came of it. */
final class UpdateLine extends HBox {
    private static final double GAP = 10;

    private final Texts texts;

    UpdateLine(UpdateViewModel updates, Texts texts) {
        super(GAP);
        this.texts = texts;
        setAlignment(Pos.CENTER_LEFT);
        Button check = new Button(texts.get("update.check"));
        check.setId("about-check");
        check.setMinWidth(USE_PREF_SIZE);
        check.setOnAction(event -> updates.check());
        check.disableProperty().bind(updates.answerProperty().map(UpdateAnswer.Asking.class::isInstance));
        Label answer = new Label();
        answer.setId("about-update");
        answer.setWrapText(true);
        answer.setMinHeight(USE_PREF_SIZE);
        answer.textProperty().bind(updates.answerProperty().map(this::words));
        HBox.setHgrow(answer, Priority.ALWAYS);
        getChildren().addAll(check, answer);
    }

    private String words(UpdateAnswer answer) {
        if (answer instanceof UpdateAnswer.Unknown unknown) {
            return texts.get(unknown.reason().key(), unknown.reason().args());
        }
        if (answer instanceof UpdateAnswer.Known known) {
            String version = known.release().version();
            String page = known.release().page().map(uri -> " " + uri).orElse("");
            return known.newer() ? texts.get("update.newer", version) + page : texts.get("update.newest", version);
        }
        return texts.get(answer instanceof UpdateAnswer.Asking ? "update.asking" : "update.onlyWhenAsked");
    }
}
