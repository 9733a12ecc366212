package org.layerwright.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.layerwright.file.SafeZip;

/**
 * The zip around a model's parts. Reading does not trust it: an entry is refused by its declared size before it is
 * unpacked, and may not unpack to anything else than it declared.
 */
final class ModelArchive {
    static final int MAX_JSON = 4 << 20;
    static final long MAX_WEIGHTS = 2L << 30;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelArchive() {}

    /** Adds a text, packed. */
    static void addText(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Adds tensors as they are: weights hardly shrink, and a stored entry can be mapped into memory. */
    static void addTensors(ZipOutputStream zip, String name, Safetensors tensors) throws IOException {
        CRC32 crc = new CRC32();
        tensors.write(new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(tensors.length());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        tensors.write(zip);
        zip.closeEntry();
    }

    /** The same content always gives the same file, so no entry carries the time. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = find(zip, name, MAX_JSON);
        CRC32 crc = new CRC32();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) entry.getSize());
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            bytes.write(in.readNBytes((int) entry.getSize()));
            if (in.read() >= 0) {
                throw new ModelFileException("error.model.entrySize", zip.getName(), name, entry.getSize());
            }
        }
        checkSum(zip, entry, crc);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static Safetensors tensors(ZipFile zip, String name, Consumer<List<StoredTensor.Info>> check) throws IOException {
        ZipEntry entry = find(zip, name, MAX_WEIGHTS);
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            Safetensors tensors = Safetensors.read(in, entry.getSize(), zip.getName() + "!" + name, check);
            checkSum(zip, entry, crc);
            return tensors;
        }
    }

    private static ZipEntry find(ZipFile zip, String name, long limit) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            throw new ModelFileException("error.model.missingEntry", zip.getName(), name);
        }
        if (entry.getSize() < 0 || entry.getSize() > limit) {
            throw new ModelFileException("error.model.entryTooLarge", zip.getName(), name, limit, entry.getSize());
        }
        if (entry.getSize() > Math.max(0, entry.getCompressedSize()) * SafeZip.MAX_RATIO) {
            throw new ModelFileException("error.model.entrySize", zip.getName(), name, entry.getSize());
        }
        return entry;
    }

    private static void checkSum(ZipFile zip, ZipEntry entry, CRC32 crc) {
        if (crc.getValue() != entry.getCrc()) {
            throw new ModelFileException("error.model.checksum", zip.getName(), entry.getName());
        }
    }
}
