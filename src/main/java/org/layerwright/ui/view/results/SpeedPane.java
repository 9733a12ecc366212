package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.event.WorkerEvent.Speed;
import org.layerwright.event.WorkerEvent.SpeedCell;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.results.SpeedViewModel;
import org.layerwright.ui.viewmodel.results.SpeedViewModel.Hindrance;

/** How fast the model answers, with our engine and with ONNX Runtime, and the choice of what to measure. */
final class SpeedPane extends VBox {
    private static final int MOST_BATCH = 65_536;
    private static final double MILLIS = 1e3;
    /** All together fit beside the samples in the smallest window. */
    private static final double WIDTH = 99;

    private static final double NARROW = 74;

    private final SpeedViewModel speed;
    private final Texts texts;
    private final TextField batches = new TextField("1, 32, 256");
    private final TextField threads;
    private final Spinner<Integer> seconds = new Spinner<>(1, 60, 2);
    private final Button measure;
    private final Button cancel;
    private final ProgressBar progress = new ProgressBar();
    private final Label words = new Label();
    private final TableView<SpeedCell> table = new TableView<>();
    private final int processors;
    private final Subscription subscription;

    /** @param processors cores of this machine */
    SpeedPane(SpeedViewModel speed, int processors, Texts texts) {
        this.speed = speed;
        this.texts = texts;
        this.processors = processors;
        getStyleClass().add("speed-pane");
        threads = new TextField(processors > 1 ? "1, " + processors : "1");
        measure = new Button(texts.get("speed.measure"), Icons.of(Feather.CLOCK));
        measure.setId("speed-measure");
        measure.setTooltip(Tips.of(texts.get("speed.measure.help")));
        measure.setMinWidth(Region.USE_PREF_SIZE);
        measure.setOnAction(event -> speed.measure(batchSizes(), threadCounts(), seconds.getValue()));
        cancel = new Button(texts.get("speed.cancel"), Icons.of(Feather.X));
        cancel.setId("speed-cancel");
        cancel.setTooltip(Tips.of(texts.get("speed.cancel.help")));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> speed.cancel());
        progress.setId("speed-progress");
        progress.setPrefWidth(150);
        progress.setAccessibleText(texts.get("speed.busy"));
        progress.progressProperty().bind(speed.measurement().progressProperty());
        words.setId("speed-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        table.setId("speed-table");
        table.setAccessibleText(texts.get("results.tab.speed"));
        // Constrained widths squeeze the columns of a group that comes later.
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setPlaceholder(new Label(texts.get("speed.none")));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(choices(), words, table);
        batches.textProperty().addListener(observable -> update());
        threads.textProperty().addListener(observable -> update());
        subscription = Subscription.combine(
                speed.resultProperty().subscribe(now -> show()),
                speed.measurement().failureProperty().subscribe(now -> update()),
                speed.hindranceProperty().subscribe(now -> update()),
                speed.measurement().busyProperty().subscribe(now -> update()),
                speed.measurement().secondsLeftProperty().subscribe(now -> update()));
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private FlowPane choices() {
        seconds.setEditable(true);
        seconds.setPrefWidth(86);
        batches.setPrefColumnCount(9);
        threads.setPrefColumnCount(5);
        FlowPane row = new FlowPane(
                field("batches", batches),
                field("threads", threads),
                field("seconds", seconds),
                new HBox(measure, cancel),
                progress);
        row.setRowValignment(VPos.CENTER);
        row.getStyleClass().add("speed-choices");
        return row;
    }

    private HBox field(String key, Control control) {
        control.setId("speed-" + key);
        control.setAccessibleText(texts.get("speed." + key));
        control.setTooltip(Tips.of(texts.get("speed." + key + ".help")));
        Label label = new Label(texts.get("speed." + key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        HBox box = new HBox(6, label, control);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private List<Integer> batchSizes() {
        return SpeedViewModel.numbers(batches.getText(), MOST_BATCH);
    }

    private List<Integer> threadCounts() {
        return SpeedViewModel.numbers(threads.getText(), processors);
    }

    private void update() {
        boolean busy = speed.measurement().busyProperty().get();
        boolean typed = !batchSizes().isEmpty() && !threadCounts().isEmpty();
        measure.setDisable(busy || !typed || speed.hindranceProperty().get() != Hindrance.NONE);
        Sight.show(measure, !busy);
        Sight.show(cancel, busy);
        Sight.show(progress, busy);
        words.setText(words(typed));
    }

    private String words(boolean typed) {
        Optional<ModelBenched> result = speed.resultProperty().get();
        if (speed.measurement().busyProperty().get()) {
            return speed.measurement().words(texts);
        }
        if (!typed) {
            return texts.get("speed.typed", MOST_BATCH, processors);
        }
        if (speed.hindranceProperty().get() != Hindrance.NONE && result.isEmpty()) {
            return texts.get("speed.hindrance." + speed.hindranceProperty().get());
        }
        Optional<Throwable> failure = speed.measurement().failureProperty().get();
        if (failure.isPresent()) {
            return FailureWords.of(texts, failure.get());
        }
        return result.map(this::words).orElseGet(() -> texts.get("speed.about"));
    }

    private String words(ModelBenched result) {
        String where = texts.get("speed.where", result.device(), result.engine());
        if (!result.problem().isEmpty()) {
            String why = texts.get(result.problem(), result.problemArguments().toArray());
            return where + " " + texts.get("cli.bench.model.alone", why);
        }
        String difference = String.format(texts.locale(), "%.1e", result.difference());
        return where + " " + texts.get("speed.peer", result.peer(), difference);
    }

    private void show() {
        Optional<ModelBenched> result = speed.resultProperty().get();
        boolean both = result.filter(now -> now.problem().isEmpty()).isPresent();
        table.getColumns().clear();
        table.getColumns().add(column("threads", NARROW, cell -> whole(cell.threads())));
        table.getColumns().add(column("batch", NARROW, cell -> whole(cell.batch())));
        table.getColumns().add(speedColumns("own", SpeedCell::own));
        if (both) {
            table.getColumns().add(speedColumns("peer", SpeedCell::peer));
            table.getColumns().add(column("ratio", NARROW, cell -> number(cell.ratio(), 2) + "×"));
        }
        table.getItems().setAll(result.map(ModelBenched::cells).orElse(List.of()));
        update();
    }

    private TableColumn<SpeedCell, String> speedColumns(String who, Function<SpeedCell, Speed> speedOf) {
        TableColumn<SpeedCell, String> group = new TableColumn<>(texts.get("speed.column." + who));
        group.setSortable(false);
        group.getColumns()
                .add(column(
                        "speed",
                        WIDTH,
                        cell -> whole(Math.round(speedOf.apply(cell).samplesPerSecond()))));
        group.getColumns()
                .add(column("median", WIDTH, cell -> millis(speedOf.apply(cell).medianSeconds())));
        group.getColumns()
                .add(column("p95", WIDTH, cell -> millis(speedOf.apply(cell).p95Seconds())));
        return group;
    }

    private TableColumn<SpeedCell, String> column(String key, double width, Function<SpeedCell, String> value) {
        TableColumn<SpeedCell, String> column = new TableColumn<>();
        Label heading = new Label(texts.get("speed.column." + key));
        heading.setMinWidth(Region.USE_PREF_SIZE);
        heading.setTooltip(Tips.of(texts.get("speed.column." + key + ".help")));
        column.setGraphic(heading);
        column.setSortable(false);
        column.setPrefWidth(width);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }

    private String whole(long value) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(value);
    }

    private String millis(double value) {
        double millis = value * MILLIS;
        return number(millis, millis < 10 ? 3 : 1);
    }

    private String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
