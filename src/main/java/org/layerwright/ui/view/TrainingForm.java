package org.layerwright.ui.view;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.network.Problem;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.RunWords;

/** The form of a training plan, about 360 pixels wide. A wrong entry is marked, and the sentence below says what fits. */
public final class TrainingForm extends VBox {
    private static final int COLUMNS = 3;

    private final PlanFormViewModel form;
    private final ObservableValue<Texts> texts;
    private final Wording wording;
    private final PlanEditors editors;
    private final GridPane grid = new GridPane();
    private final List<Node> beforeOptimizer;
    private final List<Node> afterOptimizer;
    private final Map<Node, Integer> spans = new HashMap<>();
    private final Map<String, List<Node>> optimizerCells = new HashMap<>();
    private final Function<Window, Optional<Path>> folderDialog;

    /** A form that does not say when changes come too late for a run. */
    public TrainingForm(PlanFormViewModel form, ObservableValue<Texts> texts) {
        this(form, texts, new SimpleBooleanProperty());
    }

    /** @param running whether a run is under way, which changes to the form do not reach */
    public TrainingForm(PlanFormViewModel form, ObservableValue<Texts> texts, ObservableValue<Boolean> running) {
        this(form, texts, running, window -> askForFolder(window, texts.getValue()));
    }

