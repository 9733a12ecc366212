package org.layerwright.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;

/**
 * Keeps two processes from training in one folder. The operating system holds the lock on {@code .lock} and lets go of
 * it when the process dies, however it dies.
 *
 * <p>On Linux and macOS a process loses its lock as soon as it closes <em>any</em> handle of that file. So the holder
 * also writes down who it is in {@code .owner}, and a process that finds itself there never touches {@code .lock}.
 */
public final class RunLock implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String OWNER = ".owner";
    private static final long MAX_OWNER = 1 << 12;

    private final Path folder;
    private final FileChannel channel;

    private RunLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock of a run folder.
     *
     * @throws RunException if another run holds it, or the folder cannot be written to
     */
    static RunLock acquire(Path folder) {
        if (isOurs(folder)) {
            throw new RunException("error.run.locked", folder.toString());
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new RunException("error.run.locked", folder.toString());
            }
            Files.write(
                    folder.resolve(OWNER),
                    new ObjectMapper()
                            .writeValueAsBytes(
                                    Map.of("pid", ProcessHandle.current().pid(), "started", started())));
            return new RunLock(folder, channel);
        } catch (OverlappingFileLockException e) {
            throw new RunException(e, "error.run.locked", folder.toString());
        } catch (IOException e) {
            closeQuietly(channel);
            throw RunException.io(e, folder);
        }
    }

    /** Whether a process that is alive holds the lock of a run folder. */
    static boolean isHeld(Path folder) {
        if (isOurs(folder)) {
            return true;
        }
        Path lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false; // a folder that we cannot write to is not one that we train in
        }
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(OWNER));
        } catch (IOException e) {
            // Then a later look finds a process that no longer is: nothing is lost.
        }
        closeQuietly(channel);
    }

    private static boolean isOurs(Path folder) {
        try {
            Path file = folder.resolve(OWNER);
            if (Files.size(file) > MAX_OWNER) {
                return false; // Not written by us.
            }
            JsonNode owner = new ObjectMapper().readTree(Files.readAllBytes(file));
            return owner.path("pid").asLong() == ProcessHandle.current().pid()
                    && owner.path("started").asText().equals(started());
        } catch (IOException e) {
            return false;
        }
    }

    /** Tells this process from an earlier one of the same number. */
    private static String started() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(Instant::toString)
                .orElse("");
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The operating system closes it when the process ends.
        }
    }
}
