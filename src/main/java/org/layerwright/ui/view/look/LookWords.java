package org.layerwright.ui.view.look;

import java.util.Locale;

/** The words of this page. */
final class LookWords {
    private LookWords() {}

    /** A number with four decimals, or with a power of ten where it is tiny. */
    static String number(double value) {
        double size = Math.abs(value);
        String text = size != 0 && (size < 1e-3 || size >= 1e5)
                ? String.format(Locale.ROOT, "%.2e", value)
                : String.format(Locale.ROOT, "%.4f", value);
        return text.replace("-", "−");
    }

    static String shortNumber(double value) {
        return Double.isNaN(value)
                ? "·"
                : String.format(Locale.ROOT, "%.2f", value).replace("-", "−");
    }
}
