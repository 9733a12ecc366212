package org.layerwright.worker.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.layerwright.event.Numbers;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent;

/**
 * Asks the worker that trains about the run in progress, and a worker of its own about everything else, so that a look
 * at a saved model does not wait for the end of a run. While nothing is trained, the first one answers short questions
 * as well; the second worker is started at the first question that needs it.
 */
public final class DefaultInspectionService implements InspectionService {
    private static final List<String> NOTHING = List.of();

    private final TrainingService training;
    private final Supplier<TrainingService> others;
    private final Map<String, CompletableFuture<WorkerEvent.Answer>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Progress> reports = new ConcurrentHashMap<>();
    private final Consumer<WorkerEvent> listener = this::hear;
    // Two services with one worker may never take each other's answers.
    private final String prefix = UUID.randomUUID() + "-";
    private final AtomicLong asked = new AtomicLong();

    // Guarded by this.
    private TrainingService own;
    private boolean closed;

    /**
     * @param training where the run in progress is; it is not closed here
     * @param others makes a service of its own for all other questions; it is closed with this one
     */
    public DefaultInspectionService(TrainingService training, Supplier<TrainingService> others) {
        this.training = training;
        this.others = others;
        training.addListener(listener);
    }

    @Override
    public CompletableFuture<WorkerEvent.ActivationsShown> activations(
            WeightSource source, float[] sample, List<String> layers) {
        return ask(
                WorkerEvent.ActivationsShown.class,
                sample.length,
                id -> new WorkerCommand.ShowActivations(id, source, Numbers.of(sample), layers));
    }

    @Override
    public CompletableFuture<WorkerEvent.WeightsShown> weights(WeightSource source, String layer) {
        return ask(WorkerEvent.WeightsShown.class, 0, id -> new WorkerCommand.ShowWeights(id, source, layer));
    }

    @Override
    public CompletableFuture<WorkerEvent.SaliencyShown> saliency(
            WeightSource source, float[] sample, int target, SaliencyMethod method) {
        return ask(
                WorkerEvent.SaliencyShown.class,
                sample.length,
                id -> new WorkerCommand.ShowSaliency(id, source, Numbers.of(sample), target, method));
    }

    @Override
    public CompletableFuture<WorkerEvent.Inferred> infer(WeightSource source, float[] samples, int count) {
        return ask(
                WorkerEvent.Inferred.class,
                samples.length,
                id -> new WorkerCommand.Infer(id, source, Numbers.of(samples), count));
    }

    @Override
    public CompletableFuture<WorkerEvent.Judged> judge(
            WeightSource source, String dataset, DataPart part, Progress progress) {
        return askLong(
                WorkerEvent.Judged.class, source, progress, id -> new WorkerCommand.Judge(id, source, dataset, part));
    }

    @Override
    public CompletableFuture<WorkerEvent.ModelBenched> bench(
            String modelFile,
            List<Integer> batchSizes,
            List<Integer> threads,
            double seconds,
            DoubleConsumer progress) {
        return askLong(
                WorkerEvent.ModelBenched.class,
                WeightSource.model(modelFile),
                (done, of) -> progress.accept((double) done / of),
                id -> new WorkerCommand.BenchModel(id, modelFile, batchSizes, threads, seconds));
    }

    /** Asks what takes long: how far it is is told, and the worker hears when the answer is not wanted any more. */
    private <A extends WorkerEvent.Answer> CompletableFuture<A> askLong(
            Class<A> type, WeightSource source, Progress progress, Function<String, WorkerCommand> question) {
        String id = prefix + asked.incrementAndGet();
        TrainingService worker = workerFor(source);
        reports.put(id, progress);
        CompletableFuture<A> answer = send(type, worker, question.apply(id));
        answer.whenComplete((result, error) -> {
            reports.remove(id);
            if (answer.isCancelled() && worker != null) {
                waiting.remove(id);
                worker.send(new WorkerCommand.Cancel(id));
            }
        });
        return answer;
    }

    private <A extends WorkerEvent.Answer> CompletableFuture<A> ask(
            Class<A> answer, int numbers, Function<String, WorkerCommand.Question> question) {
        if (numbers > Numbers.MOST) {
            List<String> found = List.of(Integer.toString(numbers), Integer.toString(Numbers.MOST));
            return failed(EndWords.failed("error.inspect.large", found, false));
        }
        String id = prefix + asked.incrementAndGet();
        WorkerCommand.Question command = question.apply(id);
        if (command.source().kind() != WeightSource.Kind.LIVE && isShort(command) && !isClosed()) {
            CompletableFuture<WorkerEvent.Answer> future = new CompletableFuture<>();
            waiting.put(id, future);
            if (training.sendWhileIdle(command)) {
                if (isClosed()) {
                    future.completeExceptionally(new InspectionException(closedSentence(id)));
                }
                return future.thenApply(answer::cast);
            }
            waiting.remove(id);
        }
        return send(answer, workerFor(command.source()), command);
    }

    /** @param worker null once this is closed */
    private <A extends WorkerEvent.Answer> CompletableFuture<A> send(
            Class<A> answer, TrainingService worker, WorkerCommand command) {
        String id = command.requestId();
        if (worker == null) {
            return failed(closedSentence(id));
        }
        CompletableFuture<WorkerEvent.Answer> future = new CompletableFuture<>();
        waiting.put(id, future);
        worker.send(command);
        if (isClosed()) {
            future.completeExceptionally(new InspectionException(closedSentence(id)));
        }
        return future.thenApply(answer::cast);
    }

    /** What is answered within a moment, so that a run that begins meanwhile begins as soon as ever. */
    private static boolean isShort(WorkerCommand.Question question) {
        return question instanceof WorkerCommand.ShowActivations || question instanceof WorkerCommand.ShowWeights;
    }

    /** Who is to be asked; null once this is closed. */
    private synchronized TrainingService workerFor(WeightSource source) {
        if (closed) {
            return null;
        }
        if (source.kind() == WeightSource.Kind.LIVE) {
            return training;
        }
        if (own == null) {
            own = others.get();
            own.addListener(listener);
        }
        return own;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void hear(WorkerEvent event) {
        if (event instanceof WorkerEvent.AnswerProgress progress) {
            Progress report = reports.get(progress.requestId());
            if (report != null) {
                report.told(progress.done(), progress.of());
            }
        } else if (event instanceof WorkerEvent.Answer answer) {
            CompletableFuture<WorkerEvent.Answer> future = waiting.remove(answer.requestId());
            if (future != null) {
                future.complete(answer);
            }
        } else if (event instanceof WorkerEvent.Failed failure) {
            CompletableFuture<WorkerEvent.Answer> future = waiting.remove(failure.requestId());
            if (future != null) {
                future.completeExceptionally(new InspectionException(failure));
            }
        }
    }

    private static <A> CompletableFuture<A> failed(WorkerEvent.Failed failure) {
        return CompletableFuture.failedFuture(new InspectionException(failure));
    }

    private static WorkerEvent.Failed closedSentence(String id) {
        return EndWords.failed("error.inspect.closed", NOTHING, false).answering(id);
    }

    /** Ends the worker of its own; questions that are not answered by now fail. */
    @Override
    public void close() {
        TrainingService last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = own;
        }
        training.removeListener(listener);
        if (last != null) {
            last.close();
        }
        waiting.forEach((id, future) -> future.completeExceptionally(new InspectionException(closedSentence(id))));
        waiting.clear();
    }
}
