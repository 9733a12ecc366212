package org.layerwright.worker.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent;

/**
 * Questions about weights: of the run in progress, of a model file, or of a network that was never trained. No method
 * waits; answers come on a thread of the service. What cannot be answered completes with an {@link
 * InspectionException}, whose sentence is for the user; as with all futures, a later stage finds it as the cause of a
 * {@link java.util.concurrent.CompletionException}. A network of one output that tells two classes apart gives two
 * numbers, one for each class. Safe to use from any thread.
 */
public interface InspectionService extends AutoCloseable {
    /** Takes how many samples are done, of how many. */
    @FunctionalInterface
    interface Progress {
        void told(int done, int of);
    }

    /**
     * What layers give for a sample.
     *
     * @param sample as the data set gives it
     * @param layers by name; empty for all
     */
    CompletableFuture<WorkerEvent.ActivationsShown> activations(
            WeightSource source, float[] sample, List<String> layers);

    /** The weights of a layer. */
    CompletableFuture<WorkerEvent.WeightsShown> weights(WeightSource source, String layer);

    /** @param target the class; -1 for the most probable one */
    CompletableFuture<WorkerEvent.SaliencyShown> saliency(
            WeightSource source, float[] sample, int target, SaliencyMethod method);

    /** The outputs for {@code count} samples that follow each other in {@code samples}. */
    CompletableFuture<WorkerEvent.Inferred> infer(WeightSource source, float[] samples, int count);

    /**
     * The outputs for every sample of a part of a data set, given by id or path. To cancel the future ends the work.
     *
     * @param progress told how far it is; on a thread of the service
     */
    CompletableFuture<WorkerEvent.Judged> judge(WeightSource source, String dataset, DataPart part, Progress progress);

    /**
     * How fast a model file answers, see {@link org.layerwright.event.WorkerCommand.BenchModel}. To cancel the future ends
     * the work.
     *
     * @param progress told how much is done, in [0, 1]; on a thread of the service
     */
    CompletableFuture<WorkerEvent.ModelBenched> bench(
            String modelFile, List<Integer> batchSizes, List<Integer> threads, double seconds, DoubleConsumer progress);

    @Override
    void close();
}
