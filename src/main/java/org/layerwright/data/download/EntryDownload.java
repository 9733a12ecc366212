package org.layerwright.data.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.CatalogEntry.CatalogFile;
import org.layerwright.data.download.DownloadProgress.Phase;
import org.layerwright.data.download.SourceException.Kind;
import org.layerwright.text.Sizes;

/** Brings one data set here: all files, checked, prepared, and put in place in one step. */
final class EntryDownload {
    private final Folders folders;
    private final DownloadOptions options;
    private final Disk disk;
    private final Cancellation cancellation;
    private final Consumer<DownloadProgress> listener;

    EntryDownload(
            Folders folders,
            DownloadOptions options,
            Disk disk,
            Cancellation cancellation,
            Consumer<DownloadProgress> listener) {
        this.folders = folders;
        this.options = options;
        this.disk = disk;
        this.cancellation = cancellation;
        this.listener = listener;
    }

    /**
     * @return the folder of the set
     * @throws DownloadException if it cannot be had
     */
    Path run(CatalogEntry entry) {
        cancellation.check();
        Path ready = folders.ready(entry);
        if (entry.isBuiltIn() || Files.isDirectory(ready)) {
            return ready;
        }
        Path incoming = folders.incoming(entry);
        try (FolderLock lock = FolderLock.take(incoming, entry)) {
            if (Files.isDirectory(ready)) {
                return ready; // Another process was quicker.
            }
            Folders.delete(folders.staging(entry));
            checkRoom(entry, incoming);
            fetch(entry, incoming);
            prepare(entry, incoming, ready);
            lock.releaseAnd(() -> Folders.delete(incoming));
            return ready;
        }
    }

    private void checkRoom(CatalogEntry entry, Path incoming) {
        try {
            long here = 0;
            for (CatalogFile file : entry.files()) {
                here += incoming.resolve(file.name()).toFile().length();
                here += incoming.resolve(file.name() + ".part").toFile().length();
            }
            long needed = entry.downloadBytes() - here + entry.preparation().bytes();
            long free = disk.room(incoming);
            if (free < needed) {
                throw new DownloadException(
                        "download.room",
                        entry.title(),
                        Sizes.wholeMegabytes(needed),
                        incoming.toString(),
                        Sizes.wholeMegabytes(free));
            }
        } catch (IOException e) {
            throw PartFile.failure(incoming, e);
        }
    }

    private void fetch(CatalogEntry entry, Path incoming) {
        List<URI> places = options.baseUrl()
                .map(base -> List.of(base.resolve(entry.id() + "/")))
                .orElse(entry.mirrors());
        FileFetch fetch = new FileFetch(options, new HttpTransfer(options, cancellation), disk, cancellation);
        long before = 0;
        for (int i = 0; i < entry.files().size(); i++) {
            CatalogFile file = entry.files().get(i);
            int number = i + 1;
            long earlier = before;
            try {
                fetch.fetch(
                        file, places, incoming, (phase, done) -> report(entry, phase, file, number, earlier + done));
            } catch (SourceException e) {
                throw explain(entry, e, places, incoming);
            }
            before += file.size();
        }
    }

    private void prepare(CatalogEntry entry, Path incoming, Path ready) {
        List<CatalogFile> files = entry.files();
        report(entry, Phase.PREPARING, files.get(files.size() - 1), files.size(), entry.downloadBytes());
        Path staging = folders.staging(entry);
        try {
            Files.createDirectories(staging);
            new Preparer(disk, cancellation).prepare(entry, incoming, staging);
            cancellation.check();
            Files.move(staging, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw PartFile.failure(staging, e);
        } finally {
            Folders.delete(staging);
        }
    }

    private void report(CatalogEntry entry, Phase phase, CatalogFile file, int number, long done) {
        cancellation.check();
        listener.accept(
                new DownloadProgress(phase, file.name(), number, entry.files().size(), done, entry.downloadBytes()));
    }

    /** What the user reads: what happened, and how to get the files another way. */
    private static DownloadException explain(CatalogEntry entry, SourceException e, List<URI> places, Path incoming) {
        String files = entry.files().stream().map(CatalogFile::name).collect(Collectors.joining(", "));
        if (e.kind() == Kind.UNREACHABLE) {
            String hosts = places.stream().map(URI::getHost).distinct().collect(Collectors.joining(", "));
            return new DownloadException(
                    e, "download.offline", entry.title(), hosts, files, incoming.toString(), entry.id());
        }
        Object[] own = e.arguments();
        Object[] all = new Object[own.length + 3];
        all[0] = files;
        all[1] = incoming.toString();
        all[2] = entry.id();
        System.arraycopy(own, 0, all, 3, own.length);
        return new DownloadException(e, e.key(), all);
    }
}
