package org.layerwright.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;

/** The look for cut-off texts itself, on which other tests rely. */
@FxTest
class CutOffTextsTest {
    @Test
    void findsLabelsButtonsAndHeadings() {
        Label label = new Label("a long sentence in a label");
        label.setMaxWidth(60);
        Button button = new Button("a long word on a button");
        button.setMaxWidth(60);
        Label whole = new Label("whole");
        assertEquals(1, found(label));
        assertEquals(1, found(button));
        assertEquals(0, found(whole));
        assertEquals(1, found(table(40)));
        assertEquals(0, found(table(300)));
    }

    @Test
    void findsSentencesThatHaveTooFewLines() {
        Label broken = new Label("a sentence that takes several lines where there is room for one only");
        broken.setWrapText(true);
        broken.setMaxSize(100, 20);
        assertEquals(1, found(broken));
    }

    private static TableView<String> table(double width) {
        TableView<String> table = new TableView<>();
        TableColumn<String, String> column = new TableColumn<>("Multiply-adds of a layer");
        column.setMinWidth(width);
        column.setMaxWidth(width);
        table.getColumns().setAll(List.of(column));
        return table;
    }

    private static int found(Node node) {
        Stage[] stage = new Stage[1];
        Fx.run(() -> {
            stage[0] = new Stage();
            stage[0].setScene(new Scene(new StackPane(node), 400, 200));
            stage[0].show();
        });
        Fx.settle();
        try {
            return Fx.get(() -> CutOffTexts.in(node).size());
        } finally {
            Fx.run(stage[0]::hide);
        }
    }
}
