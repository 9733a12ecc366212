package org.layerwright.worker.client;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.export.proof.ProofReport;

/** Starts a worker at the first export and keeps it until it is told to rest. To cancel is to end the worker. */
public final class DefaultExportService implements ExportService {
    private final Supplier<TrainingService> workers;
    private final Executor background;

    // Guarded by this.
    private TrainingService worker;
    private Export current;
    private boolean closed;

    /**
     * @param workers makes services, which are closed here
     * @param background where they are closed, which may take two seconds
     */
    public DefaultExportService(Supplier<TrainingService> workers, Executor background) {
        this.workers = workers;
        this.background = background;
    }

    @Override
    public synchronized CompletableFuture<ProofReport> export(Request request, Consumer<WorkerEvent> progress) {
        if (current != null) {
            throw new IllegalStateException("There is an export already; wait for its end or cancel it first.");
        }
        if (closed) {
            WorkerEvent.Failed failure = EndWords.failed("error.inspect.closed", List.of(), false);
            return CompletableFuture.failedFuture(new InspectionException(failure));
        }
        if (worker == null) {
            worker = workers.get();
        }
        current = new Export(UUID.randomUUID().toString(), worker, progress);
        worker.addListener(current);
        worker.send(new WorkerCommand.Export(
                current.id,
                request.model().toString(),
                request.target(),
                request.raw(),
                request.file().toString(),
                request.dataset(),
                request.samples()));
        return current.future;
    }

    @Override
    public void cancel() {
        Export cancelled;
        synchronized (this) {
            if (current == null) {
                return;
            }
            cancelled = current;
            current = null;
            endWorker();
        }
        cancelled.future.completeExceptionally(new CancellationException());
    }

    @Override
    public synchronized void rest() {
        if (current == null) {
            endWorker();
        }
    }

    /** Under the lock. */
    private void endWorker() {
        if (worker != null) {
            TrainingService last = worker;
            worker = null;
            background.execute(last::close);
        }
    }

    private synchronized boolean isCurrent(Export export) {
        return current == export;
    }

    private synchronized void done(Export export) {
        if (current == export) {
            current = null;
        }
    }

    @Override
    public void close() {
        TrainingService last;
        Export cancelled;
        synchronized (this) {
            closed = true;
            last = worker;
            cancelled = current;
            worker = null;
            current = null;
        }
        if (last != null) {
            last.close();
        }
        if (cancelled != null) {
            cancelled.future.completeExceptionally(new CancellationException());
        }
    }

    /** One export, from the command to its answer. */
    private final class Export implements Consumer<WorkerEvent> {
        private final String id;
        private final TrainingService worker;
        private final Consumer<WorkerEvent> progress;
        private final CompletableFuture<ProofReport> future = new CompletableFuture<>();

        Export(String id, TrainingService worker, Consumer<WorkerEvent> progress) {
            this.id = id;
            this.worker = worker;
            this.progress = progress;
        }

        @Override
        public void accept(WorkerEvent event) {
            if (!isCurrent(this)) {
                return;
            }
            if (event instanceof WorkerEvent.Exported exported
                    && exported.requestId().equals(id)) {
                end();
                future.complete(exported.report());
            } else if (event instanceof WorkerEvent.Failed failed && concerns(failed)) {
                end();
                future.completeExceptionally(new InspectionException(failed));
            } else if (event instanceof WorkerEvent.PhaseChanged || event instanceof WorkerEvent.EvaluationProgress) {
                progress.accept(event);
            }
        }

        /** A failure without a request is the worker's own, which then answers nothing any more. */
        private boolean concerns(WorkerEvent.Failed failed) {
            return failed.requestId().isEmpty() || failed.requestId().equals(id);
        }

        private void end() {
            worker.removeListener(this);
            done(this);
        }
    }
}
