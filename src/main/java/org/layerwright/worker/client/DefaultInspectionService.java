package org.layerwright.worker.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent;

/** Asks the worker that trains about the run in progress, and a worker of its own about everything else. */
public final class DefaultInspectionService implements InspectionService {
    public DefaultInspectionService(TrainingService training) {}

    @Override
    public CompletableFuture<WorkerEvent.ActivationsShown> activations(
            WeightSource source, float[] sample, List<String> layers) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<WorkerEvent.WeightsShown> weights(WeightSource source, String layer) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<WorkerEvent.SaliencyShown> saliency(
            WeightSource source, float[] sample, int target, SaliencyMethod method) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<WorkerEvent.Inferred> infer(WeightSource source, float[] samples, int count) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<WorkerEvent.Judged> judge(WeightSource source, String dataset, DataPart part) {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {}
}
