package org.layerwright.ui.view;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DataSection;

/** Data set, how much of it, and how samples are prepared and varied. */
final class DataFields extends VBox {
    private final DataSection data;
    private final ParamEditors editors;
    private final Wording wording;
    private final Function<Window, Optional<Path>> folderDialog;

    DataFields(DataSection data, ParamEditors editors, Wording wording, Function<Window, Optional<Path>> folderDialog) {
        this.data = data;
        this.editors = editors;
        this.wording = wording;
        this.folderDialog = folderDialog;
        getChildren()
                .add(new EntryGrid(
                        EntryGrid.wide(dataset()),
                        samples(),
                        editors.labelled(data.validationFraction()).node(),
                        EntryGrid.wide(editors.labelled(data.standardize()).node())));
        if (!data.augmentation().types().isEmpty()) {
            getChildren().add(augmentation());
        }
    }

    private Node augmentation() {
        SettingListFields fields = new SettingListFields(data.augmentation(), editors, wording);
        VBox augmentation = editors.labelled("training.form.augmentation", fields, fields);
        augmentation.getStyleClass().add("subsection");
        return augmentation;
    }

    private Node dataset() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("dataset");
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().add(DataSection.MNIST);
        wording.items(box, DataFields::datasetName);
        data.datasetProperty().subscribe(now -> {
            if (!box.getItems().contains(now)) {
                box.getItems().add(now);
            }
            box.setValue(now);
        });
        box.valueProperty()
                .addListener((observable, before, now) -> data.datasetProperty().set(now));
        Button folder = new Button();
        folder.setId("dataset-folder");
        folder.setMinWidth(USE_PREF_SIZE);
        wording.text(folder, "training.form.folder");
        wording.help(folder, wording.text("training.form.folder.help"));
        folder.setOnAction(event -> folderDialog.apply(getScene().getWindow()).ifPresent(data::chooseFolder));
        HBox row = new HBox(box, folder);
        row.getStyleClass().add("entry-row");
        HBox.setHgrow(box, Priority.ALWAYS);
        return editors.labelled("training.form.data", box, row);
    }

    private Node samples() {
        ParamEditors.Editor number = editors.bare(data.limit());
        number.control().disableProperty().bind(data.allSamplesProperty());
        HBox.setHgrow(number.control(), Priority.ALWAYS);
        number.control().setMinWidth(0);
        CheckBox all = new CheckBox();
        all.setId("all-samples");
        all.setMinWidth(USE_PREF_SIZE);
        wording.text(all, "training.form.all");
        wording.help(all, wording.text("training.form.all.help"));
        all.selectedProperty().bindBidirectional(data.allSamplesProperty());
        HBox row = new HBox(all, number.control());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("entry-row");
        return editors.labelled(data.limit(), number, row).node();
    }

    private static String datasetName(Texts words, String dataset) {
        return words.find("training.form.data." + dataset).orElse(dataset);
    }
}
