package org.layerwright.ui.view;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.ParamFieldViewModel;
import org.layerwright.ui.viewmodel.ParamTexts;

/** One editor for each kind of parameter: this table is all that the inspector knows about layers. */
final class ParamEditors {
    private ParamEditors() {}

    /**
     * @param node label, editor and room for an error
     * @param subscription ends the editor's listening to its field
     */
    record Editor(Node node, Subscription subscription) {}

    static Editor of(ParamFieldViewModel field, Texts texts) {
        ParamSpec<?> spec = field.spec();
        if (spec instanceof ParamSpec.IntParam) {
            return wholeNumber(field);
        }
        if (spec instanceof ParamSpec.ChoiceParam choice) {
            return choice(field, choice.choices(), texts);
        }
        if (spec instanceof ParamSpec.FlagParam) {
            return flag(field);
        }
        return textField(field);
    }

    static VBox labelled(String label, String help, Node... content) {
        Label name = new Label(label);
        name.getStyleClass().add("field-label");
        name.setTooltip(help(help));
        name.setLabelFor(content[0]);
        content[0].setAccessibleText(label);
        VBox cell = new VBox(4, name);
        cell.getChildren().addAll(content);
        return cell;
    }

    static Tooltip help(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Tooltip tooltip = new Tooltip(text);
        tooltip.getStyleClass().add("help");
        return tooltip;
    }

    private static Editor wholeNumber(ParamFieldViewModel field) {
        Spinner<String> spinner = new Spinner<>(new Steps(field));
        spinner.setEditable(true);
        spinner.setMaxWidth(Double.MAX_VALUE);
        // The spinner's own commit would pass wrong texts over in silence; ours tells.
        Runnable revert = () -> revert(field, spinner.getEditor());
        CommitOnLeave.install(spinner.getEditor(), field::enterText, revert);
        CommitOnLeave.revertOnEscape(spinner, revert);
        spinner.focusedProperty().subscribe(focused -> {
            if (!focused) {
                field.leave();
            }
        });
        Subscription value =
                field.valueProperty().subscribe(changed -> spinner.getEditor().setText(field.valueText()));
        return finished(field, spinner, value);
    }

    private static Editor textField(ParamFieldViewModel field) {
        TextField editor = new TextField();
        CommitOnLeave.install(editor, field::enterText, () -> revert(field, editor));
        Subscription value = field.valueProperty().subscribe(changed -> editor.setText(field.valueText()));
        return finished(field, editor, value);
    }

    private static Editor choice(ParamFieldViewModel field, List<String> choices, Texts texts) {
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().setAll(choices);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(String choice) {
                return choice == null ? "" : ParamTexts.choice(texts, choice);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("The box is not editable.");
            }
        });
        Subscription value = field.valueProperty().subscribe(changed -> combo.setValue(String.valueOf(changed)));
        combo.valueProperty().addListener((observable, before, chosen) -> {
            if (chosen != null && choices.contains(chosen)) {
                field.enter(chosen);
            }
        });
        return finished(field, combo, value);
    }

    private static Editor flag(ParamFieldViewModel field) {
        ToggleSwitch toggle = new ToggleSwitch();
        Subscription value =
                field.valueProperty().subscribe(changed -> toggle.setSelected(Boolean.TRUE.equals(changed)));
        toggle.selectedProperty().addListener((observable, before, on) -> field.enter(on));
        return finished(field, toggle, value);
    }

    private static Editor finished(ParamFieldViewModel field, Control editor, Subscription value) {
        editor.setId("param-" + field.spec().name());
        editor.setTooltip(help(field.help()));
        ErrorLabel error = new ErrorLabel(editor);
        VBox node = labelled(field.label(), field.help(), editor, error);
        return new Editor(node, value.and(field.errorProperty().subscribe(error::show)));
    }

    private static void revert(ParamFieldViewModel field, TextField editor) {
        field.cancel();
        editor.setText(field.valueText());
    }

    /** Lets the arrows step through the field; the text is handled by the editor itself. */
    private static final class Steps extends SpinnerValueFactory<String> {
        private final ParamFieldViewModel field;

        Steps(ParamFieldViewModel field) {
            this.field = field;
        }

        @Override
        public void decrement(int steps) {
            field.step(-steps);
        }

        @Override
        public void increment(int steps) {
            field.step(steps);
        }
    }
}
