package org.layerwright.ui.viewmodel;

import org.layerwright.event.WorkerEvent;

/** What is known of the run that is shown: how far it is, how it ended, what it occupies and where it is calculated. */
final class RunStanding {
    private RunProgress progress = RunProgress.NONE;
    private WorkerEvent end;
    private boolean resumable;
    private long memoryBytes;
    private String device = "";

    RunProgress progress() {
        return progress;
    }

    /** The event that ended it; null before and during a run. */
    WorkerEvent end() {
        return end;
    }

    /** Whether it ended with a checkpoint to go on from. */
    boolean isResumable() {
        return resumable;
    }

    /** Whether it was trained to its end. */
    boolean isFinished() {
        return end instanceof WorkerEvent.RunFinished;
    }

    /** What its worker occupied when it was last measured; 0 where it never was. */
    long memoryBytes() {
        return memoryBytes;
    }

    /** The id of what it is calculated on; empty where that is not known. */
    String device() {
        return device;
    }

    void on(String newDevice) {
        device = newDevice;
    }

    /** There is no run any more. */
    void forget() {
        progress = RunProgress.NONE;
        end = null;
        resumable = false;
        memoryBytes = 0;
        device = "";
    }

    /** A run was asked for. */
    void begin() {
        progress = RunProgress.loading();
        end = null;
        resumable = false;
    }

    /** A run of the past is shown. */
    void show(EarlierRun run) {
        progress = run.progress();
        end = run.end();
        resumable = run.isResumable();
    }

    void take(WorkerEvent event) {
        progress = progress.after(event);
        if (event instanceof WorkerEvent.LayersMeasured measured) {
            memoryBytes = measured.memoryBytes();
        }
    }

    void ended(WorkerEvent event) {
        end = event;
        resumable = event instanceof WorkerEvent.RunStopped
                || event instanceof WorkerEvent.Failed failed && failed.resumable()
                || event instanceof WorkerEvent.Lost lost && lost.resumable();
    }
}
