package org.layerwright.ui.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.network.Fix;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.ProblemEntry;
import org.layerwright.ui.viewmodel.ProblemLine;

/** Every problem of the network, below the canvas: one jumps to its card, and its repairs are here too. */
final class ProblemPanel extends VBox {
    private static final double HIGHEST = 168;

    private final Texts texts;
    private final Consumer<ProblemEntry> go;
    private final Consumer<Fix> repair;
    private final Label title = new Label();
    private final VBox rows = new VBox(2);
    private List<ProblemEntry> shown = List.of();

    /**
     * @param go shows the layer of a problem
     * @param closed runs when the user closes the list
     */
    ProblemPanel(Texts texts, Consumer<ProblemEntry> go, Consumer<Fix> repair, Runnable closed) {
        this.texts = texts;
        this.go = go;
        this.repair = repair;
        getStyleClass().add("problem-panel");
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button(null, Icons.of(Feather.X));
        close.setId("problems-close");
        close.getStyleClass().addAll("flat", "small", "button-icon");
        close.setTooltip(Tips.line(texts.get("canvas.problems.close")));
        close.setAccessibleText(texts.get("canvas.problems.close"));
        close.setOnAction(event -> closed.run());
        HBox head = new HBox(8, title, space, close);
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new Rows(rows);
        getChildren().addAll(head, scroll);
        setMinHeight(USE_PREF_SIZE);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                closed.run();
                event.consume();
            }
        });
    }

    void show(List<ProblemEntry> entries) {
        if (!entries.equals(shown)) {
            shown = entries;
            title.setText(texts.get("canvas.problems.title", entries.size()));
            rows.getChildren().setAll(entries.stream().map(this::row).toList());
        }
    }

    /** Takes the focus to the first problem. */
    void focusFirst() {
        if (!rows.getChildren().isEmpty()) {
            rows.getChildren().get(0).lookup(".problem-jump").requestFocus();
        }
    }

    private Node row(ProblemEntry entry) {
        Button jump = new Button(entry.line().sentence(), Icons.of(Feather.ALERT_TRIANGLE));
        jump.getGraphic().getStyleClass().add("problem-icon");
        jump.getStyleClass().addAll("flat", "problem-jump");
        jump.setMnemonicParsing(false);
        jump.setWrapText(true);
        jump.setMinHeight(USE_PREF_SIZE);
        jump.setMaxWidth(Double.MAX_VALUE);
        jump.setAlignment(Pos.CENTER_LEFT);
        jump.setAccessibleText(entry.line().sentence());
        jump.setOnAction(event -> go.accept(entry));
        jump.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump.fire();
                event.consume();
            }
        });
        VBox row = new VBox(2, jump);
        if (!entry.line().repairs().isEmpty()) {
            FlowPane repairs = new FlowPane(8, 4);
            repairs.getStyleClass().add("problem-repairs");
            entry.line().repairs().forEach(offered -> repairs.getChildren().add(button(offered)));
            row.getChildren().add(repairs);
        }
        return row;
    }

    private Button button(ProblemLine.Repair offered) {
        Button button = new Button(offered.label(), Icons.of(Feather.TOOL));
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "repair");
        button.setOnAction(event -> repair.accept(offered.fix()));
        return button;
    }

    /** As high as its rows are at its width, until it scrolls: a sentence that is broken takes more room than one line. */
    private static final class Rows extends ScrollPane {
        private final VBox rows;

        Rows(VBox rows) {
            super(rows);
            this.rows = rows;
            setFitToWidth(true);
            setHbarPolicy(ScrollBarPolicy.NEVER);
            getStyleClass().add("edge-to-edge");
            setMinHeight(USE_PREF_SIZE);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.min(HIGHEST, snapSizeY(snappedTopInset() + rows.prefHeight(width) + snappedBottomInset()));
        }
    }
}
