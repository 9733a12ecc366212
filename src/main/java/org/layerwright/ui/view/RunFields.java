package org.layerwright.ui.view;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.RareParams;
import org.layerwright.ui.viewmodel.RunSection;

/** Length of the run, its early end, seed and device. */
final class RunFields extends VBox {
    private final RunSection run;
    private final ParamEditors editors;
    private final Wording wording;

    RunFields(RunSection run, ParamEditors editors, Wording wording) {
        this.run = run;
        this.editors = editors;
        this.wording = wording;
        FoldedFields stopping =
                new FoldedFields(run.earlyStopping().fields(), RareParams.OF_EARLY_STOPPING, editors, wording);
        VBox early = editors.labelled("training.form.earlyStopping", stopping, stopping);
        early.getStyleClass().add("subsection");
        getChildren()
                .addAll(
                        new EntryGrid(
                                editors.labelled(run.epochs()).node(),
                                editors.labelled(run.batchSize()).node()),
                        early,
                        new EntryGrid(
                                EntryGrid.wide(device()),
                                editors.labelled(run.seed()).node(),
                                editors.labelled(run.threads()).node(),
                                EntryGrid.wide(editors.labelled(run.precision()).node())));
    }

    private Node device() {
        ComboBox<DeviceOption> box = new ComboBox<>();
        box.setId("device");
        box.setMaxWidth(Double.MAX_VALUE);
        ObservableValue<Texts> texts = wording.texts();
        box.setButtonCell(new Wording.WordCell<>(texts, (words, option) -> option.title(words)));
        box.setCellFactory(list -> new DeviceCell(texts));
        run.devicesProperty().subscribe(devices -> {
            box.getItems().setAll(devices);
            box.setValue(find(run.deviceProperty().get()));
        });
        run.deviceProperty().subscribe(id -> box.setValue(find(id)));
        box.valueProperty().addListener((observable, before, now) -> {
            if (now != null) {
                run.deviceProperty().set(now.id());
            }
        });
        return editors.labelled("training.form.device", box, box);
    }

    private DeviceOption find(String id) {
        return run.devices().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElse(null);
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
