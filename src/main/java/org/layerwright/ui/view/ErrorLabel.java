package org.layerwright.ui.view;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;

/** What is wrong with an entry, below its field; takes no room where nothing is. */
public final class ErrorLabel extends Label {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Node field;

    public ErrorLabel(Node field) {
        this.field = field;
        getStyleClass().add("field-error");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setGraphic(Icons.of(Feather.ALERT_CIRCLE));
        show("");
    }

    public void show(String sentence) {
        setText(sentence);
        Sight.show(this, !sentence.isEmpty());
        field.pseudoClassStateChanged(DANGER, !sentence.isEmpty());
    }
}
