package org.layerwright.worker.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.layerwright.event.WorkerEvent;

/**
 * Hands events to the listeners, in order, on one thread. A worker that tells faster than the listeners listen is held
 * back here instead of filling the memory.
 */
final class EventDispatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EventDispatch.class.getName());
    private static final int MAX_WAITING = 4096;

    private final List<Consumer<WorkerEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> daemon(task, "layerwright-told"));

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void add(Consumer<WorkerEvent> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<WorkerEvent> listener) {
        listeners.remove(listener);
    }

    /** Runs a task on the listeners' thread; waits where too many are waiting already. */
    void runWhenThereIsRoom(Runnable task) {
        room.acquireUninterruptibly();
        boolean taken = run(() -> {
            room.release();
            task.run();
        });
        if (!taken) {
            room.release();
        }
    }

    /** Runs a task on the listeners' thread, without waiting for room: for the service's own news. */
    boolean run(Runnable task) {
        try {
            thread.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // closed
        }
    }

    /** For the listeners' thread only. */
    void tell(WorkerEvent event) {
        for (Consumer<WorkerEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A listener failed on " + event, e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
