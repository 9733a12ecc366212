package org.layerwright.worker.client;

import java.nio.file.Files;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.RunFolder;

/**
 * The one run of a service, the last one where none is active: its state, its folder and from where on the worker's log
 * is about it. Safe to use from any thread; it calls nobody while it is locked.
 */
final class CurrentRun {
    // Guarded by this.
    private RunState state = RunState.IDLE;
    private RunFolder folder;
    private long logStart;

    synchronized RunState state() {
        return state;
    }

    synchronized boolean isActive() {
        return state.isActive();
    }

    /**
     * Keeps others from beginning a run while this one's folder is made or read.
     *
     * @throws IllegalStateException where there is a run already
     */
    synchronized void reserve() {
        if (state.isActive()) {
            throw new IllegalStateException("There is a run already; wait for its end or stop it first.");
        }
        state = RunState.STARTING;
    }

    /** The run that was reserved has no folder to work in. */
    synchronized void refuse() {
        state = RunState.FAILED;
    }

    /** The run that was reserved works in this folder. */
    synchronized void begin(RunFolder itsFolder) {
        folder = itsFolder;
    }

    /** @return whether there is a run that the command is for */
    synchronized boolean isSent(WorkerCommand command) {
        boolean active = state.isActive();
        state = state.after(command);
        return active;
    }

    /** What the worker prints from here on is about this run. */
    synchronized void isGiven(long from) {
        logStart = from;
    }

    synchronized void isTold(WorkerEvent event) {
        state = state.after(event);
    }

    /** Copies what was printed about the run into its folder. */
    synchronized void keepLog(WorkerLog log) {
        if (log != null && folder != null) {
            log.appendTo(folder.workerLog(), logStart);
            logStart = log.length();
        }
    }

    /** Whether there is a checkpoint to go on from. */
    synchronized boolean isResumable() {
        return folder != null && Files.isRegularFile(folder.lastCheckpoint());
    }
}
