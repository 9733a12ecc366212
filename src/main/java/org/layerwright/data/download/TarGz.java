package org.layerwright.data.download;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.layerwright.data.CatalogEntry.Preparation;

/**
 * Takes the files that are wanted out of a {@code .tar.gz} (POSIX.1-1988 ustar, and what GNU tar writes for short
 * names). An archive is not trusted: an entry whose name leaves the folder, a link or a device refuses all of it, the
 * sizes have a bound in all, and nothing but the wanted files is written, each under its own last name.
 */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int BUFFER = 1 << 16;
    /** Comments and long names of entries that are not wanted; longer ones are no honest archive. */
    private static final long MAX_EXTRA = 1 << 16;

    private final Disk disk;
    private final Cancellation cancellation;

    TarGz(Disk disk, Cancellation cancellation) {
        this.disk = disk;
        this.cancellation = cancellation;
    }

    private record Header(String name, long size, char type) {
        boolean isFile() {
            return type == '0' || type == '\0';
        }

        boolean isFolder() {
            return type == '5';
        }

        /** Headers of headers: pax ({@code x}, {@code g}) and GNU's long names. */
        boolean isExtra() {
            return type == 'x' || type == 'g' || type == 'L' || type == 'K';
        }
    }

    /**
     * Unpacks the files that are wanted.
     *
     * @throws DownloadException if the archive is damaged, hostile or lacks one of them
     */
    void unpack(Path archive, Preparation wanted, Path folder) throws IOException {
        Set<String> missing = new HashSet<>(wanted.files());
        long room = wanted.bytes();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), BUFFER)) {
            for (Header header = next(in, archive); header != null; header = next(in, archive)) {
                checkKind(header, archive);
                room -= header.size();
                if (room < 0) {
                    throw new DownloadException("download.archive.large", archive.toString(), wanted.bytes());
                }
                String last = header.name().substring(header.name().lastIndexOf('/') + 1);
                if (header.isFile() && missing.remove(last)) {
                    copy(in, header.size(), folder.resolve(last));
                } else {
                    skip(in, header.size());
                }
                skip(in, (BLOCK - header.size() % BLOCK) % BLOCK);
            }
        } catch (ZipException | EOFException e) {
            throw new DownloadException(e, "download.archive.damaged", archive.toString());
        }
        if (!missing.isEmpty()) {
            throw new DownloadException(
                    "download.archive.missing",
                    archive.toString(),
                    String.join(", ", missing.stream().sorted().toList()));
        }
    }

    private static void checkKind(Header header, Path archive) {
        if (header.isExtra() && header.size() <= MAX_EXTRA) {
            return;
        }
        if (!header.isFile() && !header.isFolder()) {
            throw new DownloadException("download.archive.link", archive.toString(), header.name());
        }
        boolean leaves = header.name().startsWith("/")
                || header.name().contains("\\")
                || header.name().contains(":")
                || List.of(header.name().split("/")).contains("..");
        if (leaves) {
            throw new DownloadException("download.archive.path", archive.toString(), header.name());
        }
    }

    /** The next entry; null at the end, which is an empty block. */
    private static Header next(InputStream in, Path archive) throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        boolean empty = true;
        int sum = 0;
        for (int i = 0; i < block.length; i++) {
            empty &= block[i] == 0;
            boolean ofChecksum = i >= 148 && i < 156;
            sum += ofChecksum ? ' ' : block[i] & 0xFF;
        }
        if (block.length == 0 || (empty && block.length == BLOCK)) {
            return null;
        }
        if (block.length < BLOCK || octal(block, 148, 8, archive) != sum) {
            throw new DownloadException("download.archive.damaged", archive.toString());
        }
        boolean ustar = text(block, 257, 5).equals("ustar");
        // GNU tar has other things where POSIX has the beginning of a long path.
        String prefix = ustar && block[262] == 0 ? text(block, 345, 155) : "";
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(block, 0, 100);
        return new Header(name, octal(block, 124, 12, archive), (char) (block[156] & 0xFF));
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] block, int from, int length, Path archive) {
        String digits = text(block, from, length).strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new DownloadException("download.archive.damaged", archive.toString());
        }
        return Long.parseLong(digits, 8);
    }

    private void copy(InputStream in, long size, Path target) throws IOException {
        try (OutputStream out = disk.append(target)) {
            pass(in, size, out);
        }
        Disk.force(target);
    }

    private void skip(InputStream in, long size) throws IOException {
        pass(in, size, OutputStream.nullOutputStream());
    }

    private void pass(InputStream in, long size, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, size)];
        for (long left = size; left > 0; ) {
            cancellation.check();
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, n);
            left -= n;
        }
    }
}
