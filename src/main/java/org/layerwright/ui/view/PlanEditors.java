package org.layerwright.ui.view;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.FlagParam;
import org.layerwright.network.param.ParamSpec.IntParam;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.ParamField;

/**
 * Makes the editor of a parameter from its specification: a text field for numbers and texts, a choice, a check box. Label, help
 * and choices come from the bundles, under {@code param.<name>} and {@code choice.<name>}.
 */
public final class PlanEditors {
    private final Wording wording;

    public PlanEditors(ObservableValue<Texts> texts) {
        this.wording = new Wording(texts);
    }

    /** An editor with its label above it; a wrong entry gets an icon beside the label and a border. */
    public VBox labelled(ParamField<?> field) {
        Node editor = editor(field);
        if (field.spec() instanceof FlagParam) {
            return new VBox(editor);
        }
        return labelled(field, editor);
    }

    VBox labelled(ParamField<?> field, Node editor) {
        FontIcon warning = new FontIcon(Feather.ALERT_TRIANGLE);
        warning.getStyleClass().add("entry-warning");
        Label label = labelFor(field.name(), labelTarget(editor));
        label.graphicProperty().bind(field.validProperty().map(valid -> valid ? null : warning));
        return column(label, editor);
    }

    /** A label over a control that is not generated; the texts stand under {@code <key>} and {@code <key>.help}. */
    VBox labelled(String key, Control editor) {
        return labelled(key, editor, editor);
    }

    /** @param row holds the editor among other things */
    VBox labelled(String key, Control editor, Node row) {
        Label label = wording.label(key);
        label.setLabelFor(editor);
        wording.help(editor, wording.text(key + ".help"));
        wording.help(label, wording.text(key + ".help"));
        editor.accessibleTextProperty().bind(wording.text(key));
        return column(label, row);
    }

    /** The bare editor. */
    public Control editor(ParamField<?> field) {
        Control editor = create(field);
        editor.setId("param-" + field.name());
        String key = "param." + field.name();
        ObservableValue<String> help = wording.texts()
                .map(words -> words.get(key + ".help") + "\n"
                        + words.get("training.form.expected", field.spec().expected()));
        wording.help(editor, help);
        editor.accessibleTextProperty().bind(wording.text(key + ".label"));
        return editor;
    }

    private Control create(ParamField<?> field) {
        ParamSpec<?> spec = field.spec();
        if (spec instanceof ChoiceParam choice) {
            return choice(field, choice);
        }
        if (spec instanceof FlagParam) {
            return flag(field);
        }
        return textField(field);
    }

    private TextField textField(ParamField<?> field) {
        TextField editor = new TextField();
        editor.setPrefColumnCount(7);
        editor.getStyleClass().add(Styles.DENSE);
        editor.textProperty().bindBidirectional(field.textProperty());
        markWrong(editor, field);
        if (field.spec() instanceof IntParam bounds) {
            editor.addEventHandler(KeyEvent.KEY_PRESSED, event -> count(event, field, bounds));
        }
        return editor;
    }

    /** Up and down count, as in a spinner. */
    private static void count(KeyEvent event, ParamField<?> field, IntParam bounds) {
        int by = event.getCode() == KeyCode.UP ? 1 : event.getCode() == KeyCode.DOWN ? -1 : 0;
        if (by != 0 && field.value() instanceof Integer value) {
            field.set((int) Math.max(bounds.min(), Math.min(bounds.max(), (long) value + by)));
            event.consume();
        }
    }

    private ComboBox<String> choice(ParamField<?> field, ChoiceParam spec) {
        ComboBox<String> editor = new ComboBox<>();
        editor.getItems().setAll(List.copyOf(spec.choices()));
        editor.getStyleClass().add(Styles.DENSE);
        editor.setMaxWidth(Double.MAX_VALUE);
        wording.items(editor, (words, choice) -> words.get("choice." + choice));
        editor.valueProperty().bindBidirectional(field.textProperty());
        return editor;
    }

    private CheckBox flag(ParamField<?> field) {
        CheckBox editor = new CheckBox();
        wording.text(editor, "param." + field.name() + ".label");
        editor.setSelected(Boolean.parseBoolean(field.textProperty().get()));
        editor.selectedProperty().addListener((observable, before, now) -> field.set(now));
        field.textProperty().addListener((observable, before, now) -> editor.setSelected(Boolean.parseBoolean(now)));
        return editor;
    }

    private Label labelFor(String name, Node editor) {
        Label label = wording.label("param." + name + ".label");
        label.setLabelFor(editor);
        wording.help(label, wording.text("param." + name + ".help"));
        return label;
    }

    private static Node labelTarget(Node editor) {
        return editor instanceof Control ? editor : editor.lookup(".text-field");
    }

    private static VBox column(Label label, Node editor) {
        label.getStyleClass().add("entry-label");
        label.setContentDisplay(ContentDisplay.RIGHT);
        VBox column = new VBox(label, editor);
        column.getStyleClass().add("entry");
        if (editor instanceof Control control) {
            control.setMaxWidth(Double.MAX_VALUE);
        }
        return column;
    }

    private static void markWrong(TextField editor, ParamField<?> field) {
        editor.pseudoClassStateChanged(Styles.STATE_DANGER, !field.isValid());
        field.validProperty()
                .addListener((observable, before, now) -> editor.pseudoClassStateChanged(Styles.STATE_DANGER, !now));
    }
}
