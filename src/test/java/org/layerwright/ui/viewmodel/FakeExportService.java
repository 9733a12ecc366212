package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.layerwright.event.WorkerEvent;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.worker.client.ExportService;

/** Exports that a test brings to their end. */
public final class FakeExportService implements ExportService {
    public final List<Request> requests = new ArrayList<>();
    public CompletableFuture<ProofReport> answer = new CompletableFuture<>();
    public Consumer<WorkerEvent> progress = event -> {};
    public int rests;

    @Override
    public CompletableFuture<ProofReport> export(Request request, Consumer<WorkerEvent> newProgress) {
        requests.add(request);
        progress = newProgress;
        answer = new CompletableFuture<>();
        return answer;
    }

    @Override
    public void cancel() {
        answer.completeExceptionally(new CancellationException());
    }

    @Override
    public void rest() {
        rests++;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
