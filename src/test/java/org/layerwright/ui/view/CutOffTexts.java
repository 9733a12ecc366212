package org.layerwright.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** Finds what a window shows with an ellipsis. */
public final class CutOffTexts {
    private CutOffTexts() {}

    /** The full texts of all visible labels, buttons and the like that show less than that. */
    public static List<String> in(Node node) {
        // What has just changed is laid out with the next pulse only: until then a text stands in its place of before.
        Parent root = node.getScene().getRoot();
        root.applyCss();
        root.layout();
        List<String> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isEmpty()) {
            for (Node child : labeled.getChildrenUnmodifiable()) {
                if (child instanceof Text text
                        && !(text instanceof FontIcon)
                        && !same(text.getText(), withoutMnemonic(labeled))) {
                    found.add(labeled.getText() + " → " + text.getText());
                }
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String withoutMnemonic(Labeled labeled) {
        return labeled.isMnemonicParsing() ? labeled.getText().replaceFirst("_", "") : labeled.getText();
    }

    private static boolean same(String shown, String full) {
        return shown.replaceAll("\\s", "").equals(full.replaceAll("\\s", ""));
    }
}
