package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.Numbers;
import org.layerwright.event.RunState;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.RunFolder;
import org.layerwright.worker.fake.Services;

/** Who is asked, and what becomes of questions when workers end. */
@Timeout(60)
class DefaultInspectionServiceTest {
    private static final WeightSource FRESH = WeightSource.fresh("{}", 1);

    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private final AtomicInteger seconds = new AtomicInteger();
    private DefaultTrainingService training;
    private DefaultTrainingService second;
    private DefaultInspectionService inspection;

    @BeforeEach
    void open() {
        training = Services.fake(folder);
        training.addListener(heard);
        inspection = new DefaultInspectionService(training, () -> {
            seconds.incrementAndGet();
            second = Services.fake(folder);
            return second;
        });
    }

    @AfterEach
    void close() {
        inspection.close();
        training.close();
    }

    @Test
    void withoutARunThereIsNothingLiveAndNoWorkerIsStartedForIt() throws Exception {
        assertEquals("error.inspect.noRun", failure(inspection.weights(WeightSource.live(), "dense")));
        assertEquals(-1, training.workerPid());
        assertEquals(RunState.IDLE, training.state());

        training.start(Services.NETWORK, Services.plan("mnist", 1), false);
        heard.next(WorkerEvent.RunFinished.class);
        assertEquals("error.inspect.noRun", failure(inspection.weights(WeightSource.live(), "dense")));
        assertEquals(RunState.DONE, training.state());
        assertEquals(0, seconds.get());
    }

    @Test
    void liveQuestionsGoToTheWorkerThatTrainsAndDisturbNothing() throws Exception {
        Path run = training.start(Services.NETWORK, Services.plan("mnist", 100_000), false);
        heard.next(WorkerEvent.StepDone.class);
        WorkerEvent.WeightsShown shown = get(inspection.weights(WeightSource.live(), "dense"));
        assertEquals("LIVE", shown.weights().get(0).name());
        assertEquals(
                training.workerPid(), (long) shown.weights().get(0).values().get(0));
        assertEquals("error.inspect.noRun", failureOfSecond(WeightSource.live()));
        assertEquals(RunState.RUNNING, training.state());

        training.send(new WorkerCommand.Pause());
        heard.next(WorkerEvent.Paused.class);
        get(inspection.infer(WeightSource.live(), new float[0], 0));
        assertEquals(RunState.PAUSED, training.state());
        training.send(new WorkerCommand.Stop());
        heard.next(WorkerEvent.RunStopped.class);
        assertEquals(RunState.DONE, training.state());
        StringBuilder diary = new StringBuilder();
        new RunFolder(run)
                .readEvents(event -> diary.append(event.get("type").asText()).append(' '));
        assertFalse(diary.toString().contains("WeightsShown"), diary.toString());
        assertFalse(diary.toString().contains("Inferred"), diary.toString());
    }

    /** What the other worker says, which has no run. */
    private String failureOfSecond(WeightSource source) throws Exception {
        get(inspection.weights(FRESH, "dense"));
        Heard other = new Heard();
        second.addListener(other);
        second.send(new WorkerCommand.ShowWeights("7", source, "dense"));
        WorkerEvent.Failed failed = other.next(WorkerEvent.Failed.class);
        assertEquals("7", failed.requestId());
        return failed.code();
    }

    @Test
    void otherQuestionsGoToAWorkerOfTheirOwnWhileARunGoesOn() throws Exception {
        training.start(Services.NETWORK, Services.plan("mnist", 100_000), false);
        heard.next(WorkerEvent.StepDone.class);
        WorkerEvent.WeightsShown first = get(inspection.weights(FRESH, "dense"));
        WorkerEvent.WeightsShown again = get(inspection.weights(WeightSource.model("/m.lwm"), "dense"));
        assertEquals("MODEL", again.weights().get(0).name());
        assertEquals(second.workerPid(), (long) first.weights().get(0).values().get(0));
        assertNotEquals(training.workerPid(), second.workerPid());
        assertNotEquals(first.requestId(), again.requestId());
        assertEquals(1, seconds.get());
        assertEquals(RunState.RUNNING, training.state());
    }

