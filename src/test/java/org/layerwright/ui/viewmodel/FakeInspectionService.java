package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent;
import org.layerwright.worker.client.InspectionService;

/** Notes what it is asked and leaves the answers to the test. */
public final class FakeInspectionService implements InspectionService {
    /** A question with the future that the test completes. */
    public record Asked<T>(String what, WeightSource source, float[] samples, CompletableFuture<T> answer) {}

    public final List<Asked<WorkerEvent.ActivationsShown>> activations = new ArrayList<>();
    public final List<Asked<WorkerEvent.ModelBenched>> benches = new ArrayList<>();
    public final List<Asked<WorkerEvent.WeightsShown>> weights = new ArrayList<>();
    public final List<Asked<WorkerEvent.SaliencyShown>> saliencies = new ArrayList<>();
    public final List<Asked<WorkerEvent.Inferred>> inferences = new ArrayList<>();
    public final List<Asked<WorkerEvent.Judged>> judgements = new ArrayList<>();
    /** Who wants to hear how far each of the judgements is. */
    public final List<Progress> reports = new ArrayList<>();

    /** The question asked last that is not answered yet. */
    public static <T> Optional<Asked<T>> open(List<Asked<T>> asked) {
        return asked.stream().filter(question -> !question.answer().isDone()).reduce((first, second) -> second);
    }

    @Override
    public CompletableFuture<WorkerEvent.ActivationsShown> activations(
            WeightSource source, float[] sample, List<String> layers) {
        return note(activations, "activations " + layers, source, sample);
    }

    @Override
    public CompletableFuture<WorkerEvent.WeightsShown> weights(WeightSource source, String layer) {
        return note(weights, "weights " + layer, source, new float[0]);
    }

    @Override
    public CompletableFuture<WorkerEvent.SaliencyShown> saliency(
            WeightSource source, float[] sample, int target, SaliencyMethod method) {
        return note(saliencies, "saliency " + target + " " + method, source, sample);
    }

    @Override
    public CompletableFuture<WorkerEvent.Inferred> infer(WeightSource source, float[] samples, int count) {
        return note(inferences, "infer " + count, source, samples);
    }

    @Override
    public CompletableFuture<WorkerEvent.ModelBenched> bench(
            String modelFile,
            List<Integer> batchSizes,
            List<Integer> threads,
            double seconds,
            DoubleConsumer progress) {
        CompletableFuture<WorkerEvent.ModelBenched> answer = new CompletableFuture<>();
        benches.add(new Asked<>(
                "bench " + batchSizes + " " + threads + " " + seconds,
                WeightSource.model(modelFile),
                new float[0],
                answer));
        return answer;
    }

    @Override
    public CompletableFuture<WorkerEvent.Judged> judge(
            WeightSource source, String dataset, DataPart part, Progress progress) {
        reports.add(progress);
        return note(judgements, "judge " + dataset + " " + part, source, new float[0]);
    }

    @Override
    public void close() {}

    private static <T> CompletableFuture<T> note(
            List<Asked<T>> list, String what, WeightSource source, float[] samples) {
        Asked<T> asked = new Asked<>(what, source, samples.clone(), new CompletableFuture<>());
        list.add(asked);
        return asked.answer();
    }
}
