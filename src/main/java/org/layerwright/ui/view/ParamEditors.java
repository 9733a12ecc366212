package org.layerwright.ui.view;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.FlagParam;
import org.layerwright.network.param.ParamSpec.IntParam;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.ParamEntry;

/**
 * One editor for each kind of parameter: this table is all that forms know about layers, optimizers, schedules and the
 * like. Labels, help and the words of choices come from the entry and follow the language.
 */
public final class ParamEditors {
    private final Wording wording;

    public ParamEditors(ObservableValue<Texts> texts) {
        this(new Wording(texts));
    }

    ParamEditors(Wording wording) {
        this.wording = wording;
    }

    /**
     * @param node what goes into the form
     * @param control the editor itself
     * @param subscription ends the editor's listening to its entry
     */
    public record Editor(Node node, Control control, Subscription subscription) {}

    /** An editor with its label above it and room for an error below. */
    public Editor labelled(ParamEntry entry) {
        Editor editor = bare(entry);
        Label label = label(entry, editor.control());
        ErrorLabel error = new ErrorLabel(editor.control());
        VBox cell = column(label, editor.control(), error);
        return new Editor(
                cell,
                editor.control(),
                editor.subscription()
                        .and(entry.errorProperty().subscribe(error::show))
                        .and(entry.wrongProperty().subscribe(wrong -> mark(entry, editor.control(), label, wrong))));
    }

    /** An editor that stands in a row with other things, under the parameter's label. */
    Editor labelled(ParamEntry entry, Editor editor, Node row) {
        Label label = label(entry, editor.control());
        return new Editor(
                column(label, row),
                editor.control(),
                editor.subscription()
                        .and(entry.wrongProperty().subscribe(wrong -> mark(entry, editor.control(), label, wrong))));
    }

    /**
     * A label over what is not generated; its text stands under {@code key}, its help, if any, under {@code <key>.help}.
     *
     * @param editor what the label is for
     * @param content what stands below the label, the editor among it
     */
    VBox labelled(String key, Node editor, Node... content) {
        Label label = wording.label(key);
        label.setLabelFor(editor);
        editor.accessibleTextProperty().bind(wording.text(key));
        if (wording.texts().getValue().find(key + ".help").isPresent()) {
            wording.help(editor, wording.text(key + ".help"));
            wording.help(label, wording.text(key + ".help"));
        }
        return column(label, content);
    }

    /** The editor without a label. */
    Editor bare(ParamEntry entry) {
        Editor editor = create(entry);
        Control control = editor.control();
        control.setId("param-" + entry.name());
        control.setMaxWidth(Double.MAX_VALUE);
        wording.help(control, help(entry), entry.errorProperty());
        control.accessibleTextProperty().bind(wording.texts().map(entry::label));
        return editor;
    }

    private Editor create(ParamEntry entry) {
        ParamSpec<?> spec = entry.spec();
        if (spec instanceof IntParam) {
            return wholeNumber(entry);
        }
        if (spec instanceof ChoiceParam choice) {
            return choice(entry, choice);
        }
        if (spec instanceof FlagParam) {
            return flag(entry);
        }
        TextField field = new TextField();
        return new Editor(field, field, text(entry, field));
    }

    private static Editor wholeNumber(ParamEntry entry) {
        Spinner<String> spinner = new Spinner<>(new Steps(entry));
        spinner.setEditable(true);
        // The spinner's own commit would pass wrong texts over in silence; ours tells.
        Subscription text = text(entry, spinner.getEditor());
        CommitOnLeave.revertOnEscape(spinner, () -> revert(entry, spinner.getEditor()));
        spinner.focusedProperty().subscribe(focused -> {
            if (!focused) {
                entry.leave();
            }
        });
        return new Editor(spinner, spinner, text);
    }

    private static Subscription text(ParamEntry entry, TextField field) {
        field.setPrefColumnCount(6);
        if (entry.isLive()) {
            field.textProperty().addListener((observable, before, now) -> entry.enterText(now));
            CommitOnLeave.revertOnEscape(field, () -> revert(entry, field));
        } else {
            CommitOnLeave.install(field, entry::enterText, () -> revert(entry, field));
        }
        return entry.textProperty().subscribe(text -> show(text, field));
    }

