package org.layerwright.run;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists the runs of a folder. */
public final class RunIndex {
    private final Path runs;

    /** What can be done with a run. */
    public enum State {
        /** Trained to the end. */
        FINISHED,
        /** Stopped, failed or killed, with a checkpoint to go on from. */
        RESUMABLE,
        /** Somebody trains it now. */
        RUNNING,
        /** Ended before its first checkpoint. */
        ABANDONED,
        /** Its {@code run.json} cannot be read. */
        DAMAGED
    }

    /**
     * One run.
     *
     * @param record  absent for a damaged run
     * @param problem for a damaged run, the sentence that says what is wrong
     */
    public record Entry(RunFolder folder, State state, Optional<RunRecord> record, Optional<RunException> problem) {}

    /** @param runs the folder that holds the runs; it need not exist */
    public RunIndex(Path runs) {
        this.runs = runs;
    }

    /**
     * The runs, the newest first. Folders without a {@code run.json} and without checkpoints are no runs.
     *
     * @throws RunException if the folder cannot be read
     */
    public List<Entry> list() {
        return folders().stream().map(RunIndex::look).toList();
    }

    /**
     * The newest run; the others are not read.
     *
     * @throws RunException if the folder cannot be read
     */
    public Optional<Entry> newest() {
        return folders().stream().findFirst().map(RunIndex::look);
    }

    private List<RunFolder> folders() {
        List<RunFolder> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs, RunIndex::isRun)) {
            folders.forEach(folder -> found.add(new RunFolder(folder)));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (NotDirectoryException e) {
            throw new RunException(e, "error.run.noRuns", runs.toString());
        } catch (DirectoryIteratorException e) {
            throw RunException.io(e.getCause(), runs);
        } catch (IOException e) {
            throw RunException.io(e, runs);
        }
        found.sort(Comparator.comparing(RunFolder::name).reversed());
        return found;
    }

    /** The bin and the like are hidden folders. */
    private static boolean isRun(Path path) {
        return Files.isDirectory(path)
                && !path.getFileName().toString().startsWith(".")
                && (Files.exists(path.resolve(RunFolder.RECORD)) || Files.isDirectory(path.resolve("checkpoints")));
    }

    /** Looks at one run. */
    public static Entry look(RunFolder folder) {
        boolean running = folder.isLocked();
        try {
            RunRecord record = folder.readRecord();
            return new Entry(
                    folder, running ? State.RUNNING : ended(folder, record), Optional.of(record), Optional.empty());
        } catch (RunException e) {
            return new Entry(folder, running ? State.RUNNING : State.DAMAGED, Optional.empty(), Optional.of(e));
        }
    }

    private static State ended(RunFolder folder, RunRecord record) {
        if (record.status() == RunStatus.FINISHED) {
            return State.FINISHED;
        }
        return Files.isRegularFile(folder.lastCheckpoint()) ? State.RESUMABLE : State.ABANDONED;
    }
}
