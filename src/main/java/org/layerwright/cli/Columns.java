package org.layerwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in columns, as a terminal counts them: a Chinese character is two wide. */
final class Columns {
    private static final String GAP = "  ";

    private Columns() {}

    /** How many columns a text takes. */
    static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    /** As much of a text as fits. */
    static String fit(String text, int columns) {
        StringBuilder result = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += isWide(c) ? 2 : 1;
            if (used > columns) {
                break;
            }
            result.appendCodePoint(c);
        }
        return result.toString();
    }

    /**
     * A table with a line under its first row.
     *
     * @param rows the first one holds the titles; all have the same length
     * @param leftAligned how many columns on the left hold words; the others hold numbers
     */
    static List<String> table(List<List<String>> rows, int leftAligned) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - width(row.get(i)));
                line.append(i == 0 ? "" : GAP);
                line.append(i < leftAligned ? row.get(i) + padding : padding + row.get(i));
            }
            lines.add(line.toString().stripTrailing());
            if (lines.size() == 1) {
                int total = GAP.length() * (widths.length - 1);
                for (int width : widths) {
                    total += width;
                }
                lines.add("-".repeat(total));
            }
        }
        return lines;
    }

    /** The same table as Markdown. */
    static String markdown(List<List<String>> rows, int leftAligned) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                for (int c = 0; c < rows.get(0).size(); c++) {
                    text.append(c < leftAligned ? "| --- " : "| ---: ");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    /** A number for a cell: {@code 1,234.5}. */
    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** The blocks of East Asian wide and full-width characters (Unicode Standard Annex 11), as far as fonts have them. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
