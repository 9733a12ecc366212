package org.layerwright.worker.client;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.layerwright.event.WorkerEvent;
import org.layerwright.export.proof.ProofReport;

/**
 * Exports models and proves the files, in a worker of its own: a program or a native library that breaks there takes
 * nothing else with it, and whatever goes on can be cancelled. One export at a time. No method waits, except {@link
 * #close()}. Safe to use from any thread.
 */
public interface ExportService extends AutoCloseable {
    /**
     * What is to be exported.
     *
     * @param target an exporter's id
     * @param raw whether the file is to take data as they come and to answer probabilities
     * @param file the main file
     * @param dataset whose samples it is proven with: an id or path, {@code random}, or empty for what it was trained on
     * @param samples how many; 0 for no proof
     */
    record Request(Path model, String target, boolean raw, Path file, String dataset, int samples) {}

    /**
     * Exports. What cannot be done completes with an {@link InspectionException}, what was cancelled with a {@link
     * java.util.concurrent.CancellationException}.
     *
     * @param progress told of phases and of samples that are done, on a thread of the service
     * @throws IllegalStateException where another export goes on
     */
    CompletableFuture<ProofReport> export(Request request, Consumer<WorkerEvent> progress);

    /** Ends the export in progress; a file that is written already stays. */
    void cancel();

    /** Nothing more is to be exported for a while: lets the worker go where it has nothing to do. */
    void rest();

    @Override
    void close();
}
