package org.layerwright.export.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Source code that grows line by line. */
public final class SourceText {
    private static final String INDENT = "    ";
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Adds a line at the present depth; an empty one without blanks. */
    public SourceText line(String line) {
        text.append(line.isEmpty() ? "" : INDENT.repeat(depth) + line).append('\n');
        return this;
    }

    public SourceText line() {
        return line("");
    }

    /** Adds lines as they are, each at the present depth. */
    public SourceText lines(String lines) {
        lines.lines().forEach(this::line);
        return this;
    }

    public SourceText deeper() {
        depth++;
        return this;
    }

    public SourceText back() {
        depth--;
        return this;
    }

    /** Adds values with commas behind them, as many to a line as fit. */
    public SourceText list(Iterable<String> values) {
        StringBuilder line = new StringBuilder();
        int most = WIDTH - INDENT.length() * depth;
        for (String value : values) {
            if (line.length() > 0 && line.length() + value.length() + 2 > most) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(value).append(',');
        }
        return line.length() > 0 ? line(line.toString()) : this;
    }

    /** Adds text as it is. */
    public SourceText raw(String source) {
        text.append(source);
        return this;
    }

    /** The content of a file beside a class, with line ends of one kind. */
    public static String resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
