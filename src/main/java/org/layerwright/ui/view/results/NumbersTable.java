package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.NumberResults.NumberScores;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Tips;

/** The errors of each predicted number, and of all together. */
final class NumbersTable extends TableView<NumbersTable.Row> {
    private static final double WIDTH = 130;

    /** One number; 0 for all together. */
    record Row(int number, NumberScores scores) {}

    private final Texts texts;

    NumbersTable(Texts texts) {
        this.texts = texts;
        setId("numbers");
        TableColumn<Row, String> name = new TableColumn<>();
        name.setGraphic(new Label(texts.get("results.number.output")));
        name.setPrefWidth(WIDTH);
        name.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(name(row.getValue().number())));
        getColumns().add(name);
        getColumns().add(column("mae", NumberScores::meanAbsoluteError));
        getColumns().add(column("rmse", NumberScores::rootMeanSquaredError));
        getColumns().add(column("r2", NumberScores::explained));
        getColumns().add(column("bias", NumberScores::bias));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(texts.get("results.tab.numbers"));
    }

    private String name(int number) {
        return number == 0 ? texts.get("results.number.all") : texts.get("results.number.one", number);
    }

    private TableColumn<Row, String> column(String key, ToDoubleFunction<NumberScores> value) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(4);
        TableColumn<Row, String> column = new TableColumn<>();
        Label heading = new Label(texts.get("results.figure." + key));
        heading.setTooltip(Tips.of(texts.get("results.figure." + key + ".help")));
        column.setGraphic(heading);
        column.setPrefWidth(WIDTH);
        column.setSortable(false);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(
                format.format(value.applyAsDouble(row.getValue().scores()))));
        return column;
    }

    void show(NumberResults numbers) {
        getItems()
                .setAll(IntStream.rangeClosed(1, numbers.width())
                        .mapToObj(k -> new Row(k, numbers.scores(k - 1)))
                        .toList());
        if (numbers.width() > 1) {
            getItems().add(new Row(0, numbers.scores()));
        }
    }
}
