package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.layerwright.network.Shape;

/** The digits that come with the application, against what is published of them. */
class MnistTest {
    private static final DatasetCatalog CATALOG = new DatasetCatalog(Path.of(""));
    private static LabelledData mnist;

    @BeforeAll
    static void read() {
        mnist = CATALOG.open("mnist");
    }

    @Test
    void hasThePublishedSizes() {
        assertEquals("MNIST", mnist.name());
        assertEquals(60_000, mnist.train().size());
        assertEquals(10_000, mnist.test().orElseThrow().size());
        assertEquals(Shape.of(28, 28, 1), mnist.train().sampleShape());
        assertEquals(10, mnist.train().classNames().size());
    }

    /** MD5 of the unpacked files, as published with them. Rebuilding the files from the samples proves every byte. */
    @Test
    void everyByteIsAsPublished() throws Exception {
        assertEquals("6bbc9ace898e44ae57da46a324031adb", md5Images(mnist.train()));
        assertEquals("a25bea736e30d166cdddb491f175f624", md5Labels(mnist.train()));
        assertEquals("2646ac647ad5339dbf082846283269ea", md5Images(mnist.test().orElseThrow()));
        assertEquals("27ae3e4e09519cfbb04c329615203637", md5Labels(mnist.test().orElseThrow()));
    }

    @Test
    void readingItAgainGivesTheSameFingerprintAndTellsItsProgress() {
        AtomicLong last = new AtomicLong();
        LabelledData again = CATALOG.open("mnist", (done, total) -> {
            assertTrue(done >= last.get() && done <= total);
            last.set(done);
        });
        assertEquals(mnist.fingerprint(), again.fingerprint());
        assertEquals(64, mnist.fingerprint().length());
        assertTrue(last.get() > 0);
    }

    /** A slice and a split keep each class's share: MNIST has 5,421 fives and 6,742 ones among its 60,000 digits. */
    @Test
    void sliceAndSplitKeepTheClassesBalance() {
        assertArrayEquals(new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, count(mnist.train()));
        int[] slice = count(DatasetSlice.limit(mnist.train(), 6000, 1));
        Split split = Split.of(mnist.train(), 0.1, 1);
        int[] held = count(split.validation().orElseThrow());
        for (int c = 0; c < 10; c++) {
            double share = count(mnist.train())[c] / 10.0;
            assertEquals(share, slice[c], 1);
            assertEquals(share, held[c], 1);
        }
        assertEquals(6000, split.validation().orElseThrow().size());
        assertEquals(54_000, split.train().size());
    }

    private static int[] count(Dataset data) {
        int[] counts = new int[data.classNames().size()];
        for (int i = 0; i < data.size(); i++) {
            counts[data.label(i)]++;
        }
        return counts;
    }

    private static String md5Images(Dataset data) throws Exception {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(data.size())
                .putInt(28)
                .putInt(28)
                .flip());
        float[] sample = new float[784];
        byte[] bytes = new byte[784];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, sample, 0);
            for (int k = 0; k < sample.length; k++) {
                bytes[k] = (byte) Math.round(sample[k] * 255);
            }
            md5.update(bytes);
        }
        return HexFormat.of().formatHex(md5.digest());
    }

    private static String md5Labels(Dataset data) throws Exception {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(ByteBuffer.allocate(8).putInt(0x801).putInt(data.size()).flip());
        for (int i = 0; i < data.size(); i++) {
            md5.update((byte) data.label(i));
        }
        return HexFormat.of().formatHex(md5.digest());
    }
}
