package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.RunEvents;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunIndex;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;

/**
 * A run of the past as its folder tells it: its diary, and how it ended. Reading takes as long as the diary is, so it is
 * done in the background.
 *
 * @param record what was trained; empty where {@code run.json} cannot be read
 * @param events its diary, each step once
 */
public record EarlierRun(Path folder, RunIndex.State state, Optional<RunRecord> record, List<WorkerEvent> events) {
    public EarlierRun {
        events = List.copyOf(events);
    }

    /**
     * Reads a run.
     *
     * @throws org.layerwright.run.RunException where its diary cannot be read
     */
    public static EarlierRun read(Path folder) {
        RunFolder files = new RunFolder(folder);
        RunIndex.Entry entry = RunIndex.look(files);
        return new EarlierRun(folder, entry.state(), entry.record(), RunEvents.read(files));
    }

    public boolean isResumable() {
        return state == RunIndex.State.RESUMABLE;
    }

    /** Its curves, drawn from the diary. */
    public TrainingCurves curves() {
        TrainingCurves curves = new TrainingCurves();
        events.forEach(curves::take);
        return curves;
    }

    RunProgress progress() {
        RunProgress progress = RunProgress.NONE;
        for (WorkerEvent event : events) {
            progress = progress.after(event);
        }
        return progress;
    }

    /** The event that ended it; a run that was killed left none, and is told as lost. */
    WorkerEvent end() {
        for (int i = events.size() - 1; i >= 0; i--) {
            WorkerEvent event = events.get(i);
            boolean ends = event instanceof WorkerEvent.RunFinished
                    || event instanceof WorkerEvent.RunStopped
                    || event instanceof WorkerEvent.Failed failed
                            && failed.requestId().isEmpty();
            if (ends) {
                return event;
            }
            if (event instanceof WorkerEvent.RunStarted) {
                break;
            }
        }
        return record.filter(run -> run.status() == RunStatus.FAILED)
                .<WorkerEvent>map(run -> new WorkerEvent.Failed("", List.of(), run.message(), isResumable()))
                .orElseGet(() -> new WorkerEvent.Lost("", isResumable()));
    }
}
