package org.layerwright.ui.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.network.Fix;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.ProblemLine;

/** Problems that concern no single layer, above the stack; takes no room where there are none. */
final class ProblemStrip extends VBox {
    private final Consumer<Fix> repair;

    ProblemStrip(Consumer<Fix> repair) {
        this.repair = repair;
        getStyleClass().add("problem-strip");
        show(List.of());
    }

    void show(List<ProblemLine> problems) {
        getChildren().setAll(problems.stream().map(this::line).toList());
        Sight.show(this, !problems.isEmpty());
    }

    private HBox line(ProblemLine problem) {
        var icon = Icons.of(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("problem-icon");
        Label sentence = new Label(problem.sentence());
        sentence.getStyleClass().add("problem-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(10, icon, sentence);
        line.setAlignment(Pos.CENTER_LEFT);
        for (ProblemLine.Repair offered : problem.repairs()) {
            Button button = new Button(offered.label(), Icons.of(Feather.TOOL));
            button.getStyleClass().addAll("small", "repair");
            button.setId("repair-" + offered.fix().code());
            button.setMinWidth(USE_PREF_SIZE);
            button.setMnemonicParsing(false);
            button.setOnAction(event -> repair.accept(offered.fix()));
            line.getChildren().add(button);
        }
        return line;
    }
}
