package org.layerwright.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.layerwright.file.IoReason;

/**
 * Reads the IDX format that MNIST is published in (Y. LeCun, "The MNIST database"): a magic number, one 32-bit
 * big-endian size per dimension, then unsigned bytes. A file may be packed with gzip; its first bytes tell, not its name.
 *
 * <p>A file is not trusted: what its header claims must fit into the file's real length before anything is allocated.
 */
final class IdxReader {
    /** Bytes before the first image. */
    static final int IMAGES_HEADER = 16;
    /** Deflate cannot pack more than 1032 bytes into one. */
    static final int DEFLATE_MAX_RATIO = 1032;

    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final int CHUNK = 1 << 20;

    private final Fingerprint fingerprint;
    private final MemoryBudget budget;

    /** The images of one file: {@code count} images of height × width bytes, or no bytes where they stay on disk. */
    record Images(int count, int height, int width, Optional<byte[]> pixels) {}

    /** @param fingerprint is fed with the content, unpacked */
    IdxReader(Fingerprint fingerprint, MemoryBudget budget) {
        this.fingerprint = fingerprint;
        this.budget = budget;
    }

    Images images(Path file) {
        try (Source in = open(file)) {
            long[] dims = header(in, IMAGES, 3);
            long size = claimed(in, dims);
            boolean stays = !in.packed && !budget.holds(size);
            Optional<byte[]> pixels = stays ? Optional.empty() : Optional.of(allocate(in.file, size));
            read(in, dims, size, pixels);
            return new Images((int) dims[0], (int) dims[1], (int) dims[2], pixels);
        } catch (IOException e) {
            throw explain(file, e);
        }
    }

    /** @param classes how many classes there are; every label must be smaller */
    byte[] labels(Path file, int classes) {
        try (Source in = open(file)) {
            long[] dims = header(in, LABELS, 1);
            byte[] labels = allocate(in.file, claimed(in, dims));
            read(in, dims, labels.length, Optional.of(labels));
            for (int i = 0; i < labels.length; i++) {
                if ((labels[i] & 0xFF) >= classes) {
                    throw new DataException("error.idx.label", file.toString(), i, labels[i] & 0xFF, classes - 1);
                }
            }
            return labels;
        } catch (IOException e) {
            throw explain(file, e);
        }
    }

    private long[] header(Source in, int magic, int rank) throws IOException {
        byte[] head = new byte[4 + 4 * rank];
        int got = in.stream.readNBytes(head, 0, head.length);
        if (got == 0) {
            throw new DataException("error.idx.empty", in.file.toString());
        }
        if (got >= 4 && int32(head, 0) != magic) {
            throw new DataException("error.idx.magic", in.file.toString(), hex(magic), hex(int32(head, 0)));
        }
        if (got < head.length) {
            throw new DataException("error.idx.shortHeader", in.file.toString(), head.length, got);
        }
        fingerprint.add(head, 0, head.length);
        long[] dims = new long[rank];
        for (int i = 0; i < rank; i++) {
            dims[i] = int32(head, 4 + 4 * i);
        }
        return dims;
    }

    private long claimed(Source in, long[] dims) {
        BigInteger claimed = BigInteger.ONE;
        for (long dim : dims) {
            if (dim == 0) {
                throw new DataException("error.idx.zero", in.file.toString(), describe(dims));
            }
            claimed = claimed.multiply(BigInteger.valueOf(dim));
        }
        int head = 4 + 4 * dims.length;
        if (claimed.compareTo(BigInteger.valueOf(in.limit - head)) > 0) {
            throw new DataException(
                    in.packed ? "error.idx.claimsMorePacked" : "error.idx.claimsMore",
                    in.file.toString(),
                    describe(dims),
                    claimed,
                    Math.max(0, in.limit - head));
        }
        return claimed.longValueExact();
    }

    /** Reads and digests the data; keeps it only where there is room given for it. */
    private void read(Source in, long[] dims, long size, Optional<byte[]> kept) throws IOException {
        byte[] bytes = kept.orElseGet(() -> new byte[CHUNK]);
        for (long at = 0; at < size; ) {
            int into = kept.isPresent() ? (int) at : 0;
            int got = in.stream.readNBytes(bytes, into, (int) Math.min(CHUNK, size - at));
            if (got == 0) {
                throw new DataException("error.idx.truncated", in.file.toString(), size, at);
            }
            fingerprint.add(bytes, into, got);
            at += got;
        }
        if (in.stream.read() >= 0) {
            throw new DataException("error.idx.trailing", in.file.toString(), describe(dims), size);
        }
    }

    private static byte[] allocate(Path file, long size) {
        if (size > MemoryBudget.MAX_ARRAY) {
            throw new DataException("error.idx.tooLarge", file.toString(), size, MemoryBudget.MAX_ARRAY);
        }
        try {
            return new byte[(int) size];
        } catch (OutOfMemoryError e) {
            throw new DataException(
                    e,
                    "error.idx.memory",
                    file.toString(),
                    size,
                    Runtime.getRuntime().maxMemory());
        }
    }

    private static Source open(Path file) throws IOException {
        long length = Files.size(file);
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            raw.mark(2);
            boolean packed = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            return packed
                    ? new Source(file, new GZIPInputStream(raw, 1 << 16), true, length * DEFLATE_MAX_RATIO)
                    : new Source(file, raw, false, length);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    static DataException explain(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new DataException(e, "error.data.missing", file.toString());
        }
        if (e instanceof AccessDeniedException) {
            return new DataException(e, "error.data.unreadable", file.toString());
        }
        if (e instanceof ZipException || e instanceof EOFException) {
            return new DataException(e, "error.idx.gzip", file.toString());
        }
        return new DataException(e, "error.data.io", file.toString(), IoReason.of(e));
    }

    private static long int32(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt() & 0xFFFF_FFFFL;
    }

    private static String hex(long magic) {
        return String.format("0x%08X", magic);
    }

    private static String describe(long[] dims) {
        StringBuilder text = new StringBuilder();
        for (long dim : dims) {
            text.append(text.isEmpty() ? "" : " × ").append(dim);
        }
        return text.toString();
    }

    /** An opened file: its bytes, unpacked, and how many of them there can be at most. */
    private record Source(Path file, InputStream stream, boolean packed, long limit) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
