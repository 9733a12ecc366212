package org.layerwright.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole: always in the order of their names, so that two builds do the same. */
final class Trees {
    private Trees() {}

    /** Everything below a folder, the folder first. */
    static List<Path> walk(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.comparing(path -> slashed(root, path)))
                    .toList();
        }
    }

    static List<Path> files(Path root) throws IOException {
        return walk(root).stream().filter(Files::isRegularFile).toList();
    }

    static void delete(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> all = walk(root);
            for (int i = all.size() - 1; i >= 0; i--) {
                Files.delete(all.get(i));
            }
        }
    }

    /** An empty folder, whatever was there before. */
    static Path fresh(Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder);
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path path : walk(from)) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(
                        path,
                        target,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** The same times, and the same permissions whatever the umask was: what can be started stays so, all can read. */
    static void settle(Path root, Instant time) throws IOException {
        boolean posix = Files.getFileStore(root).supportsFileAttributeView("posix");
        List<Path> all = walk(root);
        for (int i = all.size() - 1; i >= 0; i--) {
            Path path = all.get(i);
            if (Files.isSymbolicLink(path)) {
                continue;
            }
            if (posix) {
                boolean open = Files.isDirectory(path) || Files.isExecutable(path) && !isShared(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
            }
            Files.setLastModifiedTime(path, FileTime.from(time));
        }
    }

    /** A library is not started by itself and needs no permission for it. */
    private static boolean isShared(Path path) {
        return path.getFileName().toString().matches(".*\\.(so|so\\.[0-9.]+|dylib|dll)");
    }

    /** Digest and name of every file, as {@code sha256sum} prints them. */
    static List<String> digests(Path root) throws IOException {
        return files(root).stream()
                .map(file -> sha256(file) + "  " + slashed(root, file))
                .toList();
    }

    static String sha256(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What all files take; a link takes nothing. */
    static long bytes(Path root) throws IOException {
        long sum = 0;
        for (Path file : files(root)) {
            sum += Files.isSymbolicLink(file) ? 0 : Files.size(file);
        }
        return sum;
    }

    static String slashed(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
