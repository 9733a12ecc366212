package org.layerwright.ui.control;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Words that appear while the mouse rests on something. A tooltip is a window with a scene of its own: hundreds of them
 * would take a good part of the program's start, so each is made when the mouse first comes.
 */
public final class HoverHelp {
    private final Node node;
    private final Supplier<String> words;
    private final String styleClass;
    private Tooltip tooltip;

    private HoverHelp(Node node, Supplier<String> words, String styleClass) {
        this.node = node;
        this.words = words;
        this.styleClass = styleClass;
    }

    /** Words in one line. */
    public static void install(Node node, Supplier<String> words) {
        install(node, words, "");
    }

    /** Sentences, which are broken into lines. */
    public static void installSentences(Node node, Supplier<String> words) {
        install(node, words, "help");
    }

    private static void install(Node node, Supplier<String> words, String styleClass) {
        HoverHelp help = new HoverHelp(node, words, styleClass);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> help.update());
    }

    private void update() {
        String now = words.get();
        if (now.isEmpty()) {
            if (tooltip != null) {
                Tooltip.uninstall(node, tooltip);
                tooltip = null;
            }
            return;
        }
        if (tooltip == null) {
            tooltip = Tips.line();
            if (!styleClass.isEmpty()) {
                tooltip.getStyleClass().add(styleClass);
            }
            Tooltip.install(node, tooltip);
        }
        tooltip.setText(now);
    }
}
