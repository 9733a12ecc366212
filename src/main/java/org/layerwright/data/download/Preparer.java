package org.layerwright.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.CatalogEntry.CatalogFile;

/** Makes of the downloaded files a folder that a reader knows, with the names of the classes where they need them. */
final class Preparer {
    private static final int BUFFER = 1 << 16;

    private final Disk disk;
    private final Cancellation cancellation;

    Preparer(Disk disk, Cancellation cancellation) {
        this.disk = disk;
        this.cancellation = cancellation;
    }

    /**
     * Fills an empty folder.
     *
     * @param incoming holds the files, which are complete and have been checked
     * @throws DownloadException if an archive is not what it should be, or the disk fails
     */
    void prepare(CatalogEntry entry, Path incoming, Path staging) {
        try {
            List<CatalogFile> files = entry.files();
            switch (entry.preparation().kind()) {
                case KEEP -> copy(files, incoming, staging);
                case UNPACK_TAR ->
                    new TarGz(disk, cancellation)
                            .unpack(incoming.resolve(files.get(0).name()), entry.preparation(), staging);
                case EMNIST_LETTERS ->
                    new EmnistLetters(disk, cancellation)
                            .unpack(
                                    incoming.resolve(files.get(0).name()),
                                    entry.preparation().bytes(),
                                    staging);
            }
            if (!entry.classNames().isEmpty()) {
                Path names = staging.resolve("classes.txt");
                Files.writeString(names, String.join("\n", entry.classNames()) + "\n");
                Disk.force(names);
            }
        } catch (IOException e) {
            throw PartFile.failure(staging, e);
        }
    }

    private void copy(List<CatalogFile> files, Path incoming, Path staging) throws IOException {
        for (CatalogFile file : files) {
            Path target = staging.resolve(file.name());
            try (InputStream in = Files.newInputStream(incoming.resolve(file.name()));
                    OutputStream out = disk.append(target)) {
                byte[] buffer = new byte[BUFFER];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    cancellation.check();
                    out.write(buffer, 0, n);
                }
            }
            Disk.force(target);
        }
    }
}
