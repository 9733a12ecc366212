package org.layerwright.data.download;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerwright.data.CatalogEntry;

/**
 * Downloads data sets into a folder of the user, in the background. A process that is killed at any time leaves either
 * nothing of a set or what the next attempt goes on from, never a set that is half there.
 */
public final class DownloadService {
    private final Folders folders;
    private final Executor executor;
    private final DownloadOptions options;
    private final Disk disk;

    /**
     * A service for one folder.
     *
     * @param root     where sets are kept, one folder below it for each id
     * @param executor runs the downloads, each of which keeps one thread until its end
     */
    public DownloadService(Path root, Executor executor, DownloadOptions options) {
        this(root, executor, options, Disk.real());
    }

    DownloadService(Path root, Executor executor, DownloadOptions options, Disk disk) {
        this.folders = new Folders(root);
        this.executor = executor;
        this.options = options;
        this.disk = disk;
    }

    /**
     * Begins a download, or goes on with an earlier one.
     *
     * @param listener told how far it has come, often, on the thread of the download
     */
    public Download start(CatalogEntry entry, Consumer<DownloadProgress> listener) {
        Cancellation cancellation = new Cancellation();
        EntryDownload download = new EntryDownload(folders, options, disk, cancellation, listener);
        CompletableFuture<Path> result = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                result.complete(download.run(entry));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return new Download(cancellation, result);
    }

    /** Where the files of a set can be put by hand. */
    public Path incoming(CatalogEntry entry) {
        return folders.incoming(entry);
    }

    /**
     * Deletes a set and whatever there is of an unfinished download of it.
     *
     * @return whether there was anything
     * @throws DownloadException if the disk does not let it, or a download of it is under way
     */
    public boolean remove(CatalogEntry entry) {
        boolean any = Files.exists(folders.ready(entry)) || Files.exists(folders.incoming(entry));
        if (any) {
            try (FolderLock lock = FolderLock.take(folders.incoming(entry), entry)) {
                Folders.delete(folders.ready(entry));
                lock.releaseAnd(() -> Folders.delete(folders.incoming(entry)));
            }
        }
        return any;
    }
}
