package org.layerwright.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.RunIndex.State;

@Timeout(30)
class RunFolderTest {
    private final AtomicFiles files = new AtomicFiles();

    @TempDir
    Path temp;

    private Path runs;
    private RunFolder run;

    @BeforeEach
    void create() {
        runs = temp.resolve("user").resolve("runs");
        run = RunFolder.create(runs, "MNIST CNN", Samples.CLOCK);
        run.writeRecord(Samples.record(), files);
    }

    @Test
    void isNamedAfterTimeAndNetworkAndNeverTwice() {
        assertEquals("2026-11-24T10-15-02-mnist-cnn", run.name());
        assertEquals(
                "2026-11-24T10-15-02-mnist-cnn-2",
                RunFolder.create(runs, "MNIST CNN", Samples.CLOCK).name());
        assertEquals(
                "2026-11-24T10-15-02-mnist-cnn-3",
                RunFolder.create(runs, "mnist/cnn", Samples.CLOCK).name());
    }

    @Test
    void anyNameMakesAFileName() {
        assertEquals("run", RunFolder.slug("../.."));
        assertEquals("run", RunFolder.slug(""));
        assertEquals("卷积-网络", RunFolder.slug("卷积 网络"));
        assertEquals("a-b-c", RunFolder.slug(" a/b\\c: "));
        assertEquals(40, RunFolder.slug("x".repeat(1000)).length());
    }

    @Test
    void theRecordComesBack() {
        assertEquals(Samples.record(), run.readRecord());
        Instant end = Samples.NOW.plusSeconds(60);
        RunRecord ended = Samples.record().ended(RunStatus.FAILED, end, "NaN", Map.of("testLoss", Double.NaN));
        run.writeRecord(ended, files);
        assertEquals(ended, RunFolder.open(run.path()).readRecord());
        assertEquals(RunStatus.RUNNING, ended.resumed(ended.provenance()).status());
    }

    @Test
    void recordsThatCannotBeReadAreExplained() throws IOException {
        String text = Files.readString(run.recordFile());
        fails(
                "error.run.newer",
                text.replace("\"version\" : 1,\n  \"createdAt\"", "\"version\" : 2,\n  \"createdAt\""));
        fails("error.run.record", text.substring(0, 100));
        fails("error.run.record", text.replace("RUNNING", "WALKING"));
        fails("error.run.record", text.replace("2026-11-24T10", "yesterday"));
        fails("error.run.record", text.replace("\"threads\"", "\"thread\""));
        fails("error.run.record", "");
        Files.delete(run.recordFile());
        assertEquals(
                "error.run.noFolder",
                assertThrows(RunException.class, run::readRecord).key());
        assertEquals(
                "error.run.noFolder",
                assertThrows(RunException.class, () -> RunFolder.open(run.path()))
                        .key());
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        RunException e = assertThrows(RunException.class, () -> RunFolder.create(file, "x", Samples.CLOCK));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }

    @Test
    void twoRunsOfOneProcessCannotShareAFolder() {
        try (RunLock lock = run.lock()) {
            assertEquals(
                    "error.run.locked",
                    assertThrows(RunException.class, run::lock).key());
            assertTrue(run.isLocked());
            assertTrue(run.isLocked(), "looking must not let go of it: " + lock);
        }
        assertFalse(run.isLocked());
        run.lock().close();
    }

    /** Looking at a lock of our own must not lose it: another process must still be kept out. */
    @Test
    void ourLockKeepsAnotherProcessOutEvenAfterWeLookedAtIt() throws Exception {
        try (RunLock lock = run.lock()) {
            assertTrue(run.isLocked());
            assertThrows(RunException.class, run::lock);
            Process other = start();
            assertEquals(-1, other.getInputStream().read(), "it got the lock in spite of " + lock);
            assertEquals(1, other.waitFor());
        }
    }

    @Test
    void twoProcessesCannotShareAFolderAndADeadOneLetsGo() throws Exception {
        Process other = start();
        try {
            assertEquals('L', other.getInputStream().read());
            assertTrue(run.isLocked());
            assertEquals(
                    "error.run.locked",
                    assertThrows(RunException.class, run::lock).key());
            assertEquals(State.RUNNING, RunIndex.look(run).state());
        } finally {
            other.destroyForcibly();
        }
        assertTrue(other.waitFor(20, TimeUnit.SECONDS));
        assertTrue(Files.exists(run.path().resolve(".owner")), "killed, it could not tidy up");
        assertFalse(run.isLocked());
        run.lock().close();
    }

    @Test
    void theIndexTellsWhatCanBeDone() throws IOException {
        assertEquals(State.ABANDONED, RunIndex.look(run).state());
        new Checkpoints(files).write(run.lastCheckpoint(), Samples.checkpoint());
        assertEquals(State.RESUMABLE, RunIndex.look(run).state());
        try (RunLock lock = run.lock()) {
            assertEquals(State.RUNNING, RunIndex.look(run).state(), lock.toString());
        }
        run.writeRecord(Samples.record().ended(RunStatus.FINISHED, Samples.NOW, "", Map.of()), files);
        assertEquals(State.FINISHED, RunIndex.look(run).state());

        RunFolder damaged = RunFolder.create(runs, "z", Samples.CLOCK);
        Files.writeString(damaged.recordFile(), "{");
        Files.createDirectory(runs.resolve("notes"));
        Files.writeString(runs.resolve("file"), "");
        List<RunIndex.Entry> entries = new RunIndex(runs).list();
        assertEquals(
                List.of("2026-11-24T10-15-02-z", "2026-11-24T10-15-02-mnist-cnn"),
                entries.stream().map(entry -> entry.folder().name()).toList());
        assertEquals(State.DAMAGED, entries.get(0).state());
        assertTrue(entries.get(0).problem().orElseThrow().getMessage().contains("run.json"));
        assertEquals(0.0, entries.get(1).record().orElseThrow().result().size());
    }

    @Test
    void noRunsYet() throws IOException {
        assertEquals(List.of(), new RunIndex(temp.resolve("nowhere")).list());
        Path file = Files.writeString(temp.resolve("file"), "");
        assertEquals(
                "error.run.noRuns",
                assertThrows(RunException.class, () -> new RunIndex(file).list())
                        .key());
    }

    private void fails(String key, String text) throws IOException {
        Files.writeString(run.recordFile(), text);
        RunException e = assertThrows(RunException.class, run::readRecord);
        assertEquals(key, e.key(), e.getMessage());
        assertTrue(e.getMessage().contains(run.recordFile().toString()), e.getMessage());
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        run.path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
