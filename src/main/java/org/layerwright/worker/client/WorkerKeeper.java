package org.layerwright.worker.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.layerwright.device.CudaPack;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.AppFolders;
import org.layerwright.worker.client.WorkerProcess.Ending;

/**
 * The one worker of a service: started when it is wanted, kept, replaced where another device is wanted or it is over.
 * It has a lock of its own, within which it calls nobody; a service may hold its own when it asks here, and never the
 * other way round.
 */
final class WorkerKeeper {
    /** Makes a keeper for one who listens to its workers. */
    interface Maker {
        WorkerKeeper make(BiConsumer<WorkerProcess, WorkerEvent> onEvent, BiConsumer<WorkerProcess, Ending> onEnd);
    }

    private final WorkerLaunch launch;
    private final Path sessions;
    private final Map<String, String> environment;
    private final BiConsumer<WorkerProcess, WorkerEvent> onEvent;
    private final BiConsumer<WorkerProcess, Ending> onEnd;

    // Guarded by this.
    private WorkerEvent.Ready ready;
    private WorkerProcess worker;
    private boolean closed;

    // Made on the sender's thread, before any worker.
    private volatile Session session;

    /**
     * @param sessions where logs of workers are kept
     * @param environment this process's environment, which workers get with a few changes
     */
    WorkerKeeper(
            WorkerLaunch launch,
            Path sessions,
            Map<String, String> environment,
            BiConsumer<WorkerProcess, WorkerEvent> onEvent,
            BiConsumer<WorkerProcess, Ending> onEnd) {
        this.launch = launch;
        this.sessions = sessions;
        this.environment = Map.copyOf(environment);
        this.onEvent = onEvent;
        this.onEnd = onEnd;
    }

    /** Where logs of workers are kept. */
    Path sessions() {
        return sessions;
    }

    /** The worker there is now; null where there is none. */
    synchronized WorkerProcess now() {
        return worker;
    }

    /** What the worker said when it was ready; null where it is not yet. */
    synchronized WorkerEvent.Ready ready() {
        return ready;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Where the worker works, or the one that would be started for a question. */
    synchronized String device() {
        return worker == null ? "cpu" : worker.device();
    }

    /** The worker for a device, started if need be. On the sender's thread only. */
    WorkerProcess forDevice(String device) throws IOException {
        WorkerProcess before = now();
        if (before != null && !before.isOver() && before.device().equals(device)) {
            return before;
        }
        if (before != null) {
            before.close();
        }
        // Outside the lock: a new process takes a while, and a window must not wait for it when it asks for the state.
        if (session == null) {
            session = Session.open(sessions);
        }
        WorkerProcess started = WorkerProcess.start(
                launch.forDevice(device, cudaPack()), session, device, environment, onEvent::accept, onEnd::accept);
        boolean unwanted;
        synchronized (this) {
            unwanted = closed;
            ready = null;
            worker = started;
        }
        if (unwanted) {
            started.close();
            throw new IOException("The service is closed.");
        }
        started.watch();
        return started;
    }

    /** The pack may be installed or removed while the window is open, so it is looked for each time. */
    private Optional<CudaPack> cudaPack() {
        String userData = environment.getOrDefault(AppFolders.DATA_VARIABLE, "");
        return userData.isBlank() ? Optional.empty() : CudaPack.ofThisMachine(Path.of(userData));
    }

    /** Notes that a worker is ready, if it still is the one. */
    synchronized void becameReady(WorkerProcess source, WorkerEvent.Ready what) {
        if (source == worker) {
            ready = what;
        }
    }

    /** @return whether the worker that ended was the one, and not one that had been replaced */
    synchronized boolean ended(WorkerProcess source) {
        if (source != worker) {
            return false;
        }
        worker = null;
        ready = null;
        return true;
    }

    /** Where the logs of workers go; null before the first worker. */
    WorkerLog log() {
        Session there = session;
        return there == null ? null : new WorkerLog(there.log());
    }

    /**
     * From now on no worker is kept.
     *
     * @return the last one, which is still to be ended
     */
    synchronized Optional<WorkerProcess> close() {
        closed = true;
        return Optional.ofNullable(worker);
    }

    /** After the last worker has ended. */
    void closeSession() {
        try {
            if (session != null) {
                session.close();
            }
        } catch (IOException e) {
            // The next service clears it away.
        }
    }
}
