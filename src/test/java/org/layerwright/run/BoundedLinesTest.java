package org.layerwright.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    private static List<String> lines(Reader in, int most) throws IOException {
        BoundedLines lines = new BoundedLines(in, most);
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        assertNull(lines.next());
        return all;
    }

    @Test
    void linesEndAtALineFeedOrAtTheEnd() throws IOException {
        assertEquals(List.of(), lines(new StringReader(""), 9));
        assertEquals(List.of("a", "", "b\r", "c"), lines(new StringReader("a\n\nb\r\nc"), 9));
        assertEquals(List.of("a", "b"), lines(new StringReader("a\nb\n"), 9));
        String long1 = "x".repeat(100_000);
        assertEquals(List.of(long1, "y", long1), lines(new StringReader(long1 + "\ny\n" + long1), 100_000));
    }

    /** 40 billion letters in one line, as far as anybody can tell. */
    @Test
    void aLineThatIsTooLongIsPassedOver() throws IOException {
        assertEquals(
                List.of("", "123", "", "4"), lines(new StringReader("1234\n123\n" + "9".repeat(200_000) + "\n4"), 3));
        Reader endless = new Reader() {
            private long left = 40_000_000_000L / (1 << 16);

            @Override
            public int read(char[] into, int from, int count) {
                left -= 1000;
                return left > 0 ? count : -1;
            }

            @Override
            public void close() {}
        };
        assertEquals(List.of(""), lines(endless, 1000));
    }
}
