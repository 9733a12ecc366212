package org.layerwright.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackDownloadTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private final byte[] small = bytes(1000, 1);
    private final byte[] large = bytes(300_000, 2);
    private final List<DownloadProgress> heard = new ArrayList<>();
    private LoopbackServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackServer();
        server.serve("/maven/org/a/1/a-1.jar", small, "\"v1\"");
        server.serve("/maven/org/b/2/b-2.jar", large, "\"v1\"");
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Pack.File file(String path, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Pack.File(path, content.length, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pack pack() {
        return new Pack("Test pack", List.of(file("org/a/1/a-1.jar", small), file("org/b/2/b-2.jar", large)), 5000);
    }

    private PackDownload download(boolean withAddress, Disk disk, Consumer<DownloadProgress> listener) {
        DownloadOptions options =
                new DownloadOptions(Optional.empty(), ProxySelector.of(null), LONG, LONG, Duration.ZERO, 2);
        return new PackDownload(
                pack(),
                root.resolve("ready"),
                root.resolve("incoming"),
                withAddress ? options.withBaseUrl(server.uri("/maven").toString()) : options,
                disk,
                listener);
    }

    private PackDownload download() {
        return download(true, Disk.real(), heard::add);
    }

    private String refused(Runnable work) {
        DownloadException refused = assertThrows(DownloadException.class, work::run);
        assertFalse(Files.exists(root.resolve("ready")));
        assertFalse(refused.getMessage().contains("‹"), refused.getMessage());
        return refused.key();
    }

    private void assertReady() throws IOException {
        assertArrayEquals(small, Files.readAllBytes(root.resolve("ready/a-1.jar")));
        assertArrayEquals(large, Files.readAllBytes(root.resolve("ready/b-2.jar")));
        assertFalse(Files.exists(root.resolve("incoming")), "nothing is left");
    }

    @Test
    void comesFromAServerInMavensLayout() throws IOException {
        download().fromServer();
        assertReady();
        DownloadProgress last = heard.get(heard.size() - 1);
        assertEquals(pack().bytes(), last.done());
        assertEquals(2, last.files());
    }

    @Test
    void goesOnWhereItWasCancelled() throws IOException {
        PackDownload[] first = new PackDownload[1];
        first[0] = download(true, Disk.real(), progress -> {
            if (progress.fileNumber() == 2 && progress.done() > 100_000) {
                first[0].cancel();
            }
        });
        assertThrows(CancellationException.class, () -> first[0].fromServer());
        assertFalse(Files.exists(root.resolve("ready")));
        long kept = Files.size(root.resolve("incoming/b-2.jar.part"));
        assertTrue(kept > 0);
        download().fromServer();
        assertReady();
        assertTrue(
                heard.stream().anyMatch(progress -> progress.fileNumber() == 2 && progress.done() == 1000 + kept),
                "the second attempt began with what was there");
    }

    @Test
    void comesFromAFolderWhichStaysAsItIs() throws IOException {
        Path drive = Files.createDirectories(root.resolve("drive"));
        Files.write(drive.resolve("a-1.jar"), small);
        Files.write(drive.resolve("b-2.jar"), large);
        download(false, Disk.real(), heard::add).fromFolder(drive);
        assertReady();
        assertArrayEquals(large, Files.readAllBytes(drive.resolve("b-2.jar")));
    }

    @Test
    void refusesAFolderThatLacksAFileOrHasAnotherOne() throws IOException {
        Path drive = Files.createDirectories(root.resolve("drive"));
        Files.write(drive.resolve("a-1.jar"), small);
        assertEquals("pack.missing", refused(() -> download().fromFolder(drive)));
        Files.write(drive.resolve("b-2.jar"), bytes(299_999, 2));
        assertEquals("pack.size", refused(() -> download().fromFolder(drive)));
        Files.write(drive.resolve("b-2.jar"), bytes(300_000, 3));
        assertEquals("pack.altered", refused(() -> download().fromFolder(drive)));
        assertFalse(Files.exists(root.resolve("incoming/b-2.jar")), "a wrong file is not kept");
    }

    @Test
    void refusesAServerThatHasAnotherFileOrNone() {
        server.serve("/maven/org/b/2/b-2.jar", bytes(300_000, 3), "\"v2\"");
        assertEquals("pack.digest", refused(() -> download().fromServer()));
        server.serve("/maven/org/b/2/b-2.jar", bytes(7, 3), "\"v3\"");
        assertEquals("pack.length", refused(() -> download().fromServer()));
        assertEquals(
                "pack.noAddress",
                refused(() -> download(false, Disk.real(), heard::add).fromServer()));
    }

    @Test
    void looksForRoomFirst() {
        Disk full = new Disk() {
            @Override
            public long room(Path folder) {
                return 305_999;
            }

            @Override
            public OutputStream append(Path file) {
                throw new AssertionError("nothing is to be written");
            }
        };
        // 301,000 bytes of files and 5,000 that are unpacked later.
        assertEquals("pack.room", refused(() -> download(true, full, heard::add).fromServer()));
    }

    @Test
    void twoAtOnceAreKeptApart() {
        Pack pack = pack();
        try (FolderLock lock = FolderLock.take(root.resolve("incoming"), pack.title())) {
            assertEquals("download.busy", refused(() -> download().fromServer()));
        }
    }
}
