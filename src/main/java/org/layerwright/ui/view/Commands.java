package org.layerwright.ui.view;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import javafx.util.Subscription;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.BlockEdits;
import org.layerwright.ui.viewmodel.DocumentViewModel;
import org.layerwright.ui.viewmodel.EditName;
import org.layerwright.ui.viewmodel.FileCommands;
import org.layerwright.ui.viewmodel.LayerClipboard;

/** What menu and toolbar both offer: the actions, their keys, and whether they can be used now. */
final class Commands {
    static final KeyCombination NEW = KeyCombination.valueOf("Shortcut+N");
    static final KeyCombination OPEN = KeyCombination.valueOf("Shortcut+O");
    static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    static final KeyCombination SAVE_AS = KeyCombination.valueOf("Shortcut+Shift+S");
    static final KeyCombination QUIT = KeyCombination.valueOf("Shortcut+Q");
    static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");
    static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Y");
    static final KeyCombination MOVE_UP = KeyCombination.valueOf("Alt+Up");
    static final KeyCombination MOVE_DOWN = KeyCombination.valueOf("Alt+Down");
    static final KeyCombination DUPLICATE = KeyCombination.valueOf("Shortcut+D");
    static final KeyCombination PREFERENCES = KeyCombination.valueOf("Shortcut+Comma");
    static final KeyCombination CUT = KeyCombination.valueOf("Shortcut+X");
    static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");
    static final KeyCombination SELECT_ALL = KeyCombination.valueOf("Shortcut+A");
    static final KeyCombination RUN_PANEL = KeyCombination.valueOf("Shortcut+R");
    static final KeyCombination SHORTCUTS = KeyCombination.valueOf("F1");
    static final KeyCombination THEME = KeyCombination.valueOf("Shortcut+Shift+L");

    private final DocumentViewModel document;
    private final FileCommands files;
    private final BooleanProperty runPanelShown;
    private final Runnable quit;
    private final Texts texts;
    private final BlockEdits edits;
    private final LayerClipboard clipboard;
    private final ReadOnlyBooleanWrapper noCanvas = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper nothingSelected = new ReadOnlyBooleanWrapper();
    private final Named undo;
    private final Named redo;
    private final Subscription subscription;

    /** An action whose words follow what it would do. */
    record Named(ReadOnlyBooleanWrapper unavailable, ReadOnlyStringWrapper words) {
        Named() {
            this(new ReadOnlyBooleanWrapper(true), new ReadOnlyStringWrapper(""));
        }

        ReadOnlyBooleanProperty unavailableProperty() {
            return unavailable.getReadOnlyProperty();
        }

        ReadOnlyStringProperty wordsProperty() {
            return words.getReadOnlyProperty();
        }
    }

    Commands(WindowModel model, Texts texts, BooleanProperty runPanelShown, Runnable quit) {
        this.document = model.document();
        this.files = model.files();
        this.texts = texts;
        this.runPanelShown = runPanelShown;
        this.quit = quit;
        edits = new BlockEdits(document);
        clipboard = new LayerClipboard(document, new SystemClipboard(), model.dialogs(), texts);
        undo = new Named();
        redo = new Named();
        subscription = Subscription.combine(
                document.selectionProperty().subscribe(index -> available(model)),
                model.page().subscribe(page -> available(model)),
                follow(undo, document.undoNameProperty(), "ui.menu.undo"),
                follow(redo, document.redoNameProperty(), "ui.menu.redo"));
    }

    DocumentViewModel document() {
        return document;
    }

    FileCommands files() {
        return files;
    }

    Runnable quit() {
        return quit;
    }

    BooleanProperty runPanelShown() {
        return runPanelShown;
    }

    Named undo() {
        return undo;
    }

    Named redo() {
        return redo;
    }

    ReadOnlyBooleanProperty nothingSelectedProperty() {
        return nothingSelected.getReadOnlyProperty();
    }

    BlockEdits edits() {
        return edits;
    }

    LayerClipboard clipboard() {
        return clipboard;
    }

    /** Whether another page is shown, where edits of layers would not be seen and their keys may mean something else. */
    ReadOnlyBooleanProperty noCanvasProperty() {
        return noCanvas.getReadOnlyProperty();
    }

    /** The words with their key: {@code Undo: Remove conv2 (Ctrl+Z)}. */
    ObservableValue<String> withKey(ObservableValue<String> words, KeyCombination key) {
        return Bindings.createStringBinding(
                () -> texts.get("ui.tool.with-key", words.getValue(), key.getDisplayText()), words);
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void available(WindowModel model) {
        noCanvas.set(!BuildPage.ID.equals(model.page().get()));
        nothingSelected.set(noCanvas.get() || document.selection() < 0);
    }

    private Subscription follow(Named named, ObservableValue<Optional<EditName>> edit, String key) {
        return edit.subscribe(name -> {
            named.unavailable().set(name.isEmpty());
            named.words()
                    .set(name.map(known -> texts.get(key + ".named", known.in(texts)))
                            .orElse(texts.get(key)));
        });
    }
}
