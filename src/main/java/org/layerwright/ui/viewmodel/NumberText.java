package org.layerwright.ui.viewmodel;

import java.util.Optional;

/** Numbers as they are typed: {@code 64}, {@code 0.5}, {@code 1e-3}. The point is the decimal sign in every language. */
public final class NumberText {
    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double LARGEST_PLAIN = 1e7;

    private NumberText() {}

    public static Optional<Object> parse(String text) {
        String trimmed = text.strip();
        // Double.parseDouble would also take "1d", "NaN" and hexadecimal digits.
        if (!trimmed.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(trimmed));
    }

    public static String format(Object value) {
        if (!(value instanceof Double number)) {
            return String.valueOf(value);
        }
        double size = Math.abs(number);
        if (number == Math.rint(number) && size < LARGEST_PLAIN) {
            return Long.toString(number.longValue());
        }
        if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
            return Double.toString(number);
        }
        return Double.toString(number).replace(".0E", "E").replace('E', 'e');
    }
}
