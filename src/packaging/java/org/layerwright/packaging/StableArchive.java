package org.layerwright.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes two archives of the same classes the same. They differ where the JVM keeps the milliseconds since the machine was
 * started, in {@code SoftReference.timestamp} and {@code SoftReference.clock}, and in the checksums of both in the
 * header, which are read with {@code -XX:+VerifySharedSpaces} only. All of them become zero: a soft reference then counts
 * as not used for long.
 */
final class StableArchive {
    /** The header is smaller. */
    private static final int HEADER = 4096;
    /** More words than that are no clocks. */
    private static final int MOST = 5000;
    /** Two dumps are made within an hour, and a machine runs for less than a hundred years. */
    private static final long APART = 3_600_000L;

    private static final long LONGEST = 100L * 365 * 24 * APART;

    private StableArchive() {}

    /**
     * Zeroes what differs between two archives, in the second one.
     *
     * @return how many words beside the header were zeroed; -1 if something else differs, and nothing was changed
     */
    static int settle(Path first, Path second) throws IOException {
        try (FileChannel one = FileChannel.open(first, StandardOpenOption.READ);
                FileChannel two = FileChannel.open(second, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (one.size() != two.size()) {
                return -1;
            }
            ByteBuffer a = map(one, MapMode.READ_ONLY);
            MappedByteBuffer b = map(two, MapMode.READ_WRITE);
            int words = 0;
            for (int at = HEADER; at + Long.BYTES <= b.limit(); at += Long.BYTES) {
                long was = a.getLong(at);
                long is = b.getLong(at);
                if (was != is) {
                    words++;
                    if (!isClock(was, is) || words > MOST) {
                        return -1;
                    }
                }
            }
            for (int at = 0; at + Integer.BYTES <= HEADER; at += Integer.BYTES) {
                zero(a, b, at, Integer.BYTES);
            }
            for (int at = HEADER; at + Long.BYTES <= b.limit(); at += Long.BYTES) {
                zero(a, b, at, Long.BYTES);
            }
            b.force();
            return words;
        }
    }

    private static boolean isClock(long was, long is) {
        return was > 0 && is > was && is - was < APART && is < LONGEST;
    }

    private static void zero(ByteBuffer a, ByteBuffer b, int at, int length) {
        if (a.slice(at, length).mismatch(b.slice(at, length)) >= 0) {
            b.put(at, new byte[length]);
        }
    }

    private static MappedByteBuffer map(FileChannel file, MapMode mode) throws IOException {
        MappedByteBuffer bytes = file.map(mode, 0, file.size());
        bytes.order(ByteOrder.nativeOrder());
        return bytes;
    }
}
