package org.layerwright.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Shows progress beside results: on a terminal as one line that is drawn again and again, elsewhere as a plain line now
 * and then. Safe to use from several threads.
 */
final class Screen {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long PLAIN_NANOS = 10_000_000_000L;

    private final PrintStream progress;
    private final boolean terminal;
    private final LongSupplier clock;
    private long drawnAt;
    private boolean drawn;
    private int drawnWidth;

    /**
     * @param progress where progress goes
     * @param clock the time in nanoseconds
     */
    Screen(PrintStream progress, boolean terminal, LongSupplier clock) {
        this.progress = progress;
        this.terminal = terminal;
        this.clock = clock;
        this.drawnAt = clock.getAsLong();
    }

    /** Whether it is time to draw again; asked before a line is worded. */
    synchronized boolean isDue() {
        return clock.getAsLong() - drawnAt >= (terminal ? REDRAW_NANOS : PLAIN_NANOS);
    }

    /** Shows a line of progress in place of the last one. */
    synchronized void draw(String line) {
        if (terminal) {
            progress.print("\r" + line + " ".repeat(Math.max(0, drawnWidth - Columns.width(line))));
            drawnWidth = Columns.width(line);
            drawn = true;
        } else {
            progress.println(line);
        }
        progress.flush();
        drawnAt = clock.getAsLong();
    }

    /** Writes a line that stays. */
    synchronized void print(PrintStream target, String line) {
        clear();
        target.println(line);
        target.flush();
    }

    /** Takes the line of progress away. */
    synchronized void clear() {
        if (drawn) {
            progress.print("\r" + " ".repeat(drawnWidth) + "\r");
            progress.flush();
            drawn = false;
            drawnWidth = 0;
        }
    }
}
