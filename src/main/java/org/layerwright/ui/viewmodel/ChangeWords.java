package org.layerwright.ui.viewmodel;

import java.text.NumberFormat;
import org.layerwright.text.Texts;

/** Says how much something changed. */
public final class ChangeWords {
    private ChangeWords() {}

    /** {@code −92 %}, or in words that it stays; empty where it was nothing before or one of the two is not known. */
    public static String percent(double before, double after, Texts texts) {
        if (before == after) {
            return texts.get("whatif.same");
        }
        double percent = 100.0 * (after - before) / before;
        if (before == 0 || Double.isNaN(percent)) {
            return "";
        }
        String digits = number(Math.abs(percent), Math.abs(percent) < 10 ? 1 : 0, texts);
        return texts.get(percent < 0 ? "whatif.less" : "whatif.more", digits);
    }

    /** {@code 2.1×}, what it is multiplied by, or in words that it stays; empty where it was nothing before or one of the two is not known. */
    public static String times(double before, double after, Texts texts) {
        if (before == after) {
            return texts.get("whatif.same");
        }
        double factor = after / before;
        return before == 0 || Double.isNaN(factor)
                ? ""
                : texts.get("whatif.times", number(factor, factor < 10 ? 2 : 0, texts));
    }

    /** Of shares, in points of percent: {@code +0.34 points}; empty where one of the two is not known. */
    public static String points(double before, double after, Texts texts) {
        double points = 100 * (after - before);
        if (Double.isNaN(points)) {
            return "";
        }
        String digits = number(Math.abs(points), 2, texts);
        return texts.get(points < 0 ? "whatif.pointsLess" : "whatif.pointsMore", digits);
    }

    private static String number(double value, int decimals, Texts texts) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
