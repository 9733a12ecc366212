package org.layerwright.ui.view.runs;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.RunTexts;
import org.layerwright.ui.viewmodel.runs.RunsViewModel;
import org.layerwright.ui.viewmodel.runs.SettingsDiff;

/** Only the settings in which the selected runs differ: one a line, one column a run. Made while it can be seen. */
final class RunDifferences extends TableView<SettingsDiff.Row> {
    /** More than anybody compares; each column takes some milliseconds. */
    private static final int MOST_RUNS = 20;

    private final RunsViewModel runs;
    private final RunTexts words;
    private final Parts parts;
    private final ObservableValue<Boolean> seen;
    private boolean stale = true;

    RunDifferences(RunsViewModel runs, RunTexts words, Parts parts) {
        this.runs = runs;
        this.words = words;
        this.parts = parts;
        setId("runs-differences");
        setAccessibleText(parts.texts().get("runs.tab.differences"));
        seen = Sight.of(this);
        seen.subscribe(now -> fillIfSeen());
    }

    void show() {
        stale = true;
        fillIfSeen();
    }

    private void fillIfSeen() {
        if (stale && seen.getValue()) {
            stale = false;
            fill();
        }
    }

    private void fill() {
        List<RunRow> compared = runs.comparable();
        List<SettingsDiff.Row> rows = runs.differences();
        boolean any = compared.size() > 1 && !rows.isEmpty();
        getColumns().clear();
        setPlaceholder(parts.sentence(
                parts.texts().get(compared.size() < 2 ? "runs.differences.hint" : "runs.differences.none")));
        if (any) {
            column(parts.texts().get("runs.setting"), 240, row -> words.setting(row.path()));
            for (int i = 0; i < Math.min(MOST_RUNS, compared.size()); i++) {
                int run = i;
                column(
                        words.name(compared.get(i), compared),
                        320,
                        row -> words.value(row.path(), row.values().get(run)));
            }
            if (compared.size() > MOST_RUNS) {
                column(parts.texts().get("runs.differences.more", compared.size() - MOST_RUNS), 160, row -> "");
            }
        }
        getItems().setAll(any ? rows : List.of());
    }

    private void column(String title, double width, Function<SettingsDiff.Row, String> value) {
        TableColumn<SettingsDiff.Row, String> column = new TableColumn<>();
        column.setGraphic(new Label(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
        getColumns().add(column);
    }
}
