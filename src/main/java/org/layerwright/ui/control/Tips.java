package org.layerwright.ui.control;

import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/**
 * Tooltips. They come soon and stay long enough to be read; not by a stylesheet, since JavaFX cannot read durations in
 * compiled ones.
 */
public final class Tips {
    /** Lines as long as one still reads at a glance, in pixels. */
    public static final double WIDTH = 340;

    private static final Duration DELAY = Duration.millis(350);
    private static final Duration SHOWN = Duration.seconds(30);

    private Tips() {}

    /** A tooltip whose words are still to be set. */
    public static Tooltip line() {
        Tooltip tip = new Tooltip();
        tip.setShowDelay(DELAY);
        tip.setShowDuration(SHOWN);
        return tip;
    }

    /** A tooltip in one line. */
    public static Tooltip line(String words) {
        Tooltip tip = line();
        tip.setText(words);
        return tip;
    }

    /** A tooltip whose lines are broken. */
    public static Tooltip of(String sentence) {
        Tooltip tip = line(sentence);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }
}
