package org.layerwright.file;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Builds a table of comma-separated values as RFC 4180 has them, with plain line feeds and points in numbers. */
public final class CsvText {
    private final StringBuilder text = new StringBuilder();

    public CsvText(List<String> columns) {
        row(columns.toArray());
    }

    /** Adds a row. Numbers are written so that reading them gives the same ones; NaN leaves its place empty. */
    public CsvText row(Object... values) {
        text.append(Arrays.stream(values).map(CsvText::value).collect(Collectors.joining(",")))
                .append('\n');
        return this;
    }

    private static String value(Object value) {
        boolean none = value == null
                || value instanceof Double number && number.isNaN()
                || value instanceof Float small && small.isNaN();
        return none ? "" : quoted(value.toString());
    }

    /** A text as it stands in a place of the table: in quotes where it needs them. */
    public static String quoted(String text) {
        return text.matches("[^,\"\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
