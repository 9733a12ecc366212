package org.layerwright.data.download;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.layerwright.data.CatalogEntry.CatalogFile;
import org.layerwright.data.download.DownloadProgress.Phase;
import org.layerwright.data.download.SourceException.Kind;

/**
 * Brings one file here: from a place where it lies already, or from one of several servers, tried in turn. A transfer
 * that breaks is taken up where it broke; a server that fails a few times in a row without sending anything new is left
 * for the next one.
 */
final class FileFetch {
    /** However little a server sends each time, there is an end. */
    private static final int MAX_ATTEMPTS = 1000;

    private final DownloadOptions options;
    private final HttpTransfer transfer;
    private final Disk disk;
    private final Cancellation cancellation;

    /** Told how far it has come. */
    @FunctionalInterface
    interface Listener {
        void report(Phase phase, long done);
    }

    FileFetch(DownloadOptions options, HttpTransfer transfer, Disk disk, Cancellation cancellation) {
        this.options = options;
        this.transfer = transfer;
        this.disk = disk;
        this.cancellation = cancellation;
    }

    /**
     * Brings a file into a folder.
     *
     * @param places the folders on the web that have it
     * @throws SourceException what the most telling of the places did, if none gave it
     */
    void fetch(CatalogFile file, List<URI> places, Path folder, Listener listener) throws SourceException {
        Path whole = folder.resolve(file.name());
        if (isGood(file, whole, listener)) {
            return;
        }
        SourceException told = null;
        for (URI place : places) {
            try {
                from(place.resolve(file.name()), file, whole, listener);
                return;
            } catch (SourceException e) {
                told = told == null || e.kind() != Kind.UNREACHABLE ? e : told;
            }
        }
        throw told;
    }

    /** Whether a file lies there already, from an earlier attempt or put there by hand. A wrong one is taken away. */
    private boolean isGood(CatalogFile file, Path whole, Listener listener) {
        if (!Files.isRegularFile(whole)) {
            return false;
        }
        listener.report(Phase.CHECKING, file.size());
        if (whole.toFile().length() == file.size()
                && Checksum.of(whole, file.digest(), cancellation)
                        .equals(file.digest().value())) {
            return true;
        }
        Folders.delete(whole);
        return false;
    }

    private void from(URI uri, CatalogFile file, Path whole, Listener listener) throws SourceException {
        try (PartFile part = new PartFile(whole, disk)) {
            if (part.size() > file.size()) {
                part.drop();
            }
            boolean fresh = part.size() == 0;
            receive(uri, file, part, listener);
            try {
                check(uri, file, part, listener);
            } catch (SourceException e) {
                if (fresh) {
                    throw e;
                }
                // The older bytes may have been of another version: once more, from the beginning.
                receive(uri, file, part, listener);
                check(uri, file, part, listener);
            }
            part.complete();
        }
    }

    private void receive(URI uri, CatalogFile file, PartFile part, Listener listener) throws SourceException {
        LongConsumer progress = done -> listener.report(Phase.DOWNLOADING, done);
        boolean heard = false;
        int idle = 0;
        for (int attempt = 1; part.size() < file.size(); attempt++) {
            long before = part.size();
            try {
                progress.accept(before);
                transfer.run(uri, file.size(), part, progress);
            } catch (SourceException e) {
                boolean moved = part.size() > before;
                heard |= moved;
                idle = moved ? 0 : idle + 1;
                boolean again = e.kind() == Kind.BROKEN || (e.kind() == Kind.UNREACHABLE && heard);
                if (!again || idle >= options.tries() || attempt >= MAX_ATTEMPTS) {
                    throw e;
                }
                cancellation.pause(options.retryPause());
            }
        }
    }

    private void check(URI uri, CatalogFile file, PartFile part, Listener listener) throws SourceException {
        listener.report(Phase.CHECKING, file.size());
        String found = Checksum.of(part.path(), file.digest(), cancellation);
        if (!found.equals(file.digest().value())) {
            part.drop();
            throw new SourceException(
                    Kind.REFUSED,
                    "download.digest",
                    uri,
                    file.digest().algorithm(),
                    file.digest().value(),
                    found);
        }
    }
}
