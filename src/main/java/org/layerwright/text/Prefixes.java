package org.layerwright.text;

import java.text.NumberFormat;
import java.util.Locale;

/** Long numbers with three digits and the prefix of a power of a thousand. */
public final class Prefixes {
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

    private Prefixes() {}

    /**
     * {@code 373 kB} for 373,288 and {@code B}.
     *
     * @param unit may be empty
     */
    public static String of(long value, String unit, Locale locale) {
        double rest = value;
        int power = 0;
        while (Math.abs(rest) >= 999.5 && power < PREFIXES.length - 1) {
            rest /= 1000;
            power++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        int decimals = power == 0 || Math.abs(rest) >= 99.95 ? 0 : Math.abs(rest) >= 9.995 ? 1 : 2;
        format.setMaximumFractionDigits(decimals);
        return (format.format(rest) + " " + PREFIXES[power] + unit).strip();
    }
}
