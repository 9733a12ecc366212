package org.layerwright.worker.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The folder in which one owner keeps its workers' log, readable by the user only. Each window and each command has its
 * own, so they never meet; folders of owners that died are cleared away by the next one.
 */
final class Session implements AutoCloseable {
    private static final String OWNER = "owner";
    private static final String LOG = "worker.log";

    private final Path folder;

    private Session(Path folder) {
        this.folder = folder;
    }

    /**
     * @param sessions the folder that holds all sessions; it is made if need be
     */
    static Session open(Path sessions) throws IOException {
        Files.createDirectories(sessions);
        clearStale(sessions);
        ProcessHandle self = ProcessHandle.current();
        // A temporary folder is made with the mode 0700 where the file system knows modes.
        Path folder = Files.createTempDirectory(sessions, self.pid() + "-");
        Files.writeString(folder.resolve(OWNER), started(self), StandardCharsets.UTF_8);
        return new Session(folder);
    }

    Path log() {
        return folder.resolve(LOG);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static void clearStale(Path sessions) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(sessions, Files::isDirectory)) {
            for (Path folder : folders) {
                clearIfStale(folder);
            }
        }
    }

    private static void clearIfStale(Path folder) {
        try {
            if (!hasOwner(folder)) {
                delete(folder);
            }
        } catch (IOException e) {
            // Another one is clearing it away now, or it holds something strange: it must not keep us from working.
        }
    }

    /** Process ids are used again, so the owner's start counts as well. In doubt a folder is left alone. */
    private static boolean hasOwner(Path folder) throws IOException {
        String pid = folder.getFileName().toString().split("-")[0];
        if (!pid.matches("[0-9]{1,18}")) {
            return true;
        }
        ProcessHandle owner = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
        if (owner == null || !owner.isAlive()) {
            return false;
        }
        try {
            return Files.readString(folder.resolve(OWNER), StandardCharsets.UTF_8)
                    .equals(started(owner));
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /** Deletes a session's own flat folder; a file that cannot go yet stays for the next owner. */
    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(folder);
    }
}
