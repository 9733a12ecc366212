package org.layerwright.text;

import java.util.Locale;

/** Sizes of files for people, in powers of a thousand, as file managers and download pages give them. */
public final class Sizes {
    private static final double MILLION = 1e6;

    private Sizes() {}

    /** With three digits: {@code 812 B}, {@code 34 kB}, {@code 1.24 MB}. */
    public static String of(long bytes, Locale locale) {
        return Prefixes.of(bytes, "B", locale);
    }

    /** {@code 30.9 MB}, however little it is, so that a column of them can be compared. */
    public static String megabytes(long bytes) {
        return millions(bytes) + " MB";
    }

    /** {@code 30.9}. */
    public static String millions(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MILLION);
    }

    /** How many megabytes are enough for so many bytes. */
    public static long wholeMegabytes(long bytes) {
        return (long) Math.ceil(bytes / MILLION);
    }
}
