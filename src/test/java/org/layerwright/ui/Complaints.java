package org.layerwright.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.controlsfx.control.ToggleSwitch;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.ui.testing.MouseEvents;

/** What is wrong with a part of a window, whatever it shows. */
final class Complaints {
    private Complaints() {}

    /** Texts that stand in no bundle. */
    static List<String> missingTexts(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            if (node instanceof Labeled labeled) {
                addMissing(labeled.getText(), found);
            } else if (node instanceof Text text && !(node instanceof FontIcon)) {
                addMissing(text.getText(), found);
            } else if (node instanceof TextInputControl input) {
                addMissing(input.getPromptText(), found);
            }
            if (node instanceof Control control && control.getTooltip() != null) {
                addMissing(control.getTooltip().getText(), found);
            }
            addMissing(node.getAccessibleText(), found);
            addMissing(node.getAccessibleHelp(), found);
        });
        return found;
    }

    private static void addMissing(String text, List<String> found) {
        if (text != null && text.contains("‹")) {
            found.add(text);
        }
    }

    /** What has no text of its own needs a spoken one. */
    static List<String> namelessControls(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            boolean words = node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isBlank();
            boolean wants = node.isFocusTraversable()
                    && (node instanceof Labeled
                            || node instanceof TextInputControl
                            || node instanceof ComboBoxBase
                            || node instanceof Slider);
            boolean named = node.getAccessibleText() != null
                    && !node.getAccessibleText().isBlank();
            if (wants && !words && !named && !isPart(node)) {
                found.add(node.getClass().getSimpleName() + "#" + node.getId() + " " + node.getStyleClass());
            }
        });
        return found;
    }

    /** What can be changed or pressed and has no words beside it, or only its name, explains itself when it is pointed at. */
    static List<String> unexplainedControls(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            boolean entry = node instanceof TextInputControl
                    || node instanceof ComboBoxBase
                    || node instanceof Slider
                    || node instanceof Spinner
                    || node instanceof CheckBox
                    || node instanceof ToggleSwitch;
            boolean bare = node instanceof ButtonBase && !hasWords(node);
            if (node.isFocusTraversable() && (entry || bare) && !isExplained(node) && !isPart(node)) {
                found.add(node.getClass().getSimpleName() + "#" + node.getId() + " " + node.getStyleClass());
            }
        });
        return found;
    }

    private static boolean isExplained(Node node) {
        // Some of them make their words only then.
        MouseEvents.fire(node, MouseEvent.MOUSE_ENTERED, 0, 0);
        boolean explained = node instanceof Control control && control.getTooltip() != null
                || node.getProperties().values().stream().anyMatch(Tooltip.class::isInstance);
        MouseEvents.fire(node, MouseEvent.MOUSE_EXITED, 0, 0);
        return explained;
    }

    /** Of a button, also those that its picture holds. */
    private static boolean hasWords(Node node) {
        List<String> words = new ArrayList<>();
        walk(node, part -> {
            if (part instanceof Labeled labeled && labeled.getText() != null) {
                words.add(labeled.getText().strip());
            }
        });
        words.removeIf(String::isEmpty);
        return !words.isEmpty();
    }

    /** A spinner's or combo box's own text field speaks through its owner. */
    private static boolean isPart(Node node) {
        return node.getParent() != null
                && (node.getParent().getStyleClass().contains("spinner") || node.getParent() instanceof ComboBoxBase);
    }

    private static void walk(Node node, Consumer<Node> visit) {
        if (!node.isVisible()) {
            return;
        }
        visit.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, visit));
        }
    }
}
