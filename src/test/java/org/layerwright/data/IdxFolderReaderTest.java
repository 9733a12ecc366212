package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.layerwright.data.IdxFiles.file;
import static org.layerwright.data.IdxFiles.folder;
import static org.layerwright.data.IdxFiles.gzip;
import static org.layerwright.data.IdxFiles.images;
import static org.layerwright.data.IdxFiles.labels;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.Shape;

class IdxFolderReaderTest {
    private static final int HUGE = 112_000; // 112,000 × 300 × 300 bytes are about 10 GB

    private final DatasetReaders readers = DatasetReaders.standard();

    @TempDir
    Path folder;

    @Test
    void readsPixelsAsSharesOf255() throws IOException {
        byte[] pixels = {0, 51, 102, (byte) 255, 1, 2, 3, 4};
        folder(folder, file(0x803, new int[] {2, 1, 4}, pixels), labels(9, 0));
        Dataset data = readers.read(folder, Progress.none()).train();
        assertEquals(Shape.of(1, 4, 1), data.sampleShape());
        float[] out = new float[6];
        data.read(0, out, 1);
        assertArrayEquals(new float[] {0, 0, 0.2f, 0.4f, 1, 0}, out);
        assertEquals(9, data.label(0));
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), data.classNames());
    }

    @Test
    void packedAndPlainHaveTheSameFingerprintAndOtherContentAnother() throws IOException {
        folder(folder, images(3, 2, 2), labels(1, 2, 3));
        String plain = readers.read(folder, Progress.none()).fingerprint();
        folder(folder, gzip(images(3, 2, 2)), gzip(labels(1, 2, 3)));
        assertEquals(plain, readers.read(folder, Progress.none()).fingerprint());
        folder(folder, images(3, 2, 2), labels(1, 2, 4));
        assertNotEquals(plain, readers.read(folder, Progress.none()).fingerprint());
    }

    @Test
    void theTestSetMayBeAbsentButNotHalfThere() throws IOException {
        folder(folder, images(3, 2, 2), labels(1, 2, 3));
        assertFalse(readers.read(folder, Progress.none()).test().isPresent());
        Files.write(folder.resolve(IdxFiles.TEST_IMAGES), images(1, 2, 2));
        fails("error.idx.missing", "t10k-labels-idx1-ubyte");
        Files.write(folder.resolve(IdxFiles.TEST_LABELS), labels(5));
        assertEquals(
                1, readers.read(folder, Progress.none()).test().orElseThrow().size());
        Files.write(folder.resolve(IdxFiles.TEST_IMAGES), images(1, 3, 2));
        fails("error.idx.testShape", "2 × 2", "3 × 2");
    }

    @Test
    void classesTxtNamesTheClasses() throws IOException {
        folder(folder, images(2, 2, 2), labels(0, 10));
        fails("error.idx.label", "sample 1 is 10", "0 to 9", "classes.txt");
        Files.writeString(folder.resolve("classes.txt"), "shirt\n\nshoe\na\nb\nc\nd\ne\nf\ng\nh\nbag\n");
        Dataset data = readers.read(folder, Progress.none()).train();
        assertEquals("bag", data.classNames().get(data.label(1)));
        Files.writeString(folder.resolve("classes.txt"), "\n");
        fails("error.classes.count", "classes.txt");
        Files.write(folder.resolve("classes.txt"), new byte[100_000]);
        fails("error.classes.tooLong", "100000");
    }

    @Test
    void emptyFile() throws IOException {
        folder(folder, new byte[0], labels(1));
        fails("error.idx.empty", IdxFiles.TRAIN_IMAGES);
    }

    @Test
    void wrongMagic() throws IOException {
        folder(folder, labels(1), images(1, 2, 2));
        fails("error.idx.magic", "0x00000803", "0x00000801");
    }

    @Test
    void endsWithinItsHeader() throws IOException {
        folder(folder, Arrays.copyOf(images(1, 2, 2), 9), labels(1));
        fails("error.idx.shortHeader", "16 bytes", "9 found");
    }

    @Test
    void truncated() throws IOException {
        byte[] whole = images(4, 5, 5);
        folder(folder, Arrays.copyOf(whole, whole.length - 1), labels(1, 2, 3, 4));
        fails("error.idx.claimsMore", "100 bytes", "99", "4 × 5 × 5");
        folder(folder, gzip(Arrays.copyOf(whole, whole.length - 1)), labels(1, 2, 3, 4));
        fails("error.idx.truncated", "100 bytes", "99 found");
        byte[] packed = gzip(whole);
        folder(folder, Arrays.copyOf(packed, packed.length - 12), labels(1, 2, 3, 4));
        fails("error.idx.gzip", IdxFiles.TRAIN_IMAGES);
    }

    @Test
    void damagedGzip() throws IOException {
        byte[] packed = gzip(images(4, 5, 5));
        for (int i = 12; i < packed.length - 12; i++) {
            packed[i] ^= 0x55;
        }
        folder(folder, packed, labels(1, 2, 3, 4));
        fails("error.idx.gzip", IdxFiles.TRAIN_IMAGES);
    }

    @Test
    void trailingBytes() throws IOException {
        byte[] whole = images(2, 2, 2);
        folder(folder, Arrays.copyOf(whole, whole.length + 1), labels(1, 2));
        fails("error.idx.trailing", "8 bytes");
    }

    /** Refused by arithmetic: a test that allocated 10 GB would not survive Surefire's heap. */
    @Test
    void claimsTenGigabytes() throws IOException {
        byte[] liar = file(0x803, new int[] {HUGE, 300, 300}, new byte[100]);
        folder(folder, liar, labels(1));
        fails("error.idx.claimsMore", "10080000000 bytes", "only 100");
        folder(folder, gzip(liar), labels(1));
        fails("error.idx.claimsMorePacked", "10080000000 bytes");
        folder(folder, file(0x803, new int[] {-1, -1, -1}, new byte[100]), labels(1));
        fails("error.idx.claimsMore", "4294967295 × 4294967295 × 4294967295");
    }

    @Test
    void noImages() throws IOException {
        folder(folder, images(0, 28, 28), labels());
        fails("error.idx.zero", "0 × 28 × 28");
    }

    @Test
    void imagesAndLabelsDoNotMatch() throws IOException {
        folder(folder, images(3, 2, 2), labels(1, 2));
        fails("error.idx.counts", "3 images", "2 labels");
    }

    @Test
    void missingFile() throws IOException {
        Files.write(folder.resolve(IdxFiles.TRAIN_IMAGES), images(1, 2, 2));
        fails("error.idx.missing", IdxFiles.TRAIN_LABELS);
    }

    @Test
    void aFolderOfSomethingElse() throws IOException {
        fails("error.data.emptyFolder", folder.toString());
        Files.writeString(folder.resolve("notes.txt"), "no data");
        fails("error.data.unknownFormat", "MNIST");
    }

    /** The administrator may read everything, so the refusal itself is played here. */
    @Test
    void unreadable() throws IOException {
        folder(folder, images(1, 2, 2), labels(1));
        DatasetReaders refused = new DatasetReaders(List.of(new IdxFolderReader(MemoryBudget.ofHeap())), path -> false);
        DataException e = assertThrows(DataException.class, () -> refused.read(folder, Progress.none()));
        assertEquals("error.data.unreadable", e.key());
        assertEquals(
                "error.data.unreadable",
                IdxReader.explain(folder, new AccessDeniedException("x")).key());
        assertTrue(e.getMessage().contains(folder.toString()));
    }

    @Test
    void readingCanBeCancelled() throws IOException {
        folder(folder, images(1, 2, 2), labels(1));
        assertThrows(
                CancellationException.class,
                () -> readers.read(folder, (done, total) -> {
                    throw new CancellationException();
                }));
    }

    private void fails(String key, String... parts) {
        DataException e = assertThrows(DataException.class, () -> readers.read(folder, Progress.none()));
        assertEquals(key, e.key(), e.getMessage());
        assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }
}
