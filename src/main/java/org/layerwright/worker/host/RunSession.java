package org.layerwright.worker.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.EventLog;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunLock;
import org.layerwright.run.RunStatus;
import org.layerwright.text.ExplainedException;

/** A run folder while it is trained in: its lock is held and its diary written. */
final class RunSession implements AutoCloseable {
    private static final long FLUSH_NANOS = 1_000_000_000L;

    private final RunFolder folder;
    private final Clock clock;
    private final RunLock lock;
    private final EventLog diary;
    private long flushedAt = System.nanoTime();

    private RunSession(RunFolder folder, Clock clock, RunLock lock, EventLog diary) {
        this.folder = folder;
        this.clock = clock;
        this.lock = lock;
        this.diary = diary;
    }

    /**
     * @throws ExplainedException where it is no run folder or somebody else trains in it
     */
    static RunSession open(Path path, Clock clock) {
        RunFolder folder = RunFolder.open(path);
        RunLock lock = folder.lock();
        try {
            return new RunSession(folder, clock, lock, folder.appendEvents(clock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Writes an event down. Steps reach the disk about once a second, everything else at once. */
    void write(WorkerEvent event, String line) {
        diary.write(line);
        long now = System.nanoTime();
        if (!(event instanceof WorkerEvent.StepDone) || now - flushedAt > FLUSH_NANOS) {
            diary.flush();
            flushedAt = now;
        }
    }

    static boolean isResumable(Path path) {
        return Files.isRegularFile(new RunFolder(path).lastCheckpoint());
    }

    /** Notes in {@code run.json} how the run failed, as far as that is still possible. */
    void noteFailure(String sentence) {
        try {
            folder.writeRecord(
                    folder.readRecord().ended(RunStatus.FAILED, clock.instant(), sentence, Map.of()),
                    new AtomicFiles());
        } catch (ExplainedException e) {
            // The run ends with a failure already, and a full disk may be what it was.
        }
    }

    @Override
    public void close() {
        try (RunLock held = lock) {
            diary.close();
        }
    }
}
