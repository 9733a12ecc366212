package org.layerwright.ui.fx;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Carries events from any thread to the window's thread in bunches: at most 10 a second, so that a fast worker cannot
 * flood the window, and with bounded work each, so that the window stays responsive. Every event arrives, in order; what
 * one bunch has no room for comes with the next.
 *
 * @param <T> the events
 */
public final class Conflator<T> {
    /**
     * Between the beginnings of two bunches. Each is followed by a drawing of some milliseconds; on a machine with two
     * cores, twenty a second took up to a twentieth of what training could have used, and five a second still look alive.
     */
    public static final Duration INTERVAL = Duration.ofMillis(200);

    private static final int MOST_A_BUNCH = 20_000;
    /** Half a frame at 60 Hz: the rest is for layout and drawing. */
    private static final long BUDGET_NANOS = 8_000_000;

    private static final int EVENTS_BETWEEN_LOOKS = 64;

    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Later later;
    private final LongSupplier nanoTime;
    private final Consumer<? super T> consumer;
    private final Runnable afterBunch;
    private volatile long earliestNext;

    /**
     * @param consumer takes each event, on the window's thread
     * @param afterBunch runs after each bunch, on the window's thread: the place to redraw
     */
    public Conflator(Later later, Consumer<? super T> consumer, Runnable afterBunch) {
        this(later, System::nanoTime, consumer, afterBunch);
    }

    Conflator(Later later, LongSupplier nanoTime, Consumer<? super T> consumer, Runnable afterBunch) {
        this.later = later;
        this.nanoTime = nanoTime;
        this.consumer = consumer;
        this.afterBunch = afterBunch;
        this.earliestNext = nanoTime.getAsLong();
    }

    /** Hands an event over; returns at once, on whatever thread. */
    public void offer(T event) {
        waiting.add(event);
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            later.run(Duration.ofNanos(Math.max(0, earliestNext - nanoTime.getAsLong())), this::drain);
        }
    }

    private void drain() {
        long begin = nanoTime.getAsLong();
        earliestNext = begin + INTERVAL.toNanos();
        try {
            deliver(begin);
            afterBunch.run();
        } finally {
            // Cleared before the queue is looked at, so that an event offered in between schedules itself.
            scheduled.set(false);
            if (!waiting.isEmpty()) {
                schedule();
            }
        }
    }

    private void deliver(long begin) {
        for (int i = 0; i < MOST_A_BUNCH; i++) {
            T event = waiting.poll();
            if (event == null) {
                return;
            }
            consumer.accept(event);
            if (i % EVENTS_BETWEEN_LOOKS == EVENTS_BETWEEN_LOOKS - 1 && nanoTime.getAsLong() - begin > BUDGET_NANOS) {
                return;
            }
        }
    }
}
