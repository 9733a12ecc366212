package org.layerwright.ui.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
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
import org.layerwright.ui.viewmodel.data.FormPreview;
import org.layerwright.ui.viewmodel.data.SetItem;
import org.layerwright.ui.viewmodel.data.SetList;

/** Data set, how much of it, and how samples are prepared and varied. */
final class DataFields extends VBox {
    private final DataSection data;
    private final ParamEditors editors;
    private final Wording wording;
    private final Function<Window, Optional<Path>> folderDialog;

    private final Optional<Sets> sets;

    /**
     * @param list the sets that can be chosen
     * @param preview what the plan makes of the chosen set
     * @param more goes where sets are looked at, added and downloaded
     */
    record Sets(SetList list, FormPreview preview, Runnable more) {}

    DataFields(
            DataSection data,
            ParamEditors editors,
            Wording wording,
            Function<Window, Optional<Path>> folderDialog,
            Optional<Sets> sets) {
        this.sets = sets;
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
        sets.ifPresent(known -> getChildren().add(new SplitBar(known.preview(), wording)));
        if (!data.augmentation().types().isEmpty()) {
            getChildren().add(augmentation());
            sets.ifPresent(known -> getChildren().add(new AugmentedGrid(known.preview(), wording)));
        }
        // The section shows its body only while it is open.
        sets.ifPresent(
                known -> visibleProperty().subscribe(seen -> known.preview().setActive(seen)));
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
        wording.items(box, this::datasetName);
        data.datasetProperty().subscribe(now -> {
            if (!box.getItems().contains(now)) {
                box.getItems().add(now);
            }
            box.setValue(now);
        });
        box.valueProperty().addListener((observable, before, now) -> {
            // While the list is filled anew there is no value for a moment.
            if (now != null) {
                data.datasetProperty().set(now);
            }
        });
        if (sets.isPresent()) {
            return chosen(box, sets.get());
        }
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

    private Node chosen(ComboBox<String> box, Sets known) {
        InvalidationListener fill = changed -> fill(box, known.list());
        known.list().items().addListener(fill);
        fill(box, known.list());
        Button more = new Button();
        more.setId("dataset-more");
        more.setMinWidth(USE_PREF_SIZE);
        wording.text(more, "data.form.more");
        wording.plain().help(more, wording.text("data.form.more.help"));
        more.setOnAction(event -> known.more().run());
        HBox row = new HBox(box, more);
        row.getStyleClass().add("entry-row");
        HBox.setHgrow(box, Priority.ALWAYS);
        return editors.labelled("training.form.data", box, row);
    }

    /** All that are here, and the one that is chosen, wherever it is. */
    private void fill(ComboBox<String> box, SetList list) {
        String now = data.datasetProperty().get();
        List<String> here = new ArrayList<>(list.items().stream()
                .filter(SetItem::here)
                .map(SetItem::address)
                .toList());
        if (!here.contains(now)) {
            here.add(now);
        }
        box.getItems().setAll(here);
        box.setValue(now);
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

    private String datasetName(Texts words, String dataset) {
        Optional<String> title =
                sets.flatMap(known -> known.list().find(dataset).map(item -> item.title(words)));
        return title.or(() -> words.find("training.form.data." + dataset)).orElse(dataset);
    }
}
