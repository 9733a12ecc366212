package org.layerwright.ui.testing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/**
 * Measures how long the window's thread leaves an event waiting: a thread of its own posts an empty event about a
 * thousand times a second, the next a millisecond after the one before was answered. The time from posting to answer is
 * what a click would have waited at that moment, whatever held the thread: a listener, styles and layout, a file, a
 * collection of garbage. While an answer is late, the stack of the thread is sampled.
 */
public final class Heartbeat implements AutoCloseable {
    private static final long BETWEEN_NANOS = 1_000_000;
    private static final long SAMPLE_AFTER_MILLIS = 12;
    private static final long SAMPLE_EVERY_MILLIS = 4;
    private static final int MOST_SAMPLES = 200;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread window;
    private final Optional<Path> schedule;
    private final Thread beating;
    private volatile boolean closed;
    private Waits worst = Waits.NONE;

    /**
     * How long one event waited.
     *
     * @param clock milliseconds
     * @param held milliseconds in which the window's thread had a processor or did not want one: the clock's less the time
     *     that it queued for one because others had them; the clock's where the system does not tell
     * @param processor milliseconds of processor time that the window's thread used meanwhile
     * @param stacks of the window's thread, sampled meanwhile
     */
    public record Wait(double clock, double held, double processor, List<StackTraceElement[]> stacks) {
        static final Wait NONE = new Wait(0, 0, 0, List.of());
    }

    /**
     * The worst of many.
     *
     * @param longest that with the most time held
     * @param busiest that with the most processor time, which may be another one on a machine that others use
     */
    public record Waits(Wait longest, Wait busiest) {
        public static final Waits NONE = new Waits(Wait.NONE, Wait.NONE);

        public Waits and(Waits other) {
            return new Waits(
                    other.longest.held > longest.held ? other.longest : longest,
                    other.busiest.processor > busiest.processor ? other.busiest : busiest);
        }
    }

    public Heartbeat() {
        window = Fx.get(Thread::currentThread);
        schedule = schedule();
        beating = new Thread(this::beat, "heartbeat");
        beating.setDaemon(true);
        beating.start();
    }

    /** The worst since this was asked last. */
    public synchronized Waits worst() {
        Waits answer = worst;
        worst = Waits.NONE;
        return answer;
    }

    @Override
    public void close() {
        closed = true;
        try {
            beating.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void beat() {
        while (!closed) {
            Wait wait = once();
            synchronized (this) {
                worst = worst.and(new Waits(wait, wait));
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private Wait once() {
        long[] begin = now();
        long[] end = new long[begin.length];
        CountDownLatch answered = new CountDownLatch(1);
        Platform.runLater(() -> {
            System.arraycopy(now(), 0, end, 0, end.length);
            answered.countDown();
        });
        List<StackTraceElement[]> stacks = new ArrayList<>();
        try {
            boolean late = !answered.await(SAMPLE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            while (late && stacks.size() < MOST_SAMPLES) {
                stacks.add(window.getStackTrace());
                late = !answered.await(SAMPLE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        double clock = (end[0] - begin[0]) / 1e6;
        return new Wait(clock, clock - (end[1] - begin[1]) / 1e6, (end[2] - begin[2]) / 1e6, stacks);
    }

    /** Nanoseconds: the clock's, those that the window's thread has queued for a processor, and those that it had one. */
    private long[] now() {
        return new long[] {System.nanoTime(), queued(), threads.getThreadCpuTime(window.getId())};
    }

    private long queued() {
        if (schedule.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(Files.readString(schedule.get()).split(" ")[1]);
        } catch (IOException e) {
            throw new IllegalStateException("Linux no longer tells of the window's thread.", e);
        }
    }

    /** Where Linux tells how long the window's thread ran and queued. */
    private static Optional<Path> schedule() {
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
            for (Path task : all) {
                // The system keeps the first fifteen characters of a thread's name.
                if (Files.readString(task.resolve("comm")).strip().equals("JavaFX Applicat")
                        && Files.isReadable(task.resolve("schedstat"))) {
                    return Optional.of(task.resolve("schedstat"));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
