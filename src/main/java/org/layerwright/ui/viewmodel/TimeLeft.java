package org.layerwright.ui.viewmodel;

import java.util.function.LongSupplier;

/** How long work takes that tells how far it is: as fast as it was since its first word. */
public final class TimeLeft {
    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private boolean begun;
    private long begin;
    private long doneAtBegin;

    /** @param nanoTime a clock in nanoseconds */
    public TimeLeft(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Other work begins. */
    public void restart() {
        begun = false;
    }

    /**
     * @param done of the work's parts; what was done before the first call says nothing about its speed
     * @return seconds; NaN while not known
     */
    public double after(long done, long of) {
        long now = nanoTime.getAsLong();
        if (!begun) {
            begun = true;
            begin = now;
            doneAtBegin = done;
        }
        long since = done - doneAtBegin;
        return since > 0 ? (now - begin) / NANOS / since * (of - done) : Double.NaN;
    }
}
