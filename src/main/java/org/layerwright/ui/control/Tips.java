package org.layerwright.ui.control;

import javafx.scene.control.Tooltip;

/** Tooltips that explain in a sentence or two. */
public final class Tips {
    /** Lines as long as one still reads at a glance, in pixels. */
    public static final double WIDTH = 340;

    private Tips() {}

    /** A tooltip whose lines are broken. */
    public static Tooltip of(String sentence) {
        Tooltip tip = new Tooltip(sentence);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }
}
