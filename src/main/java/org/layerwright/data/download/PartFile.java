package org.layerwright.data.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.layerwright.file.IoReason;

/**
 * A file that is not complete yet: {@code <name>.part}, and beside it {@code <name>.part.from}, which holds the address
 * that the bytes came from and that server's mark of the version (ETag or date), so that a later attempt can ask for
 * the rest of that very version.
 *
 * <p>Its methods throw {@link DownloadException} where the disk fails, so that this is never taken for a bad network.
 */
final class PartFile implements AutoCloseable {
    private final Path whole;
    private final Path part;
    private final Path from;
    private final Disk disk;
    private OutputStream out;
    private long size;

    PartFile(Path whole, Disk disk) {
        this.whole = whole;
        this.part = whole.resolveSibling(whole.getFileName() + ".part");
        this.from = whole.resolveSibling(whole.getFileName() + ".part.from");
        this.disk = disk;
        this.size = Files.exists(part) ? part.toFile().length() : 0;
    }

    Path path() {
        return part;
    }

    /** How many bytes there are. */
    long size() {
        return size;
    }

    /** The mark of the version that the bytes are of, if they came from there. */
    Optional<String> mark(String address) {
        try {
            List<String> lines = Files.exists(from) ? Files.readAllLines(from) : List.of();
            return lines.size() == 2 && lines.get(0).equals(address) ? Optional.of(lines.get(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Then the digest alone tells whether the parts belong together.
        }
    }

    /** Keeps the mark of the version to come. */
    void remember(String address, Optional<String> mark) {
        try {
            if (mark.isPresent()) {
                Files.writeString(from, address + "\n" + mark.get() + "\n");
            } else {
                Files.deleteIfExists(from);
            }
        } catch (IOException e) {
            throw failure(from, e);
        }
    }

    void append(ByteBuffer bytes) {
        int count = bytes.remaining();
        byte[] copy = new byte[count];
        bytes.get(copy);
        try {
            if (out == null) {
                out = disk.append(part);
            }
            out.write(copy);
            size += count;
        } catch (IOException e) {
            throw failure(part, e);
        }
    }

    /** Throws the bytes away. */
    void drop() {
        try {
            close();
            Files.deleteIfExists(part);
            Files.deleteIfExists(from);
            size = 0;
        } catch (IOException e) {
            throw failure(part, e);
        }
    }

    /** The content is whole: it is forced to the disk and takes its name in one step. */
    void complete() {
        try {
            close();
            Disk.force(part);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(from);
        } catch (IOException e) {
            throw failure(whole, e);
        }
    }

    /** Closes the file; it can be appended to again. */
    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw failure(part, e);
        } finally {
            out = null;
        }
    }

    static DownloadException failure(Path file, IOException e) {
        return new DownloadException(e, "download.disk", file.toString(), IoReason.of(e));
    }
}
