package org.layerwright.ui.view.runs;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.SpeedMeasurement;
import org.layerwright.ui.viewmodel.runs.Prediction;
import org.layerwright.ui.viewmodel.runs.PredictionsViewModel;
import org.layerwright.ui.viewmodel.runs.RunMeasures;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.RunTexts;

/** What was predicted and what was measured, side by side: of one run, or of two with what changed from one to the other. */
final class RunPredictions extends VBox {
    private static final double LABEL_WIDTH = 168;
    private static final double PREDICTED_WIDTH = 176;
    private static final double MEASURED_WIDTH = 148;
    private static final double CHANGE_WIDTH = 112;

    private final PredictionsViewModel predictions;
    private final RunTexts words;
    private final Texts texts;
    private final Prediction prediction;
    private final Label sentence;
    private final Button measure;
    private final Button cancel;
    private final ProgressBar progress = new ProgressBar();
    private final TableView<Prediction.Row> table = new TableView<>();
    private final Subscription subscription;

    RunPredictions(PredictionsViewModel predictions, RunTexts words, Parts parts) {
        this.predictions = predictions;
        this.words = words;
        this.texts = parts.texts();
        prediction = new Prediction(texts, words);
        getStyleClass().add("runs-overlay");
        sentence = parts.sentence("");
        sentence.setId("predicted-sentence");
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        measure = parts.button("predicted-measure", "runs.predicted.measure", Feather.CLOCK, predictions::measure);
        SpeedMeasurement measurement = predictions.measurement();
        cancel = parts.button("predicted-cancel", "runs.predicted.cancel", Feather.X, measurement::cancel);
        progress.setId("predicted-progress");
        progress.setPrefWidth(130);
        progress.setMinWidth(USE_PREF_SIZE);
        progress.setAccessibleText(texts.get("speed.busy"));
        progress.progressProperty().bind(measurement.progressProperty());
        HBox head = new HBox(sentence, progress, measure, cancel);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("runs-axis");
        table.setId("predicted-table");
        table.setAccessibleText(texts.get("runs.tab.predicted"));
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setPlaceholder(new Label());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
        subscription = Subscription.combine(
                predictions.comparedProperty().subscribe(now -> show()),
                predictions.measurableProperty().subscribe(now -> update()),
                measurement.busyProperty().subscribe(now -> update()),
                measurement.failureProperty().subscribe(now -> update()),
                measurement.secondsLeftProperty().subscribe(now -> update()));
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void show() {
        List<RunMeasures> runs = predictions.comparedProperty().get();
        List<RunRow> beside = runs.stream().map(RunMeasures::run).toList();
        table.getColumns().clear();
        if (!runs.isEmpty()) {
            table.getColumns().add(labels());
            for (int i = 0; i < runs.size(); i++) {
                int run = i;
                table.getColumns()
                        .add(pair(
                                words.name(beside.get(i), beside),
                                PREDICTED_WIDTH,
                                MEASURED_WIDTH,
                                row -> row.runs().get(run)));
            }
            if (runs.size() == 2) {
                table.getColumns()
                        .add(pair(
                                texts.get("runs.predicted.change"),
                                CHANGE_WIDTH,
                                CHANGE_WIDTH,
                                row -> row.changes().get(0)));
            }
        }
        table.getItems().setAll(runs.isEmpty() ? List.of() : prediction.of(runs));
        update();
    }

    private TableColumn<Prediction.Row, Prediction.Row> labels() {
        TableColumn<Prediction.Row, Prediction.Row> column = new TableColumn<>();
        column.setGraphic(new Label(texts.get("runs.predicted.quantity")));
        column.setPrefWidth(LABEL_WIDTH);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(Prediction.Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : row.label());
                setTooltip(empty || row == null ? null : Tips.of(row.help()));
                setAccessibleHelp(empty || row == null ? "" : row.help());
            }
        });
        return column;
    }

    private TableColumn<Prediction.Row, String> pair(
            String title, double predicted, double measured, Function<Prediction.Row, Prediction.Pair> of) {
        TableColumn<Prediction.Row, String> group = new TableColumn<>(title);
        group.setSortable(false);
        group.getColumns()
                .add(column("predicted", predicted, row -> of.apply(row).predicted()));
        group.getColumns().add(column("measured", measured, row -> of.apply(row).measured()));
        return group;
    }

    private TableColumn<Prediction.Row, String> column(
            String key, double width, Function<Prediction.Row, String> value) {
        TableColumn<Prediction.Row, String> column = new TableColumn<>();
        Label head = new Label(texts.get("runs.predicted." + key));
        head.setTooltip(Tips.of(texts.get("runs.predicted." + key + ".help")));
        column.setGraphic(head);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }

    private void update() {
        SpeedMeasurement measurement = predictions.measurement();
        boolean busy = measurement.busyProperty().get();
        List<RunMeasures> runs = predictions.comparedProperty().get();
        boolean again = runs.stream().filter(RunMeasures::hasModel).allMatch(RunMeasures::isMeasured);
        measure.setText(texts.get(again ? "runs.predicted.again" : "runs.predicted.measure"));
        measure.setDisable(!predictions.measurableProperty().get());
        Sight.show(measure, !busy && runs.stream().anyMatch(RunMeasures::hasModel));
        Sight.show(cancel, busy);
        Sight.show(progress, busy);
        sentence.setText(busy ? measurement.words(texts) : sentence(measurement, runs.size()));
    }

    private String sentence(SpeedMeasurement measurement, int runs) {
        return measurement
                .failureProperty()
                .get()
                .map(error -> FailureWords.of(texts, error))
                .orElseGet(() -> texts.get(
                        runs == 0 ? "runs.predicted.hint" : runs == 1 ? "runs.predicted.one" : "runs.predicted.two"));
    }
}
