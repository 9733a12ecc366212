package org.layerwright.run;

import java.io.IOException;
import java.io.Reader;

/** Reads a text line by line, without ever holding more of a line than is wanted of it. */
final class BoundedLines {
    private final Reader in;
    private final int most;
    private final char[] block = new char[1 << 16];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;

    /** @param most the most characters of a line; a longer one is passed over and stands as an empty line */
    BoundedLines(Reader in, int most) {
        this.in = in;
        this.most = most;
    }

    /** The next line without its line feed, or null at the end. */
    String next() throws IOException {
        line.setLength(0);
        boolean begun = false;
        while (true) {
            if (at == end && !fill()) {
                return begun ? text() : null;
            }
            begun = true;
            int from = at;
            while (at < end && block[at] != '\n') {
                at++;
            }
            line.append(block, from, Math.min(at - from, most + 1 - line.length()));
            if (at < end) {
                at++;
                return text();
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(block));
        return end > 0;
    }

    private String text() {
        return line.length() > most ? "" : line.toString();
    }
}