    private Editor choice(ParamEntry entry, ChoiceParam spec) {
        ComboBox<String> combo = new ComboBox<>();
        BooleanProperty filling = new SimpleBooleanProperty();
        wording.items(combo, entry::choice);
        Subscription items = entry.changingChoices()
                .orElse(new SimpleObjectProperty<>(spec.choices()))
                .subscribe(choices -> {
                    filling.set(true);
                    combo.getItems().setAll(choices);
                    combo.setValue(entry.textProperty().getValue());
                    filling.set(false);
                });
        Subscription value = entry.textProperty().subscribe(combo::setValue);
        combo.valueProperty().addListener((observable, before, chosen) -> {
            if (chosen != null && !filling.get() && combo.getItems().contains(chosen)) {
                entry.enter(chosen);
            }
        });
        return new Editor(combo, combo, items.and(value));
    }

    private static Editor flag(ParamEntry entry) {
        ToggleSwitch toggle = new ToggleSwitch();
        Subscription value = entry.textProperty().subscribe(text -> toggle.setSelected(Boolean.parseBoolean(text)));
        toggle.selectedProperty().addListener((observable, before, on) -> entry.enter(on));
        // The switch itself listens to the mouse alone.
        toggle.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                toggle.setSelected(!toggle.isSelected());
                event.consume();
            }
        });
        return new Editor(toggle, toggle, value);
    }

    private Label label(ParamEntry entry, Node target) {
        Label label = new Label();
        label.textProperty().bind(wording.texts().map(entry::label));
        label.setLabelFor(target);
        wording.help(label, help(entry));
        return label;
    }

    /** What it is and when to change it; of numbers also what is taken. */
    private ObservableValue<String> help(ParamEntry entry) {
        boolean bounded = !(entry.spec() instanceof ChoiceParam || entry.spec() instanceof FlagParam);
        return wording.texts()
                .map(words -> bounded
                        ? entry.help(words) + "\n"
                                + words.get(
                                        "training.form.expected", entry.spec().expected())
                        : entry.help(words));
    }

    private static VBox column(Label label, Node... content) {
        label.getStyleClass().add("field-label");
        label.setContentDisplay(ContentDisplay.RIGHT);
        VBox column = new VBox(label);
        column.getChildren().addAll(content);
        column.getStyleClass().add("entry");
        return column;
    }

    /** Not by colour alone: where no sentence stands below, a sign stands beside the label. */
    private static void mark(ParamEntry entry, Control control, Label label, boolean wrong) {
        control.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
        if (entry.isLive()) {
            Node sign = wrong ? Icons.of(Feather.ALERT_TRIANGLE) : null;
            if (sign != null) {
                sign.getStyleClass().add("entry-warning");
            }
            label.setGraphic(sign);
        }
    }

    private static void revert(ParamEntry entry, TextField field) {
        entry.cancel();
        show(entry.textProperty().getValue(), field);
    }

    /** Takes back what was typed and not taken: the editor goes on with another layer. */
    static void showHeld(ParamEntry entry, Control control) {
        if (control instanceof Spinner<?> spinner) {
            show(entry.textProperty().getValue(), spinner.getEditor());
        } else if (control instanceof TextField field) {
            show(entry.textProperty().getValue(), field);
        }
    }

    private static void show(String text, TextField field) {
        // Setting the same text would send the caret home.
        if (!Objects.equals(text, field.getText())) {
            field.setText(text);
        }
    }

    /** Lets the arrows step through the entry; the text is handled by the editor itself. */
    private static final class Steps extends SpinnerValueFactory<String> {
        private final ParamEntry entry;

        Steps(ParamEntry entry) {
            this.entry = entry;
        }

        @Override
        public void decrement(int steps) {
            entry.step(-steps);
        }

        @Override
        public void increment(int steps) {
            entry.step(steps);
        }
    }
}
