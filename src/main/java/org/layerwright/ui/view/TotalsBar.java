package org.layerwright.ui.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.CardColumns;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.TotalsViewModel;

/** Below the stack: whether the network can be trained, its memory, and the sums of the columns. */
final class TotalsBar extends VBox {
    private static final PseudoClass UNREADY = PseudoClass.getPseudoClass("unready");
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final Texts texts;
    private final Button verdict = new Button();
    private boolean sound = true;
    private final FontIcon verdictIcon = Icons.of(Feather.CHECK_CIRCLE);
    private final Label memory = new Label();
    private final Label parameters = number("total-parameters");
    private final Label multiplyAdds = number("total-multiply-adds");

    /** @param listProblems opens the list of all problems */
    TotalsBar(Texts texts, Runnable listProblems) {
        this.texts = texts;
        getStyleClass().add("totals");
        verdict.setId("verdict");
        verdict.setGraphic(verdictIcon);
        verdict.getStyleClass().addAll("flat", "verdict");
        verdict.setAlignment(Pos.CENTER_LEFT);
        verdict.setOnAction(event -> listProblems.run());
        HoverHelp.install(verdict, () -> sound ? "" : texts.get("canvas.problems.open", "F8"));
        memory.getStyleClass().add("memory");
        memory.setAccessibleHelp(texts.get("ui.memory.help"));
        HoverHelp.installSentences(memory, memory::getAccessibleHelp);
        memory.setId("memory");
        // A long sentence must not decide how wide the canvas is.
        memory.setMinWidth(0);
        Label total = number("total-word");
        total.setText(texts.get("ui.stack.total"));
        HBox sums = CardColumns.row(verdict, right(total), right(parameters), right(multiplyAdds), new Region());
        verdict.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(sums, memory);
    }

    void show(TotalsViewModel words) {
        verdict.setText(words.verdict());
        verdict.pseudoClassStateChanged(PROBLEM, !words.sound());
        verdict.pseudoClassStateChanged(UNREADY, words.sound() && !words.ready());
        // Where nothing is wrong there is nothing to open.
        verdict.setMouseTransparent(words.sound());
        verdict.setFocusTraversable(!words.sound());
        sound = words.sound();
        verdict.setAccessibleHelp(sound ? null : texts.get("canvas.problems.open", "F8"));
        verdictIcon.setIconCode(words.ready() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
        memory.setText(
                words.known()
                        ? texts.get("ui.memory", words.weightMemory(), words.trainingMemory(), words.batchSize())
                        : texts.get("run.memory.unknown"));
        parameters.setText(words.parameters());
        multiplyAdds.setText(words.multiplyAdds());
    }

    private static Label number(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("total");
        return label;
    }

    private static Region right(Label label) {
        StackPane cell = new StackPane(label);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }
}
