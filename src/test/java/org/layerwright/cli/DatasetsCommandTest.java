package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.DatasetReaders;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.data.download.LoopbackServer;
import org.layerwright.data.download.SmallSets;
import org.layerwright.json.JsonReader;
import org.layerwright.run.AppFolders;
import org.layerwright.text.Texts;

/** The commands for data sets, with the catalogue of the product and with a small one on a loopback server. */
class DatasetsCommandTest {
    @TempDir
    Path folder;

    private LoopbackServer server;
    private String asked = "";

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackServer();
        SmallSets.idx().forEach((name, content) -> server.serve("/a/" + name, content, "\"v1\""));
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private record Said(int code, String out, String err) {}

    /** Runs a command with the small set alone; {@code answer} is null where there is no terminal. */
    private Said small(URI mirror, Boolean answer, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Cli cli = cli(out, err);
        DatasetCatalog catalog = new DatasetCatalog(
                List.of(SmallSets.idxEntry(mirror)), folder, cli.folders().datasets(), DatasetReaders.standard());
        Answers answers = new Answers() {
            @Override
            public boolean canAsk() {
                return answer != null;
            }

            @Override
            public boolean yes(String question) {
                asked = question;
                return answer;
            }
        };
        int code = Main.commandLine(cli, DatasetsCommand.with(cli, catalog, answers))
                .execute(arguments);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Cli cli(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Cli(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                new AppFolders(folder, folder),
                Map.of(),
                CliRun.fakeWorker(folder),
                new Texts(Texts.ENGLISH),
                folder);
    }

    @Test
    void listsTheCatalogue() {
        CliRun list = CliRun.of(folder, "datasets");
        assertEquals(ExitCode.OK, list.code, list.err);
        assertTrue(
                list.out
                        .lines()
                        .anyMatch(line -> line.matches("mnist +70,000 +10 +28×28×1 +CC BY-SA 3.0 +comes along")),
                list.out);
        assertTrue(
                list.out
                        .lines()
                        .anyMatch(line -> line.matches("cifar-100 +60,000 +100 +32×32×3 +168.5 MB .* +not here")),
                list.out);
        JsonReader json = JsonReader.parse(CliRun.of(folder, "datasets", "--json").out);
        assertEquals(6, json.objects("datasets").size());
        assertFalse(json.objects("datasets").get(1).flag("here"));
        assertEquals(30_878_645, json.objects("datasets").get(1).longInteger("downloadBytes"));
    }

    @Test
    void describesASetWithTheCountsOfItsClasses() {
        CliRun info = CliRun.of(folder, "datasets", "info", "mnist");
        assertEquals(ExitCode.OK, info.code, info.err);
        // As Y. LeCun's files have them: 5,923 zeros to train on, 980 to test with.
        assertTrue(info.out.lines().anyMatch(line -> line.matches("0 +5,923 +980")), info.out);
        assertTrue(info.out.contains("CC BY-SA 3.0"), info.out);
        CliRun absent = CliRun.of(folder, "datasets", "info", "cifar-10");
        assertEquals(ExitCode.OK, absent.code);
        assertTrue(absent.out.contains("Licence: none stated (https://www.cs.toronto.edu/~kriz/cifar.html)"));
        assertTrue(absent.out.contains("Krizhevsky"), absent.out);
    }

    @Test
    void anUnknownNameIsWrongUse() {
        for (String verb : new String[] {"get", "info", "remove"}) {
            CliRun result = CliRun.of(folder, "datasets", verb, "minst");
            assertEquals(ExitCode.USAGE, result.code);
            assertTrue(result.err.contains("“minst”") && result.err.contains("fashion-mnist"), result.err);
            assertTrue(result.isPlain());
        }
    }

    @Test
    void showsSizeAndLicenceAndAsksFirst() {
        Said no = small(server.uri("/a/"), false, "datasets", "get", "tiny");
        assertEquals(ExitCode.FAILED, no.code(), no.err());
        assertTrue(no.err().contains("Download: 0.0 MB"), no.err());
        assertTrue(no.err().contains("Licence: none stated (https://example.org/tiny)"), no.err());
        assertEquals("Download 0.0 MB? [y/N]", asked);
        assertEquals(List.of(), server.requests());
        Said yes = small(server.uri("/a/"), true, "datasets", "get", "tiny");
        assertEquals(ExitCode.OK, yes.code(), yes.err());
        assertTrue(yes.out().contains("Tiny is ready: " + folder.resolve("datasets/tiny")), yes.out());
    }

    @Test
    void whereNobodyCanBeAskedTheAnswerMustBeGiven() {
        Said silent = small(server.uri("/a/"), null, "datasets", "get", "tiny");
        assertEquals(ExitCode.USAGE, silent.code());
        assertTrue(silent.err().contains("layerwright datasets get tiny --yes"), silent.err());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void getsDescribesAndRemovesASet() {
        assertEquals(
                ExitCode.OK,
                small(server.uri("/a/"), null, "datasets", "get", "tiny", "--yes")
                        .code());
        int requests = server.requests().size();
        Said again = small(server.uri("/a/"), null, "datasets", "get", "tiny");
        assertEquals(ExitCode.OK, again.code());
        assertTrue(again.out().contains("Tiny is here already"), again.out());
        assertEquals(requests, server.requests().size());
        Said info = small(server.uri("/a/"), null, "datasets", "info", "tiny", "--json");
        JsonReader json = JsonReader.parse(info.out());
        assertTrue(json.flag("here"));
        assertEquals(20, json.object("train").integer("odd"));
        assertEquals(
                ExitCode.FAILED,
                small(server.uri("/a/"), false, "datasets", "remove", "tiny").code());
        assertTrue(Files.exists(folder.resolve("datasets/tiny")));
        Said removed = small(server.uri("/a/"), true, "datasets", "remove", "tiny");
        assertEquals(ExitCode.OK, removed.code());
        assertFalse(Files.exists(folder.resolve("datasets/tiny")));
        Said unasked = small(server.uri("/a/"), null, "datasets", "remove", "tiny");
        assertEquals(ExitCode.USAGE, unasked.code(), "nothing is deleted without a yes");
        assertTrue(unasked.err().contains("layerwright datasets remove tiny --yes"), unasked.err());
        assertTrue(small(server.uri("/a/"), null, "datasets", "remove", "tiny", "--yes")
                .out()
                .contains("nothing of Tiny"));
    }

    @Test
    void aPlaceOfOnesOwnAndAProxyCanBeNamed() {
        SmallSets.idx().forEach((name, content) -> server.serve("/school/tiny/" + name, content, "\"s\""));
        URI nowhere = URI.create("http://nowhere.invalid/");
        String school = server.uri("/school").toString();
        Said said = small(nowhere, null, "datasets", "get", "tiny", "-y", "--proxy", "none", "--url", school);
        assertEquals(ExitCode.OK, said.code(), said.err());
        CliRun wrong = CliRun.of(folder, "datasets", "get", "kmnist", "--yes", "--url", "ftp://x/");
        assertEquals(ExitCode.FAILED, wrong.code);
        assertTrue(wrong.err.contains("“ftp://x/” is no address"), wrong.err);
    }

    @Test
    void offlineItSaysHowToDoItByHand() throws IOException {
        URI dead = LoopbackServer.deadEnd();
        CliRun offline =
                CliRun.of(folder, "datasets", "get", "fashion-mnist", "--yes", "--proxy", "none", "--url", dead);
        assertEquals(ExitCode.FAILED, offline.code);
        assertTrue(offline.isPlain(), offline.err);
        assertTrue(offline.err.contains("train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz"), offline.err);
        assertTrue(
                offline.err.contains(
                        folder.resolve("datasets/downloads/fashion-mnist").toString()),
                offline.err);
    }

    @Test
    void whatComesAlongIsNeitherDownloadedNorRemoved() {
        CliRun get = CliRun.of(folder, "datasets", "get", "mnist");
        assertEquals(ExitCode.OK, get.code);
        assertTrue(get.out.contains("MNIST is here already"), get.out);
        assertEquals(ExitCode.FAILED, CliRun.of(folder, "datasets", "remove", "mnist", "-y").code);
    }

    @Test
    void theLineOfProgressFitsAndFills() {
        CatalogEntry entry = SmallSets.idxEntry(URI.create("http://a.example/"));
        DownloadView view = new DownloadView(cli(new ByteArrayOutputStream(), new ByteArrayOutputStream()), entry);
        DownloadProgress half =
                new DownloadProgress(DownloadProgress.Phase.DOWNLOADING, "a.gz", 1, 4, 15_400_000, 30_800_000);
        assertEquals("Tiny, file 1 of 4 [========>       ] 15.4/30.8 MB", view.render(half, 0, 49));
        assertEquals(
                "Tiny, file 1 of 4 [======>     ] 15.4/30.8 MB  2.2 MB/s  0:07 left", view.render(half, 2.2e6, 66));
        for (int width = 20; width < 120; width++) {
            assertTrue(view.render(half, 2e6, width).length() <= width);
        }
    }

    @Test
    void yesIsYesInBothLanguages() {
        for (String yes : new String[] {"y", "Y", " yes ", "是"}) {
            assertTrue(Answers.isYes(yes), yes);
        }
        for (String no : new String[] {"", "n", "no", "yep", "否"}) {
            assertFalse(Answers.isYes(no), no);
        }
    }
}
