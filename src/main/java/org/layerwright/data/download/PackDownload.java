package org.layerwright.data.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.layerwright.data.CatalogEntry.CatalogFile;
import org.layerwright.data.CatalogEntry.Digest;
import org.layerwright.data.download.DownloadProgress.Phase;
import org.layerwright.data.download.SourceException.Kind;
import org.layerwright.text.Sizes;

/**
 * Brings a {@link Pack} into a folder: all of it, each file checked, or nothing. What an attempt leaves lies in another
 * folder, from which the next one goes on. Runs on the caller's thread.
 */
public final class PackDownload {
    private final Pack pack;
    private final Path ready;
    private final Path incoming;
    private final DownloadOptions options;
    private final Disk disk;
    private final Consumer<DownloadProgress> listener;
    private final Cancellation cancellation = new Cancellation();

    /**
     * @param ready where the files are once all of them are there; it must not exist yet
     * @param incoming where they come to
     * @param options its base address is the server's, which {@link #fromServer} needs
     */
    public PackDownload(
            Pack pack, Path ready, Path incoming, DownloadOptions options, Consumer<DownloadProgress> listener) {
        this(pack, ready, incoming, options, Disk.real(), listener);
    }

    PackDownload(
            Pack pack,
            Path ready,
            Path incoming,
            DownloadOptions options,
            Disk disk,
            Consumer<DownloadProgress> listener) {
        this.pack = pack;
        this.ready = ready;
        this.incoming = incoming;
        this.options = options;
        this.disk = disk;
        this.listener = listener;
    }

    /** Ends it as soon as possible; whoever runs it gets a {@link java.util.concurrent.CancellationException}. */
    public void cancel() {
        cancellation.cancel();
    }

    /** @throws DownloadException where a file cannot be had, or the disk fails or is too small */
    public void fromServer() {
        URI base = options.baseUrl().orElseThrow(() -> new DownloadException("pack.noAddress", pack.title()));
        try (FolderLock lock = FolderLock.take(incoming, pack.title())) {
            checkRoom();
            FileFetch fetch = new FileFetch(options, new HttpTransfer(options, cancellation), disk, cancellation);
            long before = 0;
            for (int i = 0; i < pack.files().size(); i++) {
                Pack.File file = pack.files().get(i);
                int number = i + 1;
                long earlier = before;
                try {
                    fetch.fetch(
                            catalogued(file),
                            List.of(base.resolve(file.folder())),
                            incoming,
                            (phase, done) -> report(phase, file, number, earlier + done));
                } catch (SourceException e) {
                    throw explain(e, base);
                }
                before += file.size();
            }
            putInPlace(lock);
        }
    }

    /**
     * Takes the files from a folder, such as a drive that somebody brought; the folder stays as it is.
     *
     * @throws DownloadException where one is missing or not what it should be
     */
    public void fromFolder(Path folder) {
        for (Pack.File file : pack.files()) {
            Path there = folder.resolve(file.name());
            if (!Files.isRegularFile(there)) {
                throw new DownloadException("pack.missing", folder.toString(), file.name(), names());
            }
            if (there.toFile().length() != file.size()) {
                throw new DownloadException(
                        "pack.size",
                        there.toString(),
                        file.size(),
                        there.toFile().length());
            }
        }
        try (FolderLock lock = FolderLock.take(incoming, pack.title())) {
            checkRoom();
            long before = 0;
            for (int i = 0; i < pack.files().size(); i++) {
                Pack.File file = pack.files().get(i);
                copy(folder.resolve(file.name()), file, i + 1, before);
                before += file.size();
            }
            putInPlace(lock);
        }
    }

    private void copy(Path from, Pack.File file, int number, long before) {
        Path target = incoming.resolve(file.name());
        if (isGood(target, file)) {
            return;
        }
        report(Phase.PREPARING, file, number, before);
        try {
            Files.copy(from, target, StandardCopyOption.REPLACE_EXISTING);
            Disk.force(target);
        } catch (IOException e) {
            throw PartFile.failure(target, e);
        }
        report(Phase.CHECKING, file, number, before);
        String found = Checksum.of(target, catalogued(file).digest(), cancellation);
        if (!found.equals(file.sha256())) {
            Folders.delete(target);
            throw new DownloadException("pack.altered", from.toString(), file.sha256(), found);
        }
        report(Phase.CHECKING, file, number, before + file.size());
    }

    private boolean isGood(Path target, Pack.File file) {
        return target.toFile().length() == file.size()
                && Checksum.of(target, catalogued(file).digest(), cancellation).equals(file.sha256());
    }

    private void checkRoom() {
        try {
            long here = 0;
            for (Pack.File file : pack.files()) {
                here += incoming.resolve(file.name()).toFile().length();
                here += incoming.resolve(file.name() + ".part").toFile().length();
            }
            long needed = pack.bytes() - here + pack.unpackedBytes();
            long free = disk.room(incoming);
            if (free < needed) {
                throw new DownloadException(
                        "pack.room",
                        pack.title(),
                        Sizes.wholeMegabytes(needed),
                        incoming.toString(),
                        Sizes.wholeMegabytes(free));
            }
        } catch (IOException e) {
            throw PartFile.failure(incoming, e);
        }
    }

    /** The files get their folder in one step, so that it is never there in part. */
    private void putInPlace(FolderLock lock) {
        Path staging = incoming.resolve("ready");
        try {
            Folders.delete(staging);
            Files.createDirectories(staging);
            for (Pack.File file : pack.files()) {
                Files.move(incoming.resolve(file.name()), staging.resolve(file.name()));
            }
            Files.createDirectories(ready.getParent());
            Files.move(staging, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw PartFile.failure(ready, e);
        }
        lock.releaseAnd(() -> Folders.delete(incoming));
    }

    /** Deletes folders with all that is in them. */
    public static void delete(List<Path> folders) {
        folders.forEach(Folders::delete);
    }

    private static CatalogFile catalogued(Pack.File file) {
        return new CatalogFile(file.name(), file.size(), new Digest("SHA-256", file.sha256()));
    }

    private void report(Phase phase, Pack.File file, int number, long done) {
        cancellation.check();
        listener.accept(
                new DownloadProgress(phase, file.name(), number, pack.files().size(), done, pack.bytes()));
    }

    /** What happened, and how to get the files another way. */
    private DownloadException explain(SourceException e, URI base) {
        if (e.kind() == Kind.UNREACHABLE) {
            return new DownloadException(e, "pack.offline", pack.title(), base.getHost(), names());
        }
        Object[] own = e.arguments();
        Object[] all = new Object[own.length + 1];
        all[0] = names();
        System.arraycopy(own, 0, all, 1, own.length);
        return new DownloadException(e, e.key().replaceFirst("^download", "pack"), all);
    }

    private String names() {
        return pack.files().stream().map(Pack.File::name).collect(Collectors.joining(", "));
    }
}
