package org.layerwright.ui.viewmodel;

import java.text.NumberFormat;
import java.util.Locale;
import org.layerwright.text.Prefixes;

/** Numbers for people: grouped where they are short, with a prefix where they are long. */
public final class Numbers {
    private static final long LONGEST_GROUPED = 9_999_999;

    private Numbers() {}

    /** All digits: {@code 93,322}. */
    public static String grouped(long value, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** All digits up to seven of them, else three: {@code 93,322}, {@code 12.3 M}. */
    public static String count(long value, Locale locale) {
        return Math.abs(value) <= LONGEST_GROUPED ? grouped(value, locale) : Prefixes.of(value, "", locale);
    }
}
