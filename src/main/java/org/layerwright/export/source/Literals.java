package org.layerwright.export.source;

import java.nio.charset.StandardCharsets;

/**
 * Names of layers and classes, which may hold anything, in generated source code: as string literals that say exactly the
 * name, and in comments, where what could end the comment is left out. All that is written is ASCII except in comments.
 */
public final class Literals {
    /** Beside letters and digits, what no language takes for more than a sign in a comment. */
    private static final String HARMLESS = " _-+.,:;()[]=<>%#&@!|~^$";

    private static final int LONGEST_COMMENT = 100;

    private Literals() {}

    /** A Python string literal, which is also one of JSON. */
    public static String python(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                literal.append('\\').appendCodePoint(c);
            } else if (isPrintableAscii(c)) {
                literal.appendCodePoint(c);
            } else if (c > 0xFFFF) {
                literal.append(String.format("\\U%08x", c));
            } else {
                literal.append(String.format("\\u%04x", c));
            }
        });
        return literal.append('"').toString();
    }

    /** A Java string literal. Line ends have escapes of their own: a Unicode escape would be one already in the source. */
    public static String java(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                default -> literal.append(isPrintableAscii(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        return literal.append('"').toString();
    }

    /**
     * A C string literal in UTF-8. Octal escapes end after three digits, whatever follows; a question mark is escaped
     * because two of them begin a trigraph.
     */
    public static String c(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c == '"' || c == '\\' || c == '?') {
                literal.append('\\').append((char) c);
            } else if (isPrintableAscii(c)) {
                literal.append((char) c);
            } else {
                literal.append(String.format("\\%03o", c));
            }
        }
        return literal.append('"').toString();
    }

    /** The text as far as it can stand in a comment or a docstring of C, Java and Python; shortened where it is long. */
    public static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        text.codePoints().limit(LONGEST_COMMENT).forEach(c -> {
            boolean harmless = Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0;
            comment.appendCodePoint(harmless ? c : '_');
        });
        return comment.toString();
    }

    private static boolean isPrintableAscii(int c) {
        return c >= ' ' && c < 0x7F;
    }
}
