package org.layerwright.ui.view.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.view.Wording;
import org.layerwright.ui.viewmodel.TrainingCurves;

/** All curves of a run, two in a row. A click makes one large, Escape or another click brings all back. */
final class PlotGrid extends VBox {
    private static final int COLUMNS = 2;
    private static final double MOST_SMOOTHING = 0.99;

    private final TrainingCurves curves;
    private final CurveContents contents;
    private final Map<String, LivePlot> plots = new LinkedHashMap<>();
    private final SpreadPane spreads;
    private final List<Node> cells = new ArrayList<>();
    private final StackPane place = new StackPane();
    private final Subscription subscription;
    private boolean visible;
    private boolean large;

    PlotGrid(WindowModel model, Texts texts) {
        this.curves = model.training().curves();
        this.contents = new CurveContents(model.training(), texts);
        getStyleClass().add("plot-grid");
        PlotTools tools = new PlotTools(model, texts);
        Slider smoothing = smoothing(texts);
        for (String id : CurveContents.IDS) {
            LivePlot plot = new LivePlot(texts);
            plot.setId("train-" + id);
            plot.setAfterTitle(tools.menu(plot, id));
            plot.smoothingProperty().bind(smoothing.valueProperty());
            plot.setOnClick(() -> toggleLarge(plot, plot));
            plots.put(id, plot);
            cells.add(plot);
        }
        plots.get("updateRatio").logarithmicProperty().set(true);
        spreads = new SpreadPane(curves, texts);
        spreads.setOnClick(() -> toggleLarge(spreads, spreads.plot()));
        cells.add(spreads);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(head(smoothing, texts), place);
        showAll();
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && large) {
                showAll();
                event.consume();
            }
        });
        subscription = curves.revisionProperty().subscribe(revision -> update());
    }

    /** What is not seen is not drawn. */
    void shown(boolean nowVisible) {
        visible = nowVisible;
        update();
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void update() {
        if (visible) {
            plots.forEach((id, plot) -> plot.setContent(contents.of(id)));
            spreads.update();
        }
    }

    private static Slider smoothing(Texts texts) {
        Slider slider = new Slider(0, MOST_SMOOTHING, 0.9);
        slider.setId("smoothing");
        slider.setAccessibleText(texts.get("train.smoothing"));
        slider.setPrefWidth(140);
        return slider;
    }

    private static Node head(Slider smoothing, Texts texts) {
        Wording wording = new Wording(new SimpleObjectProperty<>(texts));
        Label label = new Label(texts.get("train.smoothing"));
        label.setLabelFor(smoothing);
        wording.help(label, wording.text("train.smoothing.help"));
        wording.help(smoothing, wording.text("train.smoothing.help"));
        Label hint = new Label(texts.get("train.plot.hint"));
        hint.getStyleClass().add("plot-hint");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(hint, gap, label, smoothing);
        head.getStyleClass().add("plot-grid-head");
        return head;
    }

    /** @param focused what keeps the focus */
    private void toggleLarge(Node cell, Node focused) {
        if (large) {
            showAll();
        } else {
            place.getChildren().setAll(cell);
            large = true;
        }
        focused.requestFocus();
    }

    private void showAll() {
        large = false;
        GridPane grid = new GridPane();
        grid.getStyleClass().add("plot-cells");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < cells.size(); i++) {
            grid.add(cells.get(i), i % COLUMNS, i / COLUMNS);
        }
        int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < rows; i++) {
            RowConstraints row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            row.setPercentHeight(100.0 / rows);
            grid.getRowConstraints().add(row);
        }
        place.getChildren().setAll(grid);
    }
}