    @Test
    void whileNothingIsTrainedTheFirstWorkerAnswersWhatIsShort() throws Exception {
        WorkerEvent.WeightsShown shown = get(inspection.weights(FRESH, "dense"));
        assertEquals(
                training.workerPid(), (long) shown.weights().get(0).values().get(0));
        assertEquals(0, seconds.get());
        assertEquals(RunState.IDLE, training.state());
        get(inspection.infer(FRESH, new float[0], 0));
        assertEquals(1, seconds.get(), "what may take long never stands before a run");

        training.start(Services.NETWORK, Services.plan("mnist", 1), false);
        heard.next(WorkerEvent.RunFinished.class);
        assertEquals(RunState.DONE, training.state());
    }

    @Test
    void aFailureBelongsToItsQuestion() throws Exception {
        CompletableFuture<WorkerEvent.WeightsShown> wrong = inspection.weights(FRESH, "none");
        CompletableFuture<WorkerEvent.WeightsShown> right = inspection.weights(FRESH, "dense");
        assertEquals("error.inspect.layer", failure(wrong));
        assertEquals("dense", get(right).layer());
    }

    @Test
    void questionsFailWhereTheirWorkerDiesAndTheNextStartsAnother() throws Exception {
        long first = (long) get(inspection.weights(FRESH, "dense"))
                .weights()
                .get(0)
                .values()
                .get(0);
        CompletableFuture<WorkerEvent.WeightsShown> deadly = inspection.weights(FRESH, "crash");
        CompletableFuture<WorkerEvent.WeightsShown> behind = inspection.weights(FRESH, "dense");
        assertEquals("error.worker.unanswered", failure(deadly));
        assertEquals("error.worker.unanswered", failure(behind));
        assertNotEquals(first, (long) get(inspection.weights(FRESH, "dense"))
                .weights()
                .get(0)
                .values()
                .get(0));
    }

    @Test
    void aRunThatDiesTakesItsQuestionsWithIt() throws Exception {
        training.start(Services.NETWORK, Services.plan("hangs", 1), false);
        heard.next(WorkerEvent.StepDone.class);
        CompletableFuture<WorkerEvent.WeightsShown> question = inspection.weights(WeightSource.live(), "dense");
        ProcessHandle.of(training.workerPid()).orElseThrow().destroyForcibly();
        assertEquals("error.worker.unanswered", failure(question));
        heard.next(WorkerEvent.Lost.class);
        assertEquals(RunState.LOST, training.state());
    }

    @Test
    void aCancelledJudgementEndsAndOneThatWaitsIsNotBegun() throws Exception {
        Path file = Files.writeString(folder.resolve("m.lwm"), "");
        WeightSource model = WeightSource.model(file.toString());
        CompletableFuture<String> told = new CompletableFuture<>();
        CompletableFuture<WorkerEvent.Judged> first =
                inspection.judge(model, "endless", DataPart.TEST, (done, of) -> told.complete(done + " of " + of));
        CompletableFuture<WorkerEvent.Judged> waits =
                inspection.judge(model, "endless", DataPart.TEST, (done, of) -> {});
        assertEquals("1 of 3", get(told));
        waits.cancel(true);
        first.cancel(true);
        assertEquals(
                3,
                get(inspection.judge(model, "mnist", DataPart.TEST, (done, of) -> {}))
                        .targets()
                        .size());
        assertEquals(1, seconds.get(), "the worker lives");
    }

    @Test
    void closingEndsTheOwnWorkerAndAllQuestions() throws Exception {
        get(inspection.infer(FRESH, new float[0], 0));
        ProcessHandle worker = ProcessHandle.of(second.workerPid()).orElseThrow();
        training.start(Services.NETWORK, Services.plan("hangs", 1), false);
        heard.next(WorkerEvent.StepDone.class);
        CompletableFuture<WorkerEvent.WeightsShown> question = inspection.weights(WeightSource.live(), "dense");
        inspection.close();
        assertFalse(worker.isAlive());
        assertEquals("error.inspect.closed", failure(question));
        assertEquals("error.inspect.closed", failure(inspection.weights(FRESH, "dense")));
        assertTrue(training.state().isActive());
    }

    @Test
    void moreNumbersThanALineTakesAreRefused() {
        assertEquals("error.inspect.large", failure(inspection.infer(FRESH, new float[Numbers.MOST + 1], 1)));
        assertFalse(Files.exists(folder.resolve("sessions")));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static String failure(CompletableFuture<?> future) {
        ExecutionException e = assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS));
        return assertInstanceOf(InspectionException.class, e.getCause())
                .failure()
                .code();
    }
}
