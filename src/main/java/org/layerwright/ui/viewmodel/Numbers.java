package org.layerwright.ui.viewmodel;

import java.text.NumberFormat;
import java.util.Locale;

/** Numbers for people: grouped where they are short, with a prefix where they are long. */
public final class Numbers {
    private static final long LONGEST_GROUPED = 9_999_999;
    private static final String[] PREFIXES = {"", " k", " M", " G", " T", " P", " E"};

    private Numbers() {}

    /** All digits: {@code 93,322}. */
    public static String grouped(long value, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** All digits up to seven of them, else three: {@code 93,322}, {@code 12.3 M}. */
    public static String count(long value, Locale locale) {
        return Math.abs(value) <= LONGEST_GROUPED ? grouped(value, locale) : scaled(value, "", locale);
    }

    /** Bytes in powers of ten, as file managers and data sheets count them: {@code 373 kB}. */
    public static String bytes(long value, Locale locale) {
        return scaled(value, "B", locale);
    }

    private static String scaled(long value, String unit, Locale locale) {
        double rest = value;
        int power = 0;
        while (Math.abs(rest) >= 999.5 && power < PREFIXES.length - 1) {
            rest /= 1000;
            power++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        int decimals = power == 0 || Math.abs(rest) >= 99.95 ? 0 : Math.abs(rest) >= 9.995 ? 1 : 2;
        format.setMaximumFractionDigits(decimals);
        String prefix = power == 0 && !unit.isEmpty() ? " " : PREFIXES[power];
        return format.format(rest) + prefix + unit;
    }
}
