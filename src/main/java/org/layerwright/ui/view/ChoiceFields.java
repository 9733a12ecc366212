package org.layerwright.ui.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.layerwright.network.param.Parameterized;
import org.layerwright.ui.viewmodel.SettingChoice;

/** A choice from a list with the entries of what is chosen below it. */
final class ChoiceFields<T extends Parameterized> extends VBox {
    private final SettingChoice<T> choice;
    private final Set<String> rare;
    private final ParamEditors editors;
    private final Wording wording;
    private final StackPane entries = new StackPane();
    private final Map<String, FoldedFields> made = new HashMap<>();

    ChoiceFields(SettingChoice<T> choice, Set<String> rare, ParamEditors editors, Wording wording) {
        this.choice = choice;
        this.rare = rare;
        this.editors = editors;
        this.wording = wording;
        getStyleClass().add("choice-fields");
        getChildren().addAll(box(), entries);
        choice.typeProperty().subscribe(this::show);
    }

    private void show(T type) {
        entries.getChildren().clear();
        if (type != null && !choice.fields().isEmpty()) {
            entries.getChildren()
                    .add(made.computeIfAbsent(
                            type.id(), id -> new FoldedFields(choice.fields(), rare, editors, wording)));
        }
        entries.setManaged(!entries.getChildren().isEmpty());
    }

    private VBox box() {
        ComboBox<T> box = new ComboBox<>();
        box.setId(choice.kind());
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(choice.types());
        wording.items(
                box, (words, type) -> choice.title(words, type.id()), (words, type) -> choice.help(words, type.id()));
        box.valueProperty().bindBidirectional(choice.typeProperty());
        VBox labelled = editors.labelled("training.form." + choice.kind(), box, box);
        ObservableValue<String> ofChosen = choice.typeProperty()
                .flatMap(type -> wording.texts()
                        .map(words -> words.get("training.form." + choice.kind() + ".help") + "\n\n"
                                + choice.title(words, type.id()) + ": " + choice.help(words, type.id())));
        wording.help(box, ofChosen);
        return labelled;
    }
}
