package org.layerwright.ui.view;

import java.util.function.BiFunction;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Tips;

/** Ties controls to texts, so that they follow a change of the language. */
public final class Wording {

    private final ObservableValue<Texts> texts;
    private final ObservableValue<String> note;

    public Wording(ObservableValue<Texts> texts) {
        this(texts, new SimpleStringProperty(""));
    }

    /** @param note a sentence under every help while there is one, such as when a change takes effect; empty for none */
    Wording(ObservableValue<Texts> texts, ObservableValue<String> note) {
        this.texts = texts;
        this.note = note;
    }

    /** The same words without the note. */
    Wording plain() {
        return new Wording(texts);
    }

    public ObservableValue<Texts> texts() {
        return texts;
    }

    public ObservableValue<String> text(String key, Object... arguments) {
        return texts.map(words -> words.get(key, arguments));
    }

    public Label label(String key) {
        Label label = new Label();
        text(label, key);
        return label;
    }

    public void text(Labeled control, String key) {
        control.textProperty().bind(text(key));
    }

    /** What a control is and when to use it: as its tooltip, and for a screen reader. */
    public void help(Node node, ObservableValue<String> help) {
        ObservableValue<String> whole = withNote(help);
        installWhenReached(node, whole);
        node.accessibleHelpProperty().bind(whole);
    }

    private ObservableValue<String> withNote(ObservableValue<String> help) {
        return help.flatMap(text -> note.map(more -> more.isEmpty() ? text : text + "\n\n" + more));
    }

    /** The same, where a screen reader reads what is wrong instead while something is. */
    public void help(Node node, ObservableValue<String> help, ObservableValue<String> error) {
        help(node, help);
        node.accessibleHelpProperty()
                .bind(error.flatMap(wrong -> wrong.isEmpty() ? withNote(help) : new SimpleStringProperty(wrong)));
    }

    /** A tooltip is a window of its own; hundreds of them would take a good part of the program's start. */
    private static void installWhenReached(Node node, ObservableValue<String> help) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                Tooltip.install(node, tooltip(help));
            }
        });
    }

    private static Tooltip tooltip(ObservableValue<String> help) {
        Tooltip tooltip = Tips.of("");
        tooltip.textProperty().bind(help);
        tooltip.setShowDelay(Duration.millis(500));
        tooltip.setShowDuration(Duration.INDEFINITE);
        return tooltip;
    }

    /** Shows the items of a choice in the language of the moment. */
    public <T> void items(ComboBox<T> box, BiFunction<Texts, T, String> words) {
        box.setCellFactory(list -> new WordCell<>(texts, words));
        box.setButtonCell(new WordCell<>(texts, words));
    }

    /** The same, with a help for each item in the list. */
    public <T> void items(ComboBox<T> box, BiFunction<Texts, T, String> words, BiFunction<Texts, T, String> helps) {
        box.setCellFactory(list -> new HelpedCell<>(texts, words, helps));
        box.setButtonCell(new WordCell<>(texts, words));
    }

    /** A cell whose text follows the language, and which explains itself. */
    private static final class HelpedCell<T> extends WordCell<T> {
        private final ObservableValue<Texts> texts;
        private final BiFunction<Texts, T, String> helps;

        HelpedCell(
                ObservableValue<Texts> texts, BiFunction<Texts, T, String> words, BiFunction<Texts, T, String> helps) {
            super(texts, words);
            this.texts = texts;
            this.helps = helps;
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            String help = empty || item == null ? "" : helps.apply(texts.getValue(), item);
            setTooltip(help.isEmpty() ? null : tooltip(new SimpleStringProperty(help)));
            setAccessibleHelp(help);
        }
    }

    /** A cell whose text follows the language. */
    static class WordCell<T> extends ListCell<T> {
        private final ObservableValue<Texts> texts;
        private final BiFunction<Texts, T, String> words;

        WordCell(ObservableValue<Texts> texts, BiFunction<Texts, T, String> words) {
            this.texts = texts;
            this.words = words;
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText(null);
            } else {
                textProperty().bind(texts.map(current -> words.apply(current, item)));
            }
        }
    }
}
