package org.layerwright.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.IoReason;

/**
 * The folder of one run, such as {@code runs/2026-11-24T10-15-02-mnist-cnn}.
 *
 * <pre>
 * run.json       what was trained on what, and how it ended
 * events.jsonl   every event
 * checkpoints/   last.lwc and best.lwc
 * epochs/        003.lwm … models as they were after some epochs, to look back at
 * initial.lwm    the model that it began with, where its weights were not drawn
 * model.lwm      the result
 * label.json     what the user calls it and notes about it
 * bench.json     how fast its models answer
 * worker.log     what the training process printed
 * .lock          held while a process trains here
 * </pre>
 */
public record RunFolder(Path path) {
    static final String RECORD = "run.json";
    private static final String EPOCHS = "epochs";
    private static final Pattern EPOCH_FILE = Pattern.compile("(\\d{3,7})\\.lwm");
    private static final int MAX_SLUG = 40;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT);

    /**
     * Makes a new folder, named after the present time and the network. Two that begin in the same second get different
     * names.
     *
     * @param runs the folder that holds all runs; it is made if need be
     * @param name the network's name; what does not suit a file's name is left out
     * @throws RunException if the folder cannot be made
     */
    public static RunFolder create(Path runs, String name, Clock clock) {
        String base = STAMP.format(LocalDateTime.now(clock)) + "-" + slug(name);
        try {
            Files.createDirectories(runs);
            for (int n = 1; ; n++) {
                Path path = runs.resolve(n == 1 ? base : base + "-" + n);
                try {
                    Files.createDirectory(path);
                    Files.createDirectory(path.resolve("checkpoints"));
                    return new RunFolder(path.toAbsolutePath().normalize());
                } catch (FileAlreadyExistsException e) {
                    // Another run began in the same second: try the next name.
                }
            }
        } catch (FileAlreadyExistsException e) {
            // Another remedy than for a disk that is full.
            throw new RunException(e, "error.run.inTheWay", runs.toString());
        } catch (AccessDeniedException e) {
            throw new RunException(e, "error.run.denied", runs.toString());
        } catch (IOException e) {
            throw new RunException(e, "error.run.create", runs.toString(), IoReason.of(e, runs));
        }
    }

    /**
     * Opens the folder of an earlier run.
     *
     * @throws RunException if it is no run folder
     */
    public static RunFolder open(Path path) {
        if (!Files.isRegularFile(path.resolve(RECORD))) {
            throw new RunException("error.run.noFolder", path.toString());
        }
        return new RunFolder(path.toAbsolutePath().normalize());
    }

    public String name() {
        return path.getFileName().toString();
    }

    public Path recordFile() {
        return path.resolve(RECORD);
    }

    public Path eventsFile() {
        return path.resolve("events.jsonl");
    }

    /** The latest state, to resume from. */
    public Path lastCheckpoint() {
        return path.resolve("checkpoints").resolve("last.lwc");
    }

    /** The state with the best validation. */
    public Path bestCheckpoint() {
        return path.resolve("checkpoints").resolve("best.lwc");
    }

    /** The model whose weights the run begins with, where they are not drawn. */
    public Path initialModel() {
        return path.resolve("initial.lwm");
    }

    public Path model() {
        return path.resolve("model.lwm");
    }

    /** The model as it was after an epoch, counted from 1, where it was kept. */
    public Path epochModel(int epoch) {
        return path.resolve(EPOCHS).resolve(String.format(Locale.ROOT, "%03d.lwm", epoch));
    }

    /**
     * The epochs of which a model was kept, in order.
     *
     * @throws RunException if the folder cannot be read
     */
    public List<Integer> keptEpochs() {
        try (Stream<Path> files = Files.list(path.resolve(EPOCHS))) {
            return files.map(file -> EPOCH_FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw RunException.io(e, path);
        }
    }

    public Path workerLog() {
        return path.resolve("worker.log");
    }

    /** Opens the diary to go on writing it. */
    public EventLog appendEvents(Clock clock) {
        return EventLog.append(eventsFile(), clock);
    }

    /** Reads the diary from its beginning. */
    public void readEvents(Consumer<ObjectNode> consumer) {
        EventLog.read(eventsFile(), consumer);
    }

    /**
     * Takes the folder for this process, before it trains.
     *
     * @throws RunException if another process, or another run of this one, trains here
     */
    public RunLock lock() {
        return RunLock.acquire(path);
    }

    /** Whether somebody trains here now. */
    public boolean isLocked() {
        return RunLock.isHeld(path);
    }

    /** Replaces {@code run.json}. */
    public void writeRecord(RunRecord record, AtomicFiles files) {
        files.write(recordFile(), RunRecordJson.write(record));
    }

    /**
     * Reads {@code run.json}.
     *
     * @throws RunException if it is missing, damaged, or of a newer version
     */
    public RunRecord readRecord() {
        return RunRecordJson.read(recordFile());
    }

    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-");
        int[] kept = plain.codePoints().limit(MAX_SLUG).toArray();
        String slug = new String(kept, 0, kept.length).replaceAll("^-|-$", "");
        return slug.isEmpty() ? "run" : slug;
    }
}
