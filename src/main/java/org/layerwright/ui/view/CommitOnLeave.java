package org.layerwright.ui.view;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A text field that hands its text on with Enter or when it is left, and goes back with Escape. */
final class CommitOnLeave {
    private CommitOnLeave() {}

    static void install(TextField field, Consumer<String> commit, Runnable revert) {
        field.setOnAction(event -> commit.accept(field.getText()));
        field.focusedProperty().addListener((observable, before, focused) -> {
            // Taken off the scene by its own commit, it must not commit again.
            if (!focused && field.getScene() != null) {
                commit.accept(field.getText());
            }
        });
        revertOnEscape(field, revert);
    }

    /** For controls that keep Escape from their text field, too. */
    static void revertOnEscape(Node node, Runnable revert) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                revert.run();
                event.consume();
            }
        });
    }
}
