package org.layerwright.cli;

import java.util.Locale;

/** Sizes for people, in millions of bytes as download pages give them. */
final class Megabytes {
    private static final double MILLION = 1e6;

    private Megabytes() {}

    /** {@code 30.9 MB}. */
    static String of(long bytes) {
        return number(bytes) + " MB";
    }

    /** {@code 30.9}. */
    static String number(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MILLION);
    }
}
