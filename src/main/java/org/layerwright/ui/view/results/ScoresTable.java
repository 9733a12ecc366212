package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.layerwright.analysis.Scores.ClassScores;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Tips;

/** Precision, recall, F1 and support of each class; a click on a heading sorts. */
final class ScoresTable extends TableView<ScoresTable.Row> {
    private static final String NUMBER = "number-column";
    private static final double NUMBER_WIDTH = 130;

    /** One class. */
    record Row(int index, String name, ClassScores scores) {}

    private final Texts texts;

    ScoresTable(Texts texts) {
        this.texts = texts;
        setId("scores");
        TableColumn<Row, Object> name = column("class", Row::name, String::valueOf);
        name.setPrefWidth(200);
        name.getStyleClass().remove(NUMBER);
        getColumns().add(name);
        getColumns().add(column("precision", row -> row.scores().precision(), this::percent));
        getColumns().add(column("recall", row -> row.scores().recall(), this::percent));
        getColumns().add(column("f1", row -> row.scores().f1(), this::percent));
        getColumns().add(column("support", row -> row.scores().support(), String::valueOf));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(texts.get("results.tab.scores"));
    }

    void show(List<String> classNames, List<ClassScores> scores) {
        getItems()
                .setAll(IntStream.range(0, scores.size())
                        .mapToObj(i -> new Row(i, classNames.get(i), scores.get(i)))
                        .toList());
        sort();
    }

    private TableColumn<Row, Object> column(String key, Function<Row, Object> value, Function<Object, String> words) {
        TableColumn<Row, Object> column = new TableColumn<>();
        Label heading = new Label(texts.get("results.score." + key));
        heading.setTooltip(Tips.of(texts.get("results.score." + key + ".help")));
        column.setGraphic(heading);
        column.setPrefWidth(NUMBER_WIDTH);
        column.getStyleClass().add(NUMBER);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(Object item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : words.apply(item));
            }
        });
        return column;
    }

    private String percent(Object share) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(1);
        return format.format(share);
    }
}
