package org.layerwright.data.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Makes tar archives, good and bad (the ustar format of POSIX.1-1988). */
final class TarMaker {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    TarMaker file(String name, byte[] content) {
        return entry(name, '0', content.length, content);
    }

    TarMaker folder(String name) {
        return entry(name, '5', 0, new byte[0]);
    }

    /** An entry whose header says what it likes. */
    TarMaker entry(String name, char type, long size, byte[] content) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name);
        put(block, 100, "0000644");
        put(block, 124, String.format(Locale.ROOT, "%011o", size));
        put(block, 136, "00000000000");
        block[156] = (byte) type;
        put(block, 157, type == '1' || type == '2' ? "/etc/passwd" : "");
        put(block, 257, "ustar");
        put(block, 263, "00");
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xFF;
        }
        put(block, 148, String.format(Locale.ROOT, "%06o", sum));
        block[154] = 0;
        tar.writeBytes(block);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    byte[] gz() {
        tar.writeBytes(new byte[2 * BLOCK]);
        return gzip(tar.toByteArray());
    }

    byte[] gzWithoutEnd() {
        return gzip(tar.toByteArray());
    }

    static byte[] gzip(byte[] plain) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(plain);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
