package org.layerwright.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Looks at zips that are not trusted. Nothing is ever unpacked to a disk; entries are read by name, up to a limit. */
public final class SafeZip {
    /** Deflate cannot pack more than 1032 bytes into one. */
    public static final long MAX_RATIO = 1032;

    private static final int MAX_ENTRIES = 10_000;

    private SafeZip() {}

    /**
     * The name of an entry that no honest zip has: one that is there twice, so that two programs may read different ones, or
     * one that leads out of the folder it would be unpacked to.
     */
    public static Optional<String> oddEntry(ZipFile zip) {
        Set<String> names = new HashSet<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            String name = entries.nextElement().getName();
            boolean leads = name.startsWith("/")
                    || name.contains("\\")
                    || name.contains(":")
                    || ("/" + name + "/").contains("/../");
            if (leads || !names.add(name) || names.size() > MAX_ENTRIES) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads an entry into memory.
     *
     * @param most the most bytes that it may have
     * @throws IOException if it is missing, larger, or not what it declares
     */
    public static byte[] bytes(ZipFile zip, String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            throw new IOException(name + "?");
        }
        long size = entry.getSize();
        if (size < 0 || size > most || size > Math.max(0, entry.getCompressedSize()) * MAX_RATIO) {
            throw new IOException(name + ": " + size + " bytes");
        }
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            byte[] bytes = in.readNBytes((int) size);
            if (bytes.length != size || in.read() >= 0 || crc.getValue() != entry.getCrc()) {
                throw new IOException(name + ": CRC");
            }
            return bytes;
        }
    }
}
