package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EvaluationProgress;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.event.WorkerEvent.PhaseChanged;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.model.ModelFile;
import org.layerwright.worker.client.ExportService.Request;
import org.layerwright.worker.fake.FakeEngine;
import org.layerwright.worker.fake.Services;

/** Exports with workers whose engine answers 0 to everything. */
@Timeout(60)
class DefaultExportServiceTest {
    @TempDir
    Path folder;

    private final BlockingQueue<WorkerEvent> progress = new LinkedBlockingQueue<>();
    private final List<DefaultTrainingService> workers = new ArrayList<>();
    private DefaultExportService exports;
    private Path model;

    @BeforeEach
    void open() throws IOException {
        model = folder.resolve("kept.lwm");
        try (InputStream in = ModelFile.class.getResourceAsStream("version-1.lwm")) {
            Files.copy(in, model);
        }
        exports = new DefaultExportService(
                () -> {
                    workers.add(Services.fake(folder));
                    return workers.get(workers.size() - 1);
                },
                Runnable::run);
    }

    @AfterEach
    void close() {
        exports.close();
    }

    private Request request(String target, int samples) {
        return new Request(model, target, false, folder.resolve("kept.onnx"), "random", samples);
    }

    @Test
    void tellsPhasesAndAnswersWithTheReport() throws Exception {
        CompletableFuture<ProofReport> answer = exports.export(request("onnx", 3), progress::add);
        assertThrows(IllegalStateException.class, () -> exports.export(request("onnx", 3), event -> {}));
        ProofReport report = answer.get(30, TimeUnit.SECONDS);
        assertEquals(Outcome.DIFFERS, report.trial().outcome());
        assertTrue(progress.contains(new PhaseChanged(Phase.REPLAYING)), progress.toString());
        assertTrue(progress.contains(new EvaluationProgress(0, 3)), progress.toString());
        CompletableFuture<ProofReport> second = exports.export(request("onnx", 0), progress::add);
        assertEquals(Outcome.SKIPPED, second.get(30, TimeUnit.SECONDS).trial().outcome());
        assertEquals(1, workers.size(), "the worker was kept");
    }

    @Test
    void saysWhyNot() throws Exception {
        ExecutionException failed = assertThrows(
                ExecutionException.class,
                () -> exports.export(request("floppy", 3), progress::add).get(30, TimeUnit.SECONDS));
        InspectionException why = assertInstanceOf(InspectionException.class, failed.getCause());
        assertEquals("error.proof.target", why.failure().code());
        exports.rest();
        assertEquals(-1, workers.get(0).workerPid(), "nothing to do, no process");
    }

    @Test
    void canBeCancelledAndGoesOnWithAnotherWorker() throws Exception {
        CompletableFuture<ProofReport> endless = exports.export(request("onnx", FakeEngine.ENDLESS), progress::add);
        while (!(progress.poll(30, TimeUnit.SECONDS) instanceof EvaluationProgress)) {
            assertFalse(endless.isDone());
        }
        exports.rest();
        assertFalse(endless.isDone(), "whoever works does not rest");
        exports.cancel();
        assertThrows(CancellationException.class, () -> endless.get(30, TimeUnit.SECONDS));
        assertEquals(-1, workers.get(0).workerPid());
        assertEquals(
                Outcome.SKIPPED,
                exports.export(request("onnx", 0), progress::add)
                        .get(30, TimeUnit.SECONDS)
                        .trial()
                        .outcome());
    }

    @Test
    void nobodyWaitsForAClosedService() {
        CompletableFuture<ProofReport> endless = exports.export(request("onnx", FakeEngine.ENDLESS), progress::add);
        exports.close();
        assertTrue(endless.isCancelled() || endless.isCompletedExceptionally());
        assertTrue(exports.export(request("onnx", 1), progress::add).isCompletedExceptionally());
    }
}
