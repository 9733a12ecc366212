package org.layerwright.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files whole or not at all. The new content goes to a file beside the old one, is forced to the disk, and then
 * takes the old one's name in one step; the folder is forced as well, where the platform can. Whoever is killed on the
 * way leaves the old file as it was, and at most a file named {@code .<name>.<pid>-….tmp}, which nobody reads and the
 * next write of the same file clears away.
 */
public final class AtomicFiles {
    private static final String SUFFIX = ".tmp";
    private static final int BUFFER = 1 << 16;
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    private final Opener opener;
    private final AtomicLong counter = new AtomicLong();

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Opens the file beside; tests pass one whose disk is full. */
    @FunctionalInterface
    interface Opener {
        FileChannel open(Path file) throws IOException;
    }

    public AtomicFiles() {
        this(file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    AtomicFiles(Opener opener) {
        this.opener = opener;
    }

    /** Replaces a file's content, or creates it. */
    public void write(Path file, byte[] content) {
        write(file, out -> out.write(content));
    }

    /**
     * Replaces a file's content, or creates it, together with its folder.
     *
     * @throws FileException if the disk is full, the folder cannot be written to, or there is a folder or a device of that
     *     name; the old file is then unchanged
     */
    public void write(Path file, Body body) {
        Path target = file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileException("error.file.noFile", target.toString());
        }
        Path folder = target.getParent();
        Path beside = null;
        try {
            Files.createDirectories(folder);
            clearLeftovers(target);
            beside = folder.resolve(prefix(target) + ProcessHandle.current().pid() + "-"
                    + Long.toHexString(System.nanoTime()) + "-" + counter.incrementAndGet() + SUFFIX);
            try (FileChannel channel = opener.open(beside)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                body.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(beside, target);
            forceFolder(folder);
        } catch (IOException e) {
            discard(beside);
            throw new FileException(e, "error.file.write", target.toString(), IoReason.of(e));
        } catch (RuntimeException | Error e) {
            discard(beside);
            throw e;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name itself survive a power cut. Windows cannot open a folder: there the file system sees to it. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not supported here. The content is safe; after a power cut the old name may come back, which is whole
            // too.
        }
    }

    /** Clears away what writers of the same file left behind when they were killed; those still alive are spared. */
    private static void clearLeftovers(Path target) throws IOException {
        String prefix = prefix(target);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(target.getParent(), path -> {
            String name = path.getFileName().toString();
            return name.startsWith(prefix) && name.endsWith(SUFFIX);
        })) {
            for (Path leftover : found) {
                String owner = leftover.getFileName()
                        .toString()
                        .substring(prefix.length())
                        .split("-")[0];
                if (!isAlive(owner, Files.getLastModifiedTime(leftover).toInstant())) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    /** Process ids are used again, in a container at once: a process younger than the file did not write it. */
    private static boolean isAlive(String pid, Instant written) {
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(s -> !s.minus(CLOCK_SLACK).isAfter(written))
                            .orElse(true))
                    .isPresent();
        } catch (NumberFormatException e) {
            return true; // not one of ours: leave it alone
        }
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static void discard(Path beside) {
        try {
            if (beside != null) {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            // The next write of this file tries again.
        }
    }
}
