package org.layerwright.text;

import java.util.Locale;

/** Sizes of files for people, in powers of a thousand, as file managers and download pages give them. */
public final class Sizes {
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    private Sizes() {}

    /** {@code 812 B}, {@code 34.0 kB}, {@code 1.20 MB}. */
    public static String of(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        return bytes < MILLION
                ? String.format(Locale.ROOT, "%.1f kB", bytes / THOUSAND)
                : String.format(Locale.ROOT, "%.2f MB", bytes / MILLION);
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