    /** @param folderDialog asks for a folder; empty where it was cancelled */
    TrainingForm(
            PlanFormViewModel form,
            ObservableValue<Texts> texts,
            ObservableValue<Boolean> running,
            Function<Window, Optional<Path>> folderDialog) {
        this.form = form;
        this.texts = texts;
        this.wording = new Wording(texts);
        this.editors = new PlanEditors(texts);
        this.folderDialog = folderDialog;
        getStyleClass().add("training-form");
        Label title = wording.label("training.form.title");
        title.getStyleClass().add("panel-title");
        grid.getStyleClass().add("entries");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(column);
        }
        beforeOptimizer = List.of(
                wide(3, dataset()),
                wide(2, samples()),
                editors.labelled(form.validationFraction()),
                editors.labelled(form.epochs()),
                editors.labelled(form.batchSize()),
                editors.labelled(form.seed()),
                optimizer());
        afterOptimizer = List.of(editors.labelled(form.l2()), wide(2, device()), editors.labelled(form.threads()));
        getChildren().addAll(title, grid, problemLine(), runningLine(running));
        fill();
        form.optimizerProperty().addListener(observable -> fill());
    }

    /** Lays the entries out in columns, those of the chosen optimizer among them; the others stay where they are. */
    private void fill() {
        List<Node> cells = new ArrayList<>(beforeOptimizer);
        cells.addAll(
                optimizerCells.computeIfAbsent(form.optimizerProperty().get().id(), id -> optimizerCells()));
        cells.addAll(afterOptimizer);
        grid.getChildren().retainAll(cells);
        int place = 0;
        for (Node cell : cells) {
            int span = spans.getOrDefault(cell, 1);
            if (place % COLUMNS + span > COLUMNS) {
                place += COLUMNS - place % COLUMNS;
            }
            GridPane.setConstraints(cell, place % COLUMNS, place / COLUMNS, span, 1);
            place += span;
            if (!grid.getChildren().contains(cell)) {
                // The order of children is the order of the tab key.
                grid.getChildren().add(cells.indexOf(cell), cell);
            }
        }
    }

    private Node wide(int columns, Node cell) {
        spans.put(cell, columns);
        return cell;
    }

    private List<Node> optimizerCells() {
        List<Node> cells = new ArrayList<>();
        form.fieldsOf(form.optimizerProperty().get()).forEach(field -> cells.add(editors.labelled(field)));
        return cells;
    }

    private Node dataset() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("dataset");
        box.getStyleClass().add(Styles.DENSE);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().add(PlanFormViewModel.MNIST);
        wording.items(box, TrainingForm::datasetName);
        addFolder(box, form.datasetProperty().get());
        box.setValue(form.datasetProperty().get());
        form.datasetProperty().addListener((observable, before, now) -> {
            addFolder(box, now);
            box.setValue(now);
        });
        box.valueProperty()
                .addListener((observable, before, now) -> form.datasetProperty().set(now));
        Button folder = new Button();
        folder.setId("dataset-folder");
        folder.getStyleClass().add(Styles.DENSE);
        folder.setMinWidth(USE_PREF_SIZE);
        wording.text(folder, "training.form.folder");
        wording.help(folder, wording.text("training.form.folder.help"));
        folder.setOnAction(event -> folderDialog.apply(getScene().getWindow()).ifPresent(form::chooseFolder));
        HBox row = new HBox(box, folder);
        row.getStyleClass().add("entry-row");
        HBox.setHgrow(box, Priority.ALWAYS);
        return editors.labelled("training.form.data", box, row);
    }

    private Node samples() {
        TextField number = (TextField) editors.editor(form.limit());
        number.disableProperty().bind(form.allSamplesProperty());
        HBox.setHgrow(number, Priority.ALWAYS);
        CheckBox all = new CheckBox();
        all.setId("all-samples");
        all.setMinWidth(USE_PREF_SIZE);
        wording.text(all, "training.form.all");
        wording.help(all, wording.text("training.form.all.help"));
        all.selectedProperty().bindBidirectional(form.allSamplesProperty());
        HBox row = new HBox(all, number);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("entry-row");
        return editors.labelled(form.limit(), row);
    }

    private Node optimizer() {
        ComboBox<OptimizerType> box = new ComboBox<>();
        box.setId("optimizer");
        box.getStyleClass().add(Styles.DENSE);
        box.getItems().setAll(OptimizerTypes.all());
        wording.items(box, (words, type) -> words.get("optimizer." + type.id() + ".title"));
        box.setValue(form.optimizerProperty().get());
        box.valueProperty()
                .addListener(
                        (observable, before, now) -> form.optimizerProperty().set(now));
        VBox labelled = editors.labelled("training.form.optimizer", box);
        wording.help(
                box,
                texts.map(words -> words.get("training.form.optimizer.help") + "\n"
                        + words.get("optimizer." + box.getValue().id() + ".help")));
        return labelled;
    }

    private Node device() {
        ComboBox<DeviceOption> box = new ComboBox<>();
        box.setId("device");
        box.getStyleClass().add(Styles.DENSE);
        box.getItems().setAll(form.devices());
        box.setButtonCell(new Wording.WordCell<>(texts, (words, option) -> option.title(words)));
        box.setCellFactory(list -> new DeviceCell(texts));
        box.setValue(find(form.deviceProperty().get()));
        form.deviceProperty().addListener((observable, before, now) -> box.setValue(find(now)));
        box.valueProperty().addListener((observable, before, now) -> {
            if (now != null) {
                form.deviceProperty().set(now.id());
            }
        });
        return editors.labelled("training.form.device", box);
    }

    private DeviceOption find(String id) {
        return form.devices().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private Node problemLine() {
        Label line = new Label();
        line.setId("plan-problem");
        line.getStyleClass().add("plan-problem");
        line.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        line.setWrapText(true);
        line.textProperty()
                .bind(form.problemsProperty().flatMap(problems -> texts.map(words -> first(words, problems))));
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node runningLine(ObservableValue<Boolean> running) {
        Label line = wording.label("training.form.running");
        line.setId("plan-running");
        line.getStyleClass().add("plan-running");
        line.setGraphic(new FontIcon(Feather.INFO));
        line.setWrapText(true);
        line.visibleProperty().bind(running);
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private static String first(Texts words, List<Problem> problems) {
        return problems.isEmpty() ? "" : new RunWords(words).problem(problems.get(0));
    }

    private static void addFolder(ComboBox<String> box, String dataset) {
        if (!box.getItems().contains(dataset)) {
            box.getItems().add(dataset);
        }
    }

    private static String datasetName(Texts words, String dataset) {
        return words.find("training.form.data." + dataset).orElse(dataset);
    }

    private static Optional<Path> askForFolder(Window window, Texts words) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.get("training.form.folder.title"));
        return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
    }

    /** A device that cannot be used stands in the list, greyed, with the reason. */
    private static final class DeviceCell extends Wording.WordCell<DeviceOption> {
        DeviceCell(ObservableValue<Texts> texts) {
            super(
                    texts,
                    (words, option) -> option.available()
                            ? option.title(words)
                            : option.title(words) + "\n" + option.reason(words));
        }

        @Override
        protected void updateItem(DeviceOption item, boolean empty) {
            super.updateItem(item, empty);
            setDisable(item != null && !item.available());
        }
    }
}
