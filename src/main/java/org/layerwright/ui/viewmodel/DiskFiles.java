package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.layerwright.file.FileException;

/** Text files on the disk. Reading checks the size first; writing is left to one who writes whole files or none. */
public final class DiskFiles implements FileStore {
    private static final int MAX_BYTES = 4 << 20;

    private final Writer writer;

    /** Writes a file whole or not at all. */
    @FunctionalInterface
    public interface Writer {
        void write(Path file, byte[] content) throws IOException;
    }

    public DiskFiles(Writer writer) {
        this.writer = writer;
    }

    @Override
    public String read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new FileErrors.FileTooLargeException(size, MAX_BYTES);
        }
        try (InputStream in = Files.newInputStream(file)) {
            // A file may grow while it is read, and a device has no size: never more than the limit.
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new FileErrors.FileTooLargeException(bytes.length, MAX_BYTES);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    @Override
    public void write(Path file, String content) throws IOException {
        try {
            writer.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (FileException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
