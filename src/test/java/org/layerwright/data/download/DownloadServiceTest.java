package org.layerwright.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.CatalogEntry.Kind;
import org.layerwright.data.CatalogEntry.Preparation;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.DatasetReaders;
import org.layerwright.data.LabelledData;
import org.layerwright.data.Progress;
import org.layerwright.data.download.DownloadProgress.Phase;
import org.layerwright.data.download.LoopbackServer.Reply;

/** Downloads from a server on this machine, in every way in which that can go wrong. */
class DownloadServiceTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(150);

    @TempDir
    Path root;

    private final Map<String, byte[]> files = SmallSets.idx();
    private final byte[] images = files.get(SmallSets.IMAGES);
    private final List<DownloadProgress> heard = new ArrayList<>();
    private LoopbackServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackServer();
        for (String place : List.of("/a/", "/b/")) {
            files.forEach((name, content) -> server.serve(place + name, content, "\"v1\""));
        }
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private static DownloadOptions options(Duration stall) {
        return new DownloadOptions(Optional.empty(), ProxySelector.of(null), LONG, stall, Duration.ZERO, 2);
    }

    private Path get(CatalogEntry entry) {
        return get(entry, options(LONG));
    }

    private Path get(CatalogEntry entry, DownloadOptions options) {
        Download download = new DownloadService(root, Runnable::run, options).start(entry, heard::add);
        try {
            return download.result().join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private DownloadException refused(CatalogEntry entry, DownloadOptions options) {
        DownloadException e = assertThrows(DownloadException.class, () -> get(entry, options));
        assertFalse(Files.exists(root.resolve("tiny")), "a set that is not whole must not be there");
        assertFalse(e.getMessage().contains("‹"), e.getMessage());
        return e;
    }

    /** As behind a school's proxy: the name of the server is never looked up here. */
    @Test
    void aProxyFetchesWhatOnlyItCanReach() throws IOException {
        files.forEach((name, content) -> server.serve("http://data.example/" + name, content, "\"v1\""));
        DownloadOptions options = DownloadOptions.of(Map.of(
                "http_proxy",
                server.uri("").toString(),
                "HTTPS_PROXY",
                server.uri("").toString()));
        assertWhole(get(SmallSets.idxEntry(URI.create("http://data.example/")), options));
    }

    private CatalogEntry fromA() {
        return SmallSets.idxEntry(server.uri("/a/"));
    }

    private CatalogEntry fromAThenB() {
        return SmallSets.idxEntry(server.uri("/a/"), server.uri("/b/"));
    }

    private Path part() {
        return root.resolve("downloads").resolve("tiny").resolve(SmallSets.IMAGES + ".part");
    }

    private List<String> asked(String target) {
        return server.requests().stream()
                .filter(r -> r.target().equals(target))
                .map(r -> r.header("Range"))
                .toList();
    }

    private void assertWhole(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(folder.resolve(file.getKey())));
        }
        try (Stream<Path> left = Files.list(root)) {
            left.forEach(path ->
                    assertTrue(path.equals(folder) || path.endsWith("downloads"), "nothing else is left: " + path));
        }
        assertFalse(Files.exists(part().getParent()));
    }

    @Test
    void bringsASetHereThatTheCatalogueThenOpens() throws IOException {
        CatalogEntry entry = fromA();
        DatasetCatalog catalog = new DatasetCatalog(List.of(entry), root, root, DatasetReaders.standard());
        assertFalse(catalog.isHere(entry));
        assertWhole(get(entry));
        assertTrue(catalog.isHere(entry));
        LabelledData data = catalog.open("tiny");
        assertEquals("Tiny", data.name());
        assertEquals(List.of("even", "odd"), data.train().classNames());
        assertEquals(40, data.train().size());
        DownloadProgress last = heard.get(heard.size() - 1);
        assertEquals(Phase.PREPARING, last.phase());
        assertEquals(entry.downloadBytes(), last.done());
        assertEquals(2, last.files());
        for (int i = 1; i < heard.size(); i++) {
            assertTrue(heard.get(i).done() >= heard.get(i - 1).done(), "progress goes forward: " + heard);
        }
    }

    @Test
    void whatIsHereIsNotDownloadedAgain() {
        get(fromA());
        int requests = server.requests().size();
        get(fromA());
        assertEquals(requests, server.requests().size());
    }

    @Test
    void aBrokenTransferIsTakenUpWhereItBroke() throws IOException {
        AtomicInteger times = new AtomicInteger();
        server.on("/a/" + SmallSets.IMAGES, request -> {
            Reply good = LoopbackServer.good(request, images, "\"v1\"");
            return times.incrementAndGet() <= 2 ? good.cut(1000) : good;
        });
        assertWhole(get(fromA()));
        assertEquals(List.of("", "bytes=1000-", "bytes=2000-"), asked("/a/" + SmallSets.IMAGES));
        assertEquals("\"v1\"", server.requests().get(1).header("If-Range"));
    }

    @Test
    void aNewProcessGoesOnWithWhatTheOldOneLeft() throws IOException {
        server.on(
                "/a/" + SmallSets.IMAGES,
                request -> LoopbackServer.good(request, images, "\"v1\"").cut(request.rangeStart() == 0 ? 1500 : 0));
        DownloadException e = refused(fromA(), options(LONG));
        assertEquals("download.broken", e.key());
        assertEquals(1500, Files.size(part()));
        server.serve("/a/" + SmallSets.IMAGES, images, "\"v1\"");
        assertWhole(get(fromA()));
        assertEquals("bytes=1500-", asked("/a/" + SmallSets.IMAGES).get(3));
    }

    @Test
    void aServerWithoutRangesBeginsAgain() throws IOException {
        AtomicInteger times = new AtomicInteger();
        server.on("/a/" + SmallSets.IMAGES, request -> {
            Reply all = Reply.of(200, images);
            return times.incrementAndGet() == 1 ? all.cut(2000) : all;
        });
        assertWhole(get(fromA()));
        assertEquals(List.of("", "bytes=2000-"), asked("/a/" + SmallSets.IMAGES));
    }

    @Test
    void aNewVersionOnTheServerIsNotMixedWithTheOldOne() throws IOException {
        AtomicInteger times = new AtomicInteger();
        server.on("/a/" + SmallSets.IMAGES, request -> {
            boolean first = times.incrementAndGet() == 1;
            byte[] old = new byte[images.length];
            return first
                    ? LoopbackServer.good(request, old, "\"v0\"").cut(1000)
                    : LoopbackServer.good(request, images, "\"v1\"");
        });
        assertWhole(get(fromA()));
        assertEquals(2, times.get());
    }

    /** Without marks only the digest can tell; then it begins again, once. */
    @Test
    void partsThatDoNotBelongTogetherAreFoundByTheDigest() throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), new byte[700]);
        assertWhole(get(fromA()));
        assertEquals(List.of("bytes=700-", ""), asked("/a/" + SmallSets.IMAGES));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 1_000_000})
    void aServerThatLiesAboutTheLengthIsNotListenedTo(int more) throws IOException {
        String length = String.valueOf(images.length + more);
        server.on("/a/" + SmallSets.IMAGES, r -> Reply.of(200, images, "Content-Length", length));
        assertEquals("download.length", refused(fromA(), options(LONG)).key());
        assertFalse(Files.exists(part()));
        assertWhole(get(fromAThenB()));
    }

    @Test
    void moreThanWasAgreedIsDropped() throws IOException {
        byte[] longer = new byte[images.length + 1];
        server.on("/a/" + SmallSets.IMAGES, r -> Reply.of(200, longer).without("Content-Length"));
        assertEquals("download.length", refused(fromA(), options(LONG)).key());
        assertFalse(Files.exists(part()));
    }

    @Test
    void lessThanWasAgreedIsKeptAndSaid() throws IOException {
        server.on(
                "/a/" + SmallSets.IMAGES,
                r -> Reply.of(200, images).without("Content-Length").cut(900));
        DownloadException e = refused(fromA(), options(LONG));
        assertEquals("download.length", e.key());
        assertTrue(e.arguments().contains("900"), e.getMessage());
        assertEquals(900, Files.size(part()));
    }

    @Test
    void aWrongFileIsDeletedAndTheNextMirrorAsked() throws IOException {
        byte[] wrong = images.clone();
        wrong[100]++;
        server.serve("/a/" + SmallSets.IMAGES, wrong, "\"v1\"");
        DownloadException e = refused(fromA(), options(LONG));
        assertEquals("download.digest", e.key());
        assertTrue(e.arguments().contains(SmallSets.sha256(images)), e.getMessage());
        assertTrue(e.arguments().contains(SmallSets.sha256(wrong)), e.getMessage());
        assertFalse(Files.exists(part()));
        assertWhole(get(fromAThenB()));
    }

    @Test
    void aMirrorWithoutTheFileIsFollowedByTheNext() throws IOException {
        server.on("/a/" + SmallSets.IMAGES, r -> Reply.of(404, new byte[0]));
        assertWhole(get(fromAThenB()));
        assertEquals(List.of(""), asked("/b/" + SmallSets.IMAGES));
        assertEquals(List.of(), asked("/b/" + SmallSets.LABELS));
    }

    @Test
    void aMirrorThatCannotBeReachedIsFollowedByTheNext() throws IOException {
        assertWhole(get(SmallSets.idxEntry(LoopbackServer.deadEnd(), server.uri("/b/"))));
    }

    @Test
    void theMostTellingFailureIsSaid() throws IOException {
        server.on("/a/" + SmallSets.IMAGES, r -> Reply.of(503, new byte[0]));
        CatalogEntry entry = SmallSets.idxEntry(server.uri("/a/"), LoopbackServer.deadEnd());
        DownloadException e = refused(entry, options(LONG));
        assertEquals("download.status", e.key());
        assertTrue(e.arguments().contains("503"), e.getMessage());
    }

    @Test
    void offlineItSaysWhereToPutWhichFiles() throws IOException {
        DownloadException e = refused(SmallSets.idxEntry(LoopbackServer.deadEnd()), options(LONG));
        assertEquals("download.offline", e.key());
        assertTrue(e.getMessage().contains(SmallSets.IMAGES + ", " + SmallSets.LABELS), e.getMessage());
        Path folder = root.resolve("downloads").resolve("tiny");
        assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
        assertTrue(e.getMessage().contains("layerwright datasets get tiny"), e.getMessage());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        assertWhole(get(SmallSets.idxEntry(LoopbackServer.deadEnd())));
    }

    @Test
    void aWrongFilePutThereByHandIsReplaced() throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part().resolveSibling(SmallSets.IMAGES), new byte[images.length]);
        assertWhole(get(fromA()));
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() throws IOException {
        server.on(
                "/a/" + SmallSets.IMAGES,
                r -> LoopbackServer.good(r, images, "\"v1\"")
                        .cut(r.rangeStart() == 0 ? 1200 : 0)
                        .hanging());
        DownloadException e = refused(fromA(), options(SHORT));
        assertEquals("download.stalled", e.key());
        assertTrue(e.arguments().contains("0.15"), e.getMessage());
        assertEquals(1200, Files.size(part()));
        assertWhole(get(fromAThenB(), options(SHORT)));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        server.on("/a/" + SmallSets.IMAGES, r -> silent());
        DownloadOptions options =
                new DownloadOptions(Optional.empty(), ProxySelector.of(null), SHORT, SHORT, Duration.ZERO, 1);
        assertEquals("download.stalled", refused(fromA(), options).key());
    }

    /** Keeps its caller until the server is closed, which interrupts it. */
    private static Reply silent() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.of(500, new byte[0]);
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        server.on(
                "/a/" + SmallSets.IMAGES,
                r -> Reply.of(
                        302,
                        new byte[0],
                        "Location",
                        server.uri("/b/" + SmallSets.IMAGES).toString()));
        assertWhole(get(fromA()));
    }

    @Test
    void aRangeOfSomethingElseIsNotTaken() throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), new byte[700]);
        server.on(
                "/a/" + SmallSets.IMAGES,
                r -> r.rangeStart() == 0
                        ? Reply.of(200, images)
                        : Reply.of(
                                206, images, "Content-Range", "bytes 0-" + (images.length - 1) + "/" + images.length));
        assertWhole(get(fromA()));
    }

    @Test
    void aSchoolsServerTakesThePlaceOfAllOthers() throws IOException {
        files.forEach((name, content) -> server.serve("/school/tiny/" + name, content, "\"s\""));
        DownloadOptions options =
                options(LONG).withBaseUrl(server.uri("/school").toString());
        assertWhole(get(SmallSets.idxEntry(LoopbackServer.deadEnd()), options));
        refused(SmallSets.idxEntry(server.uri("/a/")), server.uri("/empty/"));
    }

    private void refused(CatalogEntry entry, URI base) {
        Folders.delete(root.resolve("tiny"));
        assertEquals(
                "download.status",
                refused(entry, options(LONG).withBaseUrl(base.toString())).key());
    }

    @Test
    void goesThroughAProxy() throws IOException {
        files.forEach((name, content) -> server.serve("http://far.invalid/x/" + name, content, "\"p\""));
        String proxy = server.uri("").getAuthority();
        CatalogEntry entry = SmallSets.idxEntry(URI.create("http://far.invalid/x/"));
        assertWhole(get(entry, options(LONG).withProxy(proxy)));
    }

    @Test
    void cancelEndsAWaitingDownloadAtOnceAndKeepsWhatCame() throws Exception {
        server.on(
                "/a/" + SmallSets.IMAGES,
                r -> LoopbackServer.good(r, images, "\"v1\"").cut(800).hanging());
        CountDownLatch came = new CountDownLatch(1);
        ExecutorService background = Executors.newSingleThreadExecutor();
        try {
            Download download = new DownloadService(root, background, options(LONG)).start(fromA(), progress -> {
                if (progress.done() == 800) {
                    came.countDown();
                }
            });
            assertTrue(came.await(10, TimeUnit.SECONDS));
            download.cancel();
            CompletionException e = assertThrows(
                    CompletionException.class,
                    () -> download.result().orTimeout(10, TimeUnit.SECONDS).join());
            assertEquals(CancellationException.class, e.getCause().getClass());
        } finally {
            background.shutdownNow();
        }
        assertEquals(800, Files.size(part()));
        server.serve("/a/" + SmallSets.IMAGES, images, "\"v1\"");
        assertWhole(get(fromA()));
    }

    @Test
    void cancelEndsADownloadThatWaitsForAnAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.on("/a/" + SmallSets.IMAGES, r -> {
            asked.countDown();
            return silent();
        });
        ExecutorService background = Executors.newSingleThreadExecutor();
        try {
            Download download = new DownloadService(root, background, options(LONG)).start(fromA(), progress -> {});
            assertTrue(asked.await(10, TimeUnit.SECONDS));
            download.cancel();
            assertThrows(
                    CompletionException.class,
                    () -> download.result().orTimeout(10, TimeUnit.SECONDS).join());
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void aProcessThatIsKilledLeavesWhatTheNextOneGoesOnWith() throws Exception {
        server.on(
                "/a/" + SmallSets.IMAGES,
                r -> LoopbackServer.good(r, images, "\"v1\"").cut(800).hanging());
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DownloadMain.class.getName(),
                        root.toString(),
                        server.uri("/a/").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader progress = child.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(progress.lines().anyMatch("800"::equals));
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertFalse(Files.exists(root.resolve("tiny")));
        assertEquals(800, Files.size(part()));
        server.serve("/a/" + SmallSets.IMAGES, images, "\"v1\"");
        assertWhole(get(fromA()));
        assertEquals(List.of("", "bytes=800-"), asked("/a/" + SmallSets.IMAGES));
    }

    @Test
    void twoDownloadsOfOneSetAreKeptApart() {
        CatalogEntry entry = fromA();
        try (FolderLock lock = FolderLock.take(part().getParent(), entry)) {
            assertEquals("download.busy", refused(entry, options(LONG)).key());
            DownloadService service = new DownloadService(root, Runnable::run, options(LONG));
            assertThrows(DownloadException.class, () -> service.remove(entry));
        }
        get(entry);
    }

    @Test
    void aDiskWithoutRoomIsSaidBeforehand() {
        assertEquals("download.room", withDisk(0, Long.MAX_VALUE).key());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aDiskThatFillsUpIsSaidAndNotTakenForTheNetwork() throws IOException {
        DownloadException e = withDisk(Long.MAX_VALUE, 1000);
        assertEquals("download.disk", e.key());
        assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
        assertEquals(1, server.requests().size());
        assertWhole(get(fromA()));
    }

    private DownloadException withDisk(long free, long room) {
        Disk disk = new Disk() {
            @Override
            public long room(Path folder) {
                return free;
            }

            @Override
            public OutputStream append(Path file) throws IOException {
                OutputStream out = Disk.real().append(file);
                return new OutputStream() {
                    private long left = room;

                    @Override
                    public void write(int b) throws IOException {
                        if (left-- <= 0) {
                            throw new IOException("No space left on device");
                        }
                        out.write(b);
                    }

                    @Override
                    public void close() throws IOException {
                        out.close();
                    }
                };
            }
        };
        Download download = new DownloadService(root, Runnable::run, options(LONG), disk).start(fromA(), heard::add);
        CompletionException e =
                assertThrows(CompletionException.class, () -> download.result().join());
        return (DownloadException) e.getCause();
    }

    private CatalogEntry packed(byte[] archive) {
        server.serve("/a/tiny.tar.gz", archive, "\"t\"");
        return SmallSets.entry(
                Map.of("tiny.tar.gz", archive),
                new Preparation(Kind.UNPACK_TAR, 10_000, List.copyOf(files.keySet())),
                server.uri("/a/"));
    }

    @Test
    void anArchiveIsUnpackedIntoAFolderThatAReaderKnows() throws IOException {
        TarMaker tar = new TarMaker().folder("set/");
        files.forEach((name, content) -> tar.file("set/" + name, content));
        Path folder = get(packed(tar.gz()));
        assertWhole(folder);
        assertEquals(
                40,
                DatasetReaders.standard().read(folder, Progress.none()).train().size());
    }

    /** Its digest is the published one, and still it is not trusted. */
    @Test
    void aHostileArchiveLeavesNothingBehindButItself() throws IOException {
        TarMaker tar = new TarMaker();
        files.forEach((name, content) -> tar.file("set/" + name, content));
        CatalogEntry entry = packed(tar.file("../../../outside", new byte[9]).gz());
        assertEquals("download.archive.path", refused(entry, options(LONG)).key());
        try (Stream<Path> left = Files.walk(root)) {
            assertEquals(
                    List.of("lock", "tiny.tar.gz"),
                    left.filter(Files::isRegularFile)
                            .map(path -> path.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void removeDeletesTheSetAndItsParts() throws IOException {
        DownloadService service = new DownloadService(root, Runnable::run, options(LONG));
        assertFalse(service.remove(fromA()));
        get(fromA());
        Files.createDirectories(part().getParent());
        Files.write(part(), new byte[7]);
        assertTrue(service.remove(fromA()));
        assertFalse(Files.exists(root.resolve("tiny")));
        assertFalse(Files.exists(part().getParent()));
    }
}
