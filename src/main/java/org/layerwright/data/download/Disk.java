package org.layerwright.data.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a download asks of the disk; tests pass a full one. */
interface Disk {
    /** How many bytes may still be written into a folder. */
    long room(Path folder) throws IOException;

    /** Opens a file to write behind its end; it is created where it is missing. */
    OutputStream append(Path file) throws IOException;

    /** The real one. */
    static Disk real() {
        return new Disk() {
            @Override
            public long room(Path folder) {
                // Not by Files.getFileStore, which finds no mount point where the root was changed, as in a container.
                return folder.toFile().getUsableSpace();
            }

            @Override
            public OutputStream append(Path file) throws IOException {
                return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        };
    }

    /** Waits until a file's content is on the disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
