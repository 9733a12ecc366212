package org.layerwright.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

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
