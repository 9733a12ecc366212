package org.layerwright.ui.view.runs;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.run.RunRecord;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.RunTexts;
import org.layerwright.ui.viewmodel.runs.RunsViewModel;

/**
 * Name and notes of the one run that is selected, which are kept when they are left, and the model that it began with,
 * where there was one.
 */
final class RunDetails extends VBox {
    private final RunsViewModel runs;
    private final RunTexts words;
    private final Label hint;
    private final Label problem;
    private final GridPane grid = new GridPane();
    private final TextField name = new TextField();
    private final TextArea notes = new TextArea();
    private final Label beganLabel;
    private final Label began;
    private RunRow shown;

    RunDetails(RunsViewModel runs, RunTexts words, Parts parts) {
        this.runs = runs;
        this.words = words;
        getStyleClass().add("runs-details");
        hint = parts.sentence(parts.texts().get("runs.details.hint"));
        problem = parts.sentence("");
        problem.setId("run-problem");
        problem.getStyleClass().add("runs-problem");
        name.setId("run-name");
        notes.setId("run-notes");
        notes.setWrapText(true);
        notes.setPrefRowCount(4);
        Label nameLabel = parts.wording().label("runs.name");
        Label notesLabel = parts.wording().label("runs.notes");
        nameLabel.setLabelFor(name);
        notesLabel.setLabelFor(notes);
        parts.wording().help(name, parts.wording().text("runs.name.help"));
        parts.wording().help(notes, parts.wording().text("runs.notes.help"));
        beganLabel = parts.wording().label("runs.initial");
        began = parts.sentence("");
        began.setId("run-initial");
        parts.wording().help(began, parts.wording().text("runs.initial.help"));
        grid.addRow(0, nameLabel, name);
        grid.addRow(1, notesLabel, notes);
        grid.addRow(2, beganLabel, began);
        grid.getStyleClass().add("runs-grid");
        GridPane.setHgrow(name, Priority.ALWAYS);
        GridPane.setHgrow(notes, Priority.ALWAYS);
        GridPane.setVgrow(notes, Priority.ALWAYS);
        VBox.setVgrow(grid, Priority.ALWAYS);
        name.setOnAction(event -> keep());
        name.focusedProperty().addListener((observable, before, now) -> keep());
        notes.focusedProperty().addListener((observable, before, now) -> keep());
        getChildren().addAll(hint, problem, grid);
        show(List.of());
    }

    /** Writes what was typed, if it is new. */
    void keep() {
        if (shown != null) {
            runs.label(shown, name.getText(), notes.getText());
        }
    }

    void show(List<RunRow> selected) {
        RunRow next = selected.size() == 1 ? selected.get(0) : null;
        boolean same = shown != null && next != null && shown.path().equals(next.path());
        if (!same) {
            keep();
            shown = null;
            name.setText(next == null ? "" : next.name());
            notes.setText(next == null ? "" : next.label().notes());
        }
        shown = next;
        Optional<RunRecord.Initial> initial = Optional.ofNullable(next)
                .flatMap(RunRow::record)
                .flatMap(run -> run.provenance().initial());
        began.setText(initial.map(words::initial).orElse(""));
        Sight.show(began, initial.isPresent());
        Sight.show(beganLabel, initial.isPresent());
        Sight.show(hint, next == null);
        Sight.show(grid, next != null);
        problem.setText(next == null ? "" : words.problem(next.problem()));
        Sight.show(problem, !problem.getText().isEmpty());
    }
}
