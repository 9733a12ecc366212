package org.layerwright.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.DatasetReaders;
import org.layerwright.data.LabelledData;
import org.layerwright.data.Progress;

/** EMNIST's archive, made small. */
class EmnistLettersTest {
    private static final long LIMIT = 10_000;

    @TempDir
    Path folder;

    private final Map<String, byte[]> content = new LinkedHashMap<>();

    /** Two pictures of 2 rows and 3 columns, 1 2 3 over 4 5 6, which EMNIST stores column by column. */
    @BeforeEach
    void fill() {
        byte[] byColumns = {1, 4, 2, 5, 3, 6, 11, 14, 12, 15, 13, 16};
        for (String part : List.of("train", "test")) {
            content.put(name(part, "images-idx3"), SmallSets.file(0x803, byColumns, 2, 3, 2));
            content.put(name(part, "labels-idx1"), SmallSets.file(0x801, new byte[] {1, 26}, 2));
        }
    }

    private static String name(String part, String kind) {
        return "gzip/emnist-letters-" + part + "-" + kind + "-ubyte.gz";
    }

    private Path unpack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("gzip/emnist-digits-train-images-idx3-ubyte.gz"));
            for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(TarMaker.gzip(entry.getValue()));
            }
        }
        return unpack(bytes.toByteArray());
    }

    private Path unpack(byte[] archive) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Folders.delete(out);
        Files.createDirectories(out);
        new EmnistLetters(Disk.real(), new Cancellation())
                .unpack(Files.write(folder.resolve("gzip.zip"), archive), LIMIT, out);
        return out;
    }

    private void refused(String key) {
        assertEquals(key, assertThrows(DownloadException.class, this::unpack).key());
    }

    @Test
    void lettersStandUprightAndBeginAtZero() throws IOException {
        Path out = unpack();
        CatalogEntry entry =
                new DatasetCatalog(folder, folder).find("emnist-letters").orElseThrow();
        Files.writeString(out.resolve("classes.txt"), String.join("\n", entry.classNames()));
        LabelledData data = DatasetReaders.standard().read(out, Progress.none());
        assertEquals(26, data.train().classNames().size());
        for (var set : List.of(data.train(), data.test().orElseThrow())) {
            assertEquals("2×3×1", set.sampleShape().toString());
            float[] image = new float[6];
            set.read(0, image, 0);
            assertArrayEquals(new float[] {1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f, 5 / 255f, 6 / 255f}, image);
            set.read(1, image, 0);
            assertEquals(16 / 255f, image[5]);
            assertEquals("a", set.classNames().get(set.label(0)));
            assertEquals("z", set.classNames().get(set.label(1)));
        }
    }

    @Test
    void aLabelThatIsNoLetterIsRefused() {
        for (byte label : new byte[] {0, 27, -1}) {
            content.put(name("test", "labels-idx1"), SmallSets.file(0x801, new byte[] {1, label}, 2));
            refused("download.archive.letters");
        }
    }

    @Test
    void sizesThatDoNotMatchAreRefused() {
        content.put(name("train", "labels-idx1"), SmallSets.file(0x801, new byte[] {1, 2, 3}, 3));
        refused("download.archive.letters");
        content.put(name("train", "images-idx3"), SmallSets.file(0x803, new byte[7], 1, 3, 2));
        refused("download.archive.letters");
        content.put(name("train", "images-idx3"), SmallSets.file(0x803, new byte[5], 1, 3, 2));
        refused("download.archive.damaged");
        content.put(name("train", "images-idx3"), SmallSets.file(0x801, new byte[6], 1, 3, 2));
        refused("download.archive.letters");
    }

    /** What a header claims is compared with what may be written, before anything is. */
    @Test
    void aBombIsRefused() {
        content.put(name("train", "images-idx3"), SmallSets.file(0x803, new byte[1_000_000], 1000, 28, 28));
        refused("download.archive.large");
        content.put(name("train", "images-idx3"), SmallSets.file(0x803, new byte[6], Integer.MAX_VALUE, 28, 28));
        refused("download.archive.letters");
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        content.remove(name("test", "labels-idx1"));
        refused("download.archive.missing");
        DownloadException e =
                assertThrows(DownloadException.class, () -> unpack("no zip".getBytes(StandardCharsets.UTF_8)));
        assertEquals("download.archive.damaged", e.key());
        assertTrue(e.getMessage().contains("gzip.zip"), e.getMessage());
    }
}
