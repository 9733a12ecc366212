package org.layerwright.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.data.CatalogEntry.Kind;
import org.layerwright.data.CatalogEntry.Preparation;

/** Archives, good and hostile. */
class TarGzTest {
    private static final byte[] ONE = new byte[700];
    private static final byte[] TWO = {1, 2, 3};
    private static final Preparation WANTED = new Preparation(Kind.UNPACK_TAR, 5000, List.of("one.bin", "two.bin"));

    @TempDir
    Path folder;

    private final Cancellation cancellation = new Cancellation();

    private Path unpack(byte[] archive) throws IOException {
        Path out = Files.createDirectories(folder.resolve("in").resolve("out"));
        new TarGz(Disk.real(), cancellation).unpack(Files.write(folder.resolve("a.tar.gz"), archive), WANTED, out);
        return out;
    }

    private DownloadException refused(String key, byte[] archive) {
        DownloadException e = assertThrows(DownloadException.class, () -> unpack(archive));
        assertEquals(key, e.key(), e.getMessage());
        assertTrue(e.getMessage().contains("a.tar.gz"), e.getMessage());
        return e;
    }

    private static TarMaker good() {
        return new TarMaker().folder("set/").file("set/one.bin", ONE).file("set/two.bin", TWO);
    }

    @Test
    void takesOutWhatIsWantedAndNothingElse() throws IOException {
        byte[] archive = good().file("set/readme.html", "hello".getBytes(StandardCharsets.UTF_8))
                .gz();
        Path out = unpack(archive);
        assertArrayEquals(ONE, Files.readAllBytes(out.resolve("one.bin")));
        assertArrayEquals(TWO, Files.readAllBytes(out.resolve("two.bin")));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(2, files.count());
        }
    }

    /**
     * What GNU tar 1.34 and Python's tarfile (pax headers) made of {@code d/one.bin} with "1\n" and {@code d/two.bin}
     * with "2\n".
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "H4sIAAAAAAACA+3TOw6DMBBF0amzCq8g/mDH60lkChosEUfZPoiOKILKCMQ9zYw00z29pKU6M4khzHPyO//sMXojKsgOPu/yHJSS"
                        + "Ieey9rd1P6mkyzffX11fOf+H9yv5u2X+1rqmEWXIvzp3E1xY0rlvD9h/Q/93Yek/AAAAAAAAAAAAAACnNwLwueFwACgAAA==",
                "H4sIAAAAAAACA+3VsQ6CMBSF4c4+RZ+g9BYKk4mjo6+AoQMDkCBGH1+Ig9EEtxJj/2/hhqXTOcdkJjuc6vsx1E0YVRT2ae1rrfjX"
                        + "vfwX60SUvqsNXC9TPc7PqzRJrrup7cJejN8ppKbJ4r+xhLryfj3/b7eb71Iqp7Qn/9EZ+p/+p/8T7v+hD+bc9pH7vyyKL/3vPu6q"
                        + "yL3SlvzHzz+hTxr7z/6z/ynv/3QbfnD/S/Z/E47QAwAAAAAAAH/rAcrZlzkAKAAA"
            })
    void readsWhatOtherProgramsWrite(String base64) throws IOException {
        Path out = unpack(Base64.getDecoder().decode(base64));
        assertEquals("1\n", Files.readString(out.resolve("one.bin")));
        assertEquals("2\n", Files.readString(out.resolve("two.bin")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../one.bin", "set/../../one.bin", "/etc/one.bin", "C:\\one.bin", "..\\one.bin", "set/..", ".."})
    void aPathThatLeavesTheFolderRefusesAllOfIt(String name) throws IOException {
        DownloadException e =
                refused("download.archive.path", new TarMaker().file(name, TWO).gz());
        assertTrue(e.getMessage().contains(name), e.getMessage());
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    List.of("a.tar.gz"),
                    files.filter(Files::isRegularFile)
                            .map(p -> p.getFileName().toString())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '6', '7', 'S', 'Z'})
    void linksAndDevicesRefuseAllOfIt(char type) {
        refused(
                "download.archive.link",
                new TarMaker().entry("set/one.bin", type, 0, new byte[0]).gz());
    }

    @Test
    void aHugeEntryIsRefusedBeforeAnythingIsWritten() {
        refused(
                "download.archive.large",
                new TarMaker().entry("set/one.bin", '0', 7L << 30, new byte[0]).gz());
        assertFalse(Files.exists(folder.resolve("in/out/one.bin")));
        byte[] extra = new byte[0];
        refused(
                "download.archive.link",
                new TarMaker().entry("x", 'x', 7L << 30, extra).gz());
    }

    /** A hundred thousand zeros pack to a hundred bytes. */
    @Test
    void aBombIsRefusedWhereverItLies() {
        byte[] zeros = new byte[100_000];
        refused(
                "download.archive.large",
                new TarMaker().file("set/one.bin", zeros).gz());
        refused(
                "download.archive.large",
                new TarMaker().file("set/unwanted", zeros).gz());
        TarMaker many = good();
        for (int i = 0; i < 10; i++) {
            many.file("set/unwanted" + i, new byte[600]);
        }
        refused("download.archive.large", many.gz());
    }

    @Test
    void whatIsMissingIsNamed() {
        DownloadException e = refused(
                "download.archive.missing",
                new TarMaker().file("set/one.bin", ONE).gz());
        assertTrue(e.getMessage().contains("two.bin"), e.getMessage());
    }

    @Test
    void damagedArchivesAreRefused() {
        byte[] archive = good().gz();
        refused("download.archive.damaged", Arrays.copyOf(archive, archive.length / 2));
        refused("download.archive.damaged", "no archive".getBytes(StandardCharsets.UTF_8));
        refused("download.archive.damaged", TarMaker.gzip("no tar inside".getBytes(StandardCharsets.UTF_8)));
        byte[] noise = new byte[1024];
        Arrays.fill(noise, (byte) 'x');
        refused("download.archive.damaged", TarMaker.gzip(noise));
        refused(
                "download.archive.damaged",
                new TarMaker().entry("set/one.bin", '0', 700, TWO).gzWithoutEnd());
    }

    @Test
    void canBeCancelled() {
        cancellation.cancel();
        assertThrows(CancellationException.class, () -> unpack(good().gz()));
    }
}
