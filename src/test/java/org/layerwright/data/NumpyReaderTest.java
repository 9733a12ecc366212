package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.layerwright.data.Reading.read;
import static org.layerwright.data.Reading.refuses;
import static org.layerwright.data.Reading.sample;
import static org.layerwright.data.Reading.samples;
import static org.layerwright.data.Reading.streamed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.Shape;

/** The fixtures *.npz were written by NumPy 2.4.6: numpy.savez_compressed and numpy.savez. */
class NumpyReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsTheLayoutOfKeras() throws URISyntaxException {
        LabelledData data = read(fixture("keras-layout.npz"), "");
        assertEquals(Shape.of(2, 3, 1), data.train().sampleShape());
        assertArrayEquals(
                new float[] {48 / 255f, 56 / 255f, 64 / 255f, 72 / 255f, 80 / 255f, 88 / 255f},
                sample(data.train(), 1));
        assertArrayEquals(new int[] {2, 0, 1}, Reading.labels(data.train()));
        assertArrayEquals(new int[] {1, 2}, Reading.labels(data.test().orElseThrow()));
        assertEquals(232 / 255f, sample(data.test().orElseThrow(), 1)[5]);
    }

    /** x is 0, 0.5, 1, … in C order; it was saved in Fortran order and big-endian. */
    @Test
    void readsFortranOrderBothByteOrdersAndTargets() throws URISyntaxException {
        Dataset data = read(fixture("fortran-big-endian.npz"), "").train();
        assertEquals(Shape.of(3, 4, 1), data.sampleShape());
        assertArrayEquals(new float[] {6, 6.5f, 7, 7.5f, 8, 8.5f, 9, 9.5f, 10, 10.5f, 11, 11.5f}, sample(data, 1));
        assertEquals(1, data.targetSize());
        assertEquals(-1.5f, Reading.target(data, 1));
    }

    /** 6e-8 is the smallest positive half-precision number, 2^-24; the labels are one-hot. */
    @Test
    void readsHalfPrecisionAndOneHot() throws URISyntaxException {
        Dataset data = read(fixture("half.npz"), "").train();
        assertArrayEquals(new float[] {0.5f, -2, 65504}, sample(data, 0));
        assertArrayEquals(new float[] {0x1p-24f, 0, 1}, sample(data, 1));
        assertArrayEquals(new int[] {1, 0}, Reading.labels(data));
    }

    @Test
    void readsAFolderOfFilesFromDiskAsFromMemory() throws IOException {
        Files.write(folder.resolve("x.npy"), npy("<i2", "(3, 2)", shorts(1, -2, 3, -4, 5, -6)));
        Files.write(folder.resolve("y.npy"), npy("|u1", "(3,)", new byte[] {0, 1, 1}));
        LabelledData memory = read(folder, "");
        LabelledData disk = streamed(folder);
        assertArrayEquals(new float[] {3, -4}, sample(memory.train(), 1));
        assertArrayEquals(samples(memory.train()), samples(disk.train()));
        assertEquals(memory.fingerprint(), disk.fingerprint());
        Files.delete(folder.resolve("x.npy"));
        Dataset reopened = assertStreamedAfterDeletion();
        assertThrows(DataException.class, () -> sample(reopened, 0));
    }

    private Dataset assertStreamedAfterDeletion() throws IOException {
        Files.write(folder.resolve("x.npy"), npy("<i2", "(3, 2)", shorts(1, -2, 3, -4, 5, -6)));
        Dataset data = streamed(folder).train();
        Files.delete(folder.resolve("x.npy"));
        return data;
    }

    @Test
    void versionsTwoAndThreeHaveLongerHeaders() throws IOException {
        Files.write(folder.resolve("y.npy"), npy("|u1", "(1,)", new byte[] {0}));
        for (int version = 1; version <= 4; version++) {
            byte[] bytes = npy("|i1", "(1, 2)", new byte[] {5, -7}, version, "False");
            Files.write(folder.resolve("x.npy"), bytes);
            if (version < 4) {
                assertArrayEquals(new float[] {5, -7}, sample(read(folder, "").train(), 0));
            } else {
                refuses(folder, "", "error.npy.version", "version 4");
            }
        }
    }

    @Test
    void refusesDamagedArrays() throws IOException {
        Files.write(folder.resolve("y.npy"), npy("|u1", "(1,)", new byte[] {0}));
        x(new byte[20]);
        refuses(folder, "", "error.npy.magic", "x.npy");
        byte[] good = npy("|u1", "(1, 2)", new byte[2]);
        x(Arrays.copyOf(good, good.length - 1));
        refuses(folder, "", "error.npy.size", "2 bytes", "1 are there");
        x(Arrays.copyOf(good, 30));
        refuses(folder, "", "error.npy.short", "x.npy");
        x(npy("|u1", "(9999999999, 9999999999, 9999999999)", new byte[2]));
        refuses(folder, "", "error.npy.size", "999999999700000000029999999999");
        x(npy("|O", "(1, 2)", new byte[2]));
        refuses(folder, "", "error.npy.type", "|O");
        x(npy("|u1", "__import__('os')", new byte[2]));
        refuses(folder, "", "error.npy.header");
        x(npy("|u1", "(2, 1)", new byte[2]));
        refuses(folder, "", "error.npy.counts", "2 samples", "1 labels");
        x(npy("|u1", "(1, 0)", new byte[0]));
        refuses(folder, "", "error.npy.samples", "[1, 0]");
    }

    @Test
    void refusesLabelsOutOfRange() throws IOException {
        x(npy("|u1", "(1, 2)", new byte[2]));
        Files.write(folder.resolve("y.npy"), npy("|i1", "(1,)", new byte[] {-1}));
        refuses(folder, "", "error.npy.label", "sample 0 is -1");
        assertEquals(-1, Reading.target(read(folder, "target=regression").train(), 0));
    }

    @Test
    void refusesArchivesThatLie() throws IOException {
        Path file = folder.resolve("a.npz");
        zip(file, "../x.npy", npy("|u1", "(1, 2)", new byte[2]));
        refuses(file, "", "error.npz.name", "../x.npy");
        zip(file, "z.npy", npy("|u1", "(1, 2)", new byte[2]));
        refuses(file, "", "error.npy.names", "z");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
        refuses(file, "", "error.npz.damaged", "a.npz");
    }

    /** 64 MB of zeros in 64 KB: refused by the size that the header tells, before anything is allocated. */
    @Test
    void refusesWhatUnpacksToMoreThanTheBudget() throws IOException {
        Path file = folder.resolve("bomb.npz");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("x.npy"));
            out.write(npy("|u1", "(64, 1048576)", new byte[0]));
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1 << 20]);
            }
            out.putNextEntry(new ZipEntry("y.npy"));
            out.write(npy("|u1", "(64,)", new byte[64]));
        }
        DatasetReaders readers = DatasetReaders.standard(new MemoryBudget(1 << 20));
        DataException e = assertThrows(DataException.class, () -> readers.read(file, Progress.none()));
        assertEquals("error.npy.tooLarge", e.key());
    }

    private void x(byte[] bytes) throws IOException {
        Files.write(folder.resolve("x.npy"), bytes);
    }

    private static Path fixture(String name) throws URISyntaxException {
        return Path.of(NumpyReaderTest.class.getResource(name).toURI());
    }

    private static void zip(Path file, String name, byte[] content) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static byte[] npy(String descr, String shape, byte[] data) throws IOException {
        return npy(descr, shape, data, 1, "False");
    }

    private static byte[] npy(String descr, String shape, byte[] data, int version, String fortran) throws IOException {
        byte[] header = ("{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        out.write(header.length);
        out.write(new byte[version == 1 ? 1 : 3]);
        out.write(header);
        out.write(data);
        return out.toByteArray();
    }
}
