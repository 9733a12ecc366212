package org.layerwright.worker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEngine;
import org.layerwright.event.WorkerEvent;
import org.layerwright.export.proof.ProofFile;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunLock;
import org.layerwright.run.RunRecord;
import org.layerwright.worker.fake.FakeEngine;
import org.layerwright.worker.fake.Services;
import org.layerwright.worker.link.Connection;
import org.layerwright.worker.link.Rendezvous;

/** The worker's side of the protocol, without a process. */
@Timeout(30)
class WorkerHostTest {
    private final LineCodec<WorkerCommand> commands = new LineCodec<>(WorkerCommand.class);
    private final LineCodec<WorkerEvent> events = new LineCodec<>(WorkerEvent.class);
    private final CompletableFuture<Integer> halted = new CompletableFuture<>();

    @TempDir
    Path folder;

    private Connection owner;
    private WorkerHost host;
    private CompletableFuture<Integer> served = CompletableFuture.completedFuture(0);

    @BeforeEach
    void connect() throws Exception {
        try (Rendezvous rendezvous = Rendezvous.open()) {
            CompletableFuture<Connection> coming = CompletableFuture.supplyAsync(() -> {
                try {
                    return rendezvous.accept();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            Connection worker = Connection.to(rendezvous.invitation("cpu", "."));
            owner = coming.get(10, TimeUnit.SECONDS);
            Clock clock = Clock.systemDefaultZone();
            ExportJob exports = new ExportJob(new DatasetCatalog(Path.of("")), clock, "test", () -> {});
            host = new WorkerHost(worker, clock, halted::complete, exports);
        }
    }

    /** Whose owner has gone still writes a checkpoint: into a folder that must be there until then. */
    @AfterEach
    void disconnect() throws Exception {
        owner.close();
        CompletableFuture.anyOf(served, halted).get(20, TimeUnit.SECONDS);
    }

    private CompletableFuture<Integer> serve(Supplier<WorkerEngine> engine) {
        served = CompletableFuture.supplyAsync(() -> host.serve(engine, "cpu"));
        return served;
    }

    @Test
    void passesOverGarbageAndGoesOn() throws Exception {
        CompletableFuture<Integer> serving = serve(FakeEngine::new);
        assertTrue(hear() instanceof WorkerEvent.Ready);
        owner.writeLine("this is no command");
        owner.writeLine("{\"type\":\"Explode\"}");
        owner.writeLine("{\"type\":\"SetLearningRate\",\"learningRate\":\"high\"}");
        owner.writeLine("{\"type\":\"SetLearningRate\",\"learningRate\":-1}");
        owner.writeLine("[]");
        owner.writeLine("");
        send(new WorkerCommand.Predict("1", "m", "i", false, false));
        assertTrue(hear() instanceof WorkerEvent.Predicted);
        send(new WorkerCommand.Shutdown());
        assertEquals(0, serving.get(10, TimeUnit.SECONDS));
    }

    @Test
    void exportsAndTellsItsPhases() throws Exception {
        CompletableFuture<Integer> serving = serve(FakeEngine::new);
        hear();
        Path model = folder.resolve("kept.lwm");
        try (InputStream in = ModelFile.class.getResourceAsStream("version-1.lwm")) {
            Files.copy(in, model);
        }
        Path file = folder.resolve("kept.onnx");
        send(new WorkerCommand.Export("1", model.toString(), "floppy", false, file.toString(), "random", 2));
        assertEquals("error.proof.target", hearUntil(WorkerEvent.Failed.class).code());
        send(new WorkerCommand.Export("2", model.toString(), "onnx", false, model.toString(), "random", 2));
        assertEquals("error.proof.same", hearUntil(WorkerEvent.Failed.class).code());
        send(new WorkerCommand.Export("3", model.toString(), "onnx", false, file.toString(), "random", 2));
        List<WorkerEvent.Phase> phases = new ArrayList<>();
        WorkerEvent event = hear();
        for (; !(event instanceof WorkerEvent.Exported); event = hear()) {
            if (event instanceof WorkerEvent.PhaseChanged changed) {
                phases.add(changed.phase());
            }
        }
        assertEquals(
                List.of(
                        WorkerEvent.Phase.LOADING,
                        WorkerEvent.Phase.SAVING,
                        WorkerEvent.Phase.TESTING,
                        WorkerEvent.Phase.REPLAYING),
                phases);
        ProofReport report = ((WorkerEvent.Exported) event).report();
        assertEquals(ProofReport.Outcome.DIFFERS, report.trial().outcome());
        assertEquals("fake", report.versions().get("engine"));
        assertEquals(Files.size(file), report.written().bytes());
        assertEquals(report, ProofFile.read(ProofFile.beside(file)));
        send(new WorkerCommand.Shutdown());
        assertEquals(0, serving.get(10, TimeUnit.SECONDS));
    }

    /** As when somebody cancels: the owner closes the link while our side is being asked. */
    @Test
    void aClosedLinkEndsAnExport() throws Exception {
        Path model = folder.resolve("kept.lwm");
        try (InputStream in = ModelFile.class.getResourceAsStream("version-1.lwm")) {
            Files.copy(in, model);
        }
        CompletableFuture<Integer> serving = serve(FakeEngine::new);
        hear();
        Path file = folder.resolve("kept.onnx");
        send(new WorkerCommand.Export(
                "1", model.toString(), "onnx", false, file.toString(), "random", FakeEngine.ENDLESS));
        hearUntil(WorkerEvent.EvaluationProgress.class);
        owner.close();
        assertEquals(0, serving.get(10, TimeUnit.SECONDS));
        assertFalse(Files.exists(ProofFile.beside(file)), "nothing is claimed of an export that was cancelled");
        assertFalse(halted.isDone());
    }

    @Test
    void aLineThatIsTooLongEndsTheWorkerInOrder() throws Exception {
        CompletableFuture<Integer> serving = serve(FakeEngine::new);
        hear();
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
            try {
                owner.writeLine("x".repeat(Connection.MAX_LINE_BYTES + 1));
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
        assertEquals(0, serving.get(20, TimeUnit.SECONDS));
        owner.close();
        flood.handle((done, problem) -> null).get(10, TimeUnit.SECONDS);
    }

    @Test
    void aClosedLinkStopsTheRunWithACheckpoint() throws Exception {
        Path run = run("mnist");
        CompletableFuture<Integer> serving = serve(FakeEngine::new);
        send(new WorkerCommand.StartRun(run.toString(), false, false));
        hearUntil(WorkerEvent.StepDone.class);
        owner.close();
        assertEquals(0, serving.get(10, TimeUnit.SECONDS));
        assertFalse(halted.isDone());
        List<String> diary = new ArrayList<>();
        new RunFolder(run).readEvents(event -> diary.add(event.get("type").asText()));
        assertEquals("RunStopped", diary.get(diary.size() - 1));
        assertFalse(new RunFolder(run).isLocked());
    }

    @Test
    void workThatDoesNotEndIsEndedWithTheProcess() throws Exception {
        Path run = run("hangs");
        serve(FakeEngine::new);
        send(new WorkerCommand.StartRun(run.toString(), false, false));
        hearUntil(WorkerEvent.StepDone.class);
        long before = System.nanoTime();
        owner.close();
        assertEquals(0, halted.get(10, TimeUnit.SECONDS));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        assertTrue(millis >= 1400 && millis < 2000, () -> "after " + millis + " ms");
    }

    @Test
    void anEngineThatCannotStartIsTold() throws Exception {
        CompletableFuture<Integer> serving = serve(() -> {
            throw new UnsatisfiedLinkError("no library");
        });
        WorkerEvent.Failed failed = (WorkerEvent.Failed) hear();
        assertEquals("error.worker.internal", failed.code());
        assertTrue(failed.message().contains("no library"), failed.message());
        assertEquals(WorkerHost.EXIT_NOT_READY, serving.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aRunFolderInUseIsRefused() throws Exception {
        Path run = run("mnist");
        serve(FakeEngine::new);
        hear();
        try (RunLock other = new RunFolder(run).lock()) {
            send(new WorkerCommand.StartRun(run.toString(), false, false));
            assertEquals("error.run.locked", ((WorkerEvent.Failed) hear()).code());
        }
        send(new WorkerCommand.StartRun(run.toString(), false, false));
        hearUntil(WorkerEvent.StepDone.class);
    }

    @Test
    void aFolderThatIsNoRunIsRefused() throws Exception {
        serve(FakeEngine::new);
        hear();
        send(new WorkerCommand.StartRun(folder.toString(), false, false));
        assertEquals("error.run.noFolder", ((WorkerEvent.Failed) hear()).code());
    }

    @Test
    void aRequestOfTheSystemToEndSavesFirst() throws Exception {
        Path run = run("mnist");
        CompletableFuture<Integer> serving = serve(FakeEngine::new);
        send(new WorkerCommand.StartRun(run.toString(), false, false));
        hearUntil(WorkerEvent.StepDone.class);
        host.end(Duration.ofSeconds(10));
        hearUntil(WorkerEvent.RunStopped.class);
        assertEquals(0, serving.get(10, TimeUnit.SECONDS));
    }

    private Path run(String behaviour) {
        RunFolder run = RunFolder.create(folder, "host", Clock.systemDefaultZone());
        run.writeRecord(
                RunRecord.started(
                        Services.NETWORK,
                        Services.plan(behaviour, 100_000),
                        new RunRecord.Provenance(behaviour, "", "cpu", "", 1, Map.of()),
                        Clock.systemDefaultZone().instant()),
                new AtomicFiles());
        return run.path();
    }

    private void send(WorkerCommand command) throws IOException {
        owner.writeLine(commands.encode(command));
    }

    private WorkerEvent hear() throws IOException {
        return events.decode(owner.readLine());
    }

    private <T extends WorkerEvent> T hearUntil(Class<T> type) throws IOException {
        while (true) {
            String line = owner.readLine();
            assertNotNull(line, () -> "the link ended before " + type.getSimpleName());
            WorkerEvent event = events.decode(line);
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }
}
