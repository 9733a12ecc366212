package org.layerwright.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the window's slow work runs: files, starting a worker. The only place in the window that makes threads; all are
 * daemons, so none keeps the program alive.
 */
public final class BackgroundExecutor implements Executor, AutoCloseable {
    private final ExecutorService pool = Executors.newCachedThreadPool(named("layerwright-background-"));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(named("layerwright-clock-"));

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    /** Takes no more work; what is under way is interrupted. */
    @Override
    public void close() {
        clock.shutdownNow();
        pool.shutdownNow();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
