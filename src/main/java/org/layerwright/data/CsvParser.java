package org.layerwright.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes comma-separated values apart, row by row (RFC 4180): cells in double quotes may hold delimiters, line breaks and
 * doubled quotes. Lines end in LF, CRLF or CR; empty lines are passed over; a byte order mark is too.
 */
final class CsvParser implements AutoCloseable {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    private static final int MAX_CELL = 1 << 16;
    private static final int MAX_COLUMNS = 1 << 16;

    private final Path file;
    private final BufferedReader in;
    private final char delimiter;
    private final StringBuilder cell = new StringBuilder();
    private int nextLine = 1;
    private int line;

    private CsvParser(Path file, BufferedReader in, char delimiter) {
        this.file = file;
        this.in = in;
        this.delimiter = delimiter;
    }

    static CsvParser open(Path file, char delimiter) throws IOException {
        BufferedReader in = reader(file);
        in.mark(1);
        if (in.read() != '\uFEFF') {
            in.reset();
        }
        return new CsvParser(file, in, delimiter);
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new BufferedReader(
                new InputStreamReader(
                        bytes,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
    }

    /** The delimiter of the first line that is not empty: the one of comma, semicolon and tab that is there most often. */
    static char delimiter(Path file) throws IOException {
        try (BufferedReader in = reader(file)) {
            int[] counts = new int[3];
            boolean quoted = false;
            boolean any = false;
            for (int i = 0; i < 1 << 20; i++) {
                int c = in.read();
                if (c < 0 || (any && !quoted && (c == '\n' || c == '\r'))) {
                    break;
                }
                quoted ^= c == '"';
                any |= c > ' ';
                int kind = ",;\t".indexOf(c);
                if (!quoted && kind >= 0) {
                    counts[kind]++;
                }
            }
            int best = counts[1] > counts[0] ? 1 : 0;
            return ",;\t".charAt(counts[2] > counts[best] ? 2 : best);
        } catch (CharacterCodingException e) {
            throw new DataException(e, "error.csv.encoding", file.toString(), 1);
        }
    }

    /** The line, counted from 1, on which the last row began. */
    int line() {
        return line;
    }

    /** The next row's cells, without surrounding blanks, or null at the end. */
    List<String> next() throws IOException {
        try {
            List<String> row;
            do {
                row = row();
            } while (row != null && row.size() == 1 && row.get(0).isEmpty());
            return row;
        } catch (CharacterCodingException e) {
            throw new DataException(e, "error.csv.encoding", file.toString(), nextLine);
        }
    }

    private List<String> row() throws IOException {
        line = nextLine;
        List<String> cells = new ArrayList<>();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (true) {
            cell.setLength(0);
            c = cell(c);
            if (cells.size() == MAX_COLUMNS) {
                throw new DataException("error.csv.large", file.toString(), line, MAX_COLUMNS, MAX_CELL);
            }
            cells.add(withPoint(cell.toString().strip()));
            if (c != delimiter) {
                endOfLine(c);
                return cells;
            }
            c = in.read();
        }
    }

    /** Where cells are parted by semicolons, the comma is free to be the decimal sign, as spreadsheets of many lands write. */
    private String withPoint(String text) {
        return delimiter == ';'
                        && text.indexOf(',') >= 0
                        && DECIMAL_COMMA.matcher(text).matches()
                ? text.replace(',', '.')
                : text;
    }

    /** Reads one cell; returns the character that ended it. */
    private int cell(int first) throws IOException {
        int c = first;
        boolean quoted = false;
        while (quoted || (c >= 0 && c != delimiter && c != '\n' && c != '\r')) {
            if (c < 0) {
                throw new DataException("error.csv.quote", file.toString(), line);
            }
            if (c == '"') {
                if (quoted) {
                    in.mark(1);
                    if (in.read() == '"') {
                        append('"');
                    } else {
                        in.reset();
                        quoted = false;
                    }
                } else if (isBlank()) {
                    cell.setLength(0);
                    quoted = true;
                } else {
                    append('"');
                }
            } else {
                nextLine += c == '\n' ? 1 : 0;
                append((char) c);
            }
            c = in.read();
        }
        return c;
    }

    /** Ends at the first letter: a cell may hold nothing but quotes. */
    private boolean isBlank() {
        return cell.chars().allMatch(Character::isWhitespace);
    }

    private void append(char c) {
        if (cell.length() == MAX_CELL) {
            throw new DataException("error.csv.large", file.toString(), line, MAX_COLUMNS, MAX_CELL);
        }
        cell.append(c);
    }

    private void endOfLine(int c) throws IOException {
        if (c == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
        }
        nextLine++;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
