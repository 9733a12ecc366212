package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong time = new AtomicLong();

    @Test
    void aTerminalsLineIsDrawnOverItselfAndClearedForResults() {
        Screen screen = new Screen(stream, true, time::get);
        screen.draw("long line");
        screen.draw("short");
        screen.print(stream, "result");
        screen.print(stream, "more");
        String newline = System.lineSeparator();
        assertEquals("\rlong line\rshort    \r     \rresult" + newline + "more" + newline, text());
    }

    @Test
    void elsewhereEachLineStays() {
        Screen screen = new Screen(stream, false, time::get);
        screen.draw("one");
        screen.draw("two");
        screen.clear();
        assertEquals("one" + System.lineSeparator() + "two" + System.lineSeparator(), text());
    }

    @Test
    void aTerminalIsDrawnTenTimesASecondAndAFileEveryTenSeconds() {
        Screen terminal = new Screen(stream, true, time::get);
        Screen file = new Screen(stream, false, time::get);
        assertFalse(terminal.isDue());
        time.set(100_000_000);
        assertTrue(terminal.isDue());
        assertFalse(file.isDue());
        terminal.draw("x");
        assertFalse(terminal.isDue());
        time.set(10_000_000_000L);
        assertTrue(file.isDue());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
