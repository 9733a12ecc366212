package org.layerwright.ui.view.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.RunTexts;

/** The runs, one a line; sorted by a click on a column's head. */
final class RunTable extends TableView<RunRow> {
    private final Texts texts;
    private final RunTexts words;
    private boolean updating;

    RunTable(Texts texts, RunTexts words, Consumer<List<RunRow>> selected) {
        this.texts = texts;
        this.words = words;
        setId("runs-table");
        setPlaceholder(new Label()); // While they are read; that there are none is told in its place.
        setAccessibleText(texts.get("runs.table"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        text("name", 138, RunRow::name);
        text("network", 132, words::network);
        text("dataset", 134, run -> words.dataset(run.dataset()));
        number("accuracy", 126, Comparator.comparingDouble(RunRow::accuracy), words::accuracyOf, words::accuracyHelp);
        number("parameters", 104, Comparator.comparingLong(RunRow::parameters), run -> words.count(run.parameters()));
        number(
                "multiplyAdds",
                118,
                Comparator.comparingLong(RunRow::multiplyAdds),
                run -> words.count(run.multiplyAdds()));
        number("epochs", 70, Comparator.comparingInt(RunRow::epochs), run -> words.count(run.epochs()));
        number("duration", 92, Comparator.comparingDouble(RunRow::seconds), words::duration);
        text("when", 134, run -> words.when(run.began()));
        state();
        setRowFactory(table -> new Row());
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunRow>) change -> {
            if (!updating) {
                selected.accept(getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .toList());
            }
        });
    }

    /** Shows rows; those in {@code chosen} are selected afterwards. The order that was chosen stays. */
    void show(List<RunRow> rows, List<RunRow> chosen) {
        updating = true;
        getItems().setAll(rows);
        sort();
        getSelectionModel().clearSelection();
        chosen.forEach(row -> getSelectionModel().select(row));
        updating = false;
    }

    /**
     * Selects a run where it can be seen.
     *
     * @param beside whether those selected stay so; then a run that is selected already is so no longer
     */
    void choose(RunRow run, boolean beside) {
        int index = getItems().indexOf(run);
        if (index < 0) {
            return;
        }
        if (!beside) {
            getSelectionModel().clearAndSelect(index);
        } else if (getSelectionModel().isSelected(index)) {
            getSelectionModel().clearSelection(index);
        } else {
            getSelectionModel().select(index);
        }
        scrollTo(index);
    }

    private void text(String key, double width, Function<RunRow, String> value) {
        TableColumn<RunRow, String> column = new TableColumn<>();
        column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
        column.setComparator(String::compareToIgnoreCase);
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(String words, boolean empty) {
                super.updateItem(words, empty);
                setText(empty ? null : words);
                // A long name has not always room.
                setTooltip(empty || words == null || words.isEmpty() ? null : new Tooltip(words));
            }
        });
        add(column, key, width);
    }

    private void number(String key, double width, Comparator<RunRow> order, Function<RunRow, String> value) {
        number(key, width, order, value, run -> "");
    }

    /** @param help what a cell's tooltip says; empty for none */
    private void number(
            String key,
            double width,
            Comparator<RunRow> order,
            Function<RunRow, String> value,
            Function<RunRow, String> help) {
        TableColumn<RunRow, RunRow> column = new TableColumn<>();
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setComparator(order);
        column.getStyleClass().add("number-column");
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(RunRow run, boolean empty) {
                super.updateItem(run, empty);
                setText(empty || run == null ? null : value.apply(run));
                String words = empty || run == null ? "" : help.apply(run);
                setTooltip(words.isEmpty() ? null : Tips.of(words));
                setAccessibleHelp(words);
            }
        });
        add(column, key, width);
    }

    private void state() {
        TableColumn<RunRow, RunRow> column = new TableColumn<>();
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setComparator(Comparator.comparing(RunRow::state));
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(RunRow run, boolean empty) {
                super.updateItem(run, empty);
                setText(empty || run == null ? null : words.state(run));
                setGraphic(empty || run == null ? null : icon(run));
            }
        });
        add(column, "state", 118);
    }

    private void add(TableColumn<RunRow, ?> column, String key, double width) {
        Label head = new Label(texts.get("runs.column." + key));
        head.setTooltip(Tips.line(texts.get("runs.column." + key + ".help")));
        column.setGraphic(head);
        column.setId("column-" + key);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        getColumns().add(column);
    }

    private static FontIcon icon(RunRow run) {
        FontIcon icon = new FontIcon(
                switch (run.state()) {
                    case FINISHED -> Feather.CHECK_CIRCLE;
                    case RESUMABLE -> Feather.PAUSE_CIRCLE;
                    case RUNNING -> Feather.ACTIVITY;
                    case ABANDONED -> Feather.X_CIRCLE;
                    case DAMAGED -> Feather.ALERT_TRIANGLE;
                });
        icon.getStyleClass().add("run-" + run.state().name().toLowerCase(Locale.ROOT));
        return icon;
    }

    /** Says what is wrong with a damaged run. */
    private final class Row extends TableRow<RunRow> {
        @Override
        protected void updateItem(RunRow run, boolean empty) {
            super.updateItem(run, empty);
            String problem = empty || run == null ? "" : words.problem(run.problem());
            if (problem.isEmpty()) {
                setTooltip(null);
            } else {
                Tooltip tooltip = Tips.line(problem);
                tooltip.setWrapText(true);
                tooltip.setMaxWidth(420);
                setTooltip(tooltip);
            }
            setAccessibleHelp(problem);
        }
    }
}
