package org.layerwright.data.download;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.CatalogEntry.CatalogFile;
import org.layerwright.data.CatalogEntry.Digest;
import org.layerwright.data.CatalogEntry.Kind;
import org.layerwright.data.CatalogEntry.Licence;
import org.layerwright.data.CatalogEntry.Preparation;
import org.layerwright.network.Shape;

/** Data sets small enough for a test. */
public final class SmallSets {
    public static final String IMAGES = "train-images-idx3-ubyte";
    public static final String LABELS = "train-labels-idx1-ubyte";

    private SmallSets() {}

    /** Two files of IDX: forty pictures of 10 × 10, and their labels, 0 and 1 by turns. */
    public static Map<String, byte[]> idx() {
        byte[] pixels = new byte[40 * 100];
        byte[] labels = new byte[40];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31);
            labels[i / 100] = (byte) (i / 100 % 2);
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(IMAGES, file(0x803, pixels, 40, 10, 10));
        files.put(LABELS, file(0x801, labels, 40));
        return files;
    }

    static byte[] file(int magic, byte[] body, int... dims) {
        ByteBuffer buffer =
                ByteBuffer.allocate(4 + 4 * dims.length + body.length).putInt(magic);
        for (int dim : dims) {
            buffer.putInt(dim);
        }
        return buffer.put(body).array();
    }

    /** An entry whose digests are those of the files. */
    public static CatalogEntry entry(Map<String, byte[]> files, Preparation preparation, URI... mirrors) {
        return new CatalogEntry(
                "tiny",
                "Tiny",
                "",
                Shape.of(10, 10, 1),
                40,
                1,
                2,
                List.of("even", "odd"),
                new Licence("", "https://example.org/tiny"),
                "Nobody: Nothing, 2026",
                List.of(mirrors),
                files.entrySet().stream()
                        .map(f -> new CatalogFile(
                                f.getKey(), f.getValue().length, new Digest("SHA-256", sha256(f.getValue()))))
                        .toList(),
                preparation);
    }

    /** The small IDX set. */
    public static CatalogEntry idxEntry(URI... mirrors) {
        return entry(idx(), new Preparation(Kind.KEEP, 10_000, List.of()), mirrors);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
