package org.layerwright.ui.viewmodel.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.DatasetReaders;
import org.layerwright.data.download.DownloadException;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.DownloadService;
import org.layerwright.data.download.LoopbackServer;
import org.layerwright.data.download.SmallSets;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.OpenData;

/** Downloads from a server on this machine, in one thread. */
class DownloadsTest {
    private static final Texts ENGLISH = new Texts(Texts.ENGLISH);

    @TempDir
    Path root;

    private final Map<String, byte[]> files = SmallSets.idx();
    private final AtomicLong clock = new AtomicLong();
    private final List<Downloads.State> heard = new ArrayList<>();
    private LoopbackServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackServer();
        files.forEach((name, content) -> server.serve("/a/" + name, content, "\"v1\""));
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private OpenData data(CatalogEntry entry) {
        return new OpenData(
                new DatasetCatalog(List.of(entry), root, root.resolve("sets"), DatasetReaders.standard()),
                Runnable::run);
    }

    private Downloads downloads(OpenData data) {
        DownloadOptions options = new DownloadOptions(
                Optional.empty(),
                ProxySelector.of(null),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ZERO,
                1);
        DownloadService service = new DownloadService(root.resolve("sets"), Runnable::run, options);
        return new Downloads(
                data,
                () -> service,
                Runnable::run,
                Runnable::run,
                (delay, task) -> task.run(),
                () -> clock.addAndGet(100_000_000));
    }

    @Test
    void whatWasDownloadedIsThereWithoutARestartAndCanBeRemoved() throws ExecutionException, InterruptedException {
        CatalogEntry entry = SmallSets.idxEntry(server.uri("/a/"));
        OpenData data = data(entry);
        SetList sets = new SetList(data, Runnable::run, Runnable::run);
        Downloads downloads = downloads(data);
        downloads.stateProperty("tiny").addListener((observable, before, now) -> heard.add(now));
        assertFalse(sets.find("tiny").orElseThrow().here());
        assertTrue(data.open("tiny").isCompletedExceptionally());

        downloads.start(entry);
        assertFalse(downloads.stateProperty("tiny").get().running());
        assertEquals(Optional.empty(), downloads.stateProperty("tiny").get().failure());
        assertTrue(sets.find("tiny").orElseThrow().here(), "the list saw it");
        assertEquals(40, data.open("tiny").get().train().size(), "and it opens");
        Downloads.State last = heard.get(heard.size() - 2);
        assertEquals(entry.downloadBytes(), last.progress().orElseThrow().done());
        assertTrue(last.rate() > 0, "bytes a second: " + last.rate());

        downloads.remove(entry);
        assertFalse(sets.find("tiny").orElseThrow().here());
        assertTrue(data.open("tiny").isCompletedExceptionally(), "what was open is forgotten");
    }

    @Test
    void aFailureSaysWhatToDoByHand() throws IOException {
        CatalogEntry entry = SmallSets.idxEntry(LoopbackServer.deadEnd());
        Downloads downloads = downloads(data(entry));
        downloads.start(entry);
        var failure = downloads.stateProperty("tiny").get().failure().orElseThrow();
        String sentence = ENGLISH.get(failure.key(), failure.args());
        assertTrue(sentence.contains(SmallSets.IMAGES) && sentence.contains(root.toString()), sentence);
    }

    @Test
    void wrongOptionsAreToldWhenADownloadIsWanted() {
        CatalogEntry entry = SmallSets.idxEntry(server.uri("/a/"));
        Downloads downloads = new Downloads(
                data(entry),
                () -> {
                    throw new DownloadException("download.badUrl", "nowhere");
                },
                Runnable::run,
                Runnable::run,
                (delay, task) -> task.run(),
                clock::get);
        downloads.start(entry);
        assertEquals(
                "download.badUrl",
                downloads.stateProperty("tiny").get().failure().orElseThrow().key());
    }

    @Test
    void aCancelledDownloadIsNoFailure() {
        CatalogEntry entry = SmallSets.idxEntry(server.uri("/a/"));
        Downloads downloads = downloads(data(entry));
        List<Runnable> later = new ArrayList<>();
        Downloads waiting = new Downloads(
                data(entry),
                () -> new DownloadService(
                        root.resolve("sets"),
                        later::add,
                        new DownloadOptions(
                                Optional.empty(),
                                ProxySelector.of(null),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(20),
                                Duration.ZERO,
                                1)),
                Runnable::run,
                Runnable::run,
                (delay, task) -> task.run(),
                clock::get);
        waiting.start(entry);
        assertTrue(waiting.stateProperty("tiny").get().running());
        waiting.cancel("tiny");
        later.forEach(Runnable::run);
        assertEquals(Downloads.State.IDLE, waiting.stateProperty("tiny").get());
        downloads.start(entry);
        assertEquals(Optional.empty(), downloads.stateProperty("tiny").get().failure(), "it can be begun again");
    }
}
