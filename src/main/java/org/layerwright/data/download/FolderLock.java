package org.layerwright.data.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.layerwright.data.CatalogEntry;

/** Keeps two downloads of the same set apart, in this process and in others; the system frees it if one is killed. */
final class FolderLock implements AutoCloseable {
    private static final String NAME = "lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws DownloadException if another one has it */
    static FolderLock take(Path folder, CatalogEntry entry) {
        return take(folder, entry.title());
    }

    /** @param title what people call it that is being downloaded */
    static FolderLock take(Path folder, String title) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new DownloadException("download.busy", title);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw PartFile.failure(file, e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /** Frees it and then does something at once, since some systems do not delete a file that is open. */
    void releaseAnd(Runnable task) {
        close();
        task.run();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The system frees the lock at the latest when the process ends.
        }
    }
}
