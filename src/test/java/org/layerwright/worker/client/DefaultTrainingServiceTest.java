package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.RunState;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunStatus;
import org.layerwright.worker.fake.FakeEngine;
import org.layerwright.worker.fake.GarbageWorkerMain;
import org.layerwright.worker.fake.Services;

/** The service with real worker processes, whose engine is a fake. */
@Timeout(60)
class DefaultTrainingServiceTest {
    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private DefaultTrainingService service;

    @BeforeEach
    void open() {
        use(Services.fake(folder));
    }

    private void use(DefaultTrainingService other) {
        service = other;
        service.addListener(heard);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void trainsToTheEndAndKeepsTheWorkerForTheNextRun() throws Exception {
        assertEquals(RunState.IDLE, service.state());
        Path run = service.start(Services.NETWORK, Services.plan("mnist", 2), false);
        assertEquals(RunState.STARTING, service.state());
        heard.next(WorkerEvent.RunFinished.class);
        assertEquals(RunState.DONE, service.state());
        long steps = heard.taken().stream()
                .filter(WorkerEvent.StepDone.class::isInstance)
                .count();
        assertEquals(2 * FakeEngine.STEPS_PER_EPOCH, steps);
        assertTrue(heard.taken().get(0) instanceof WorkerEvent.Ready, "the first event is Ready");
        long pid = service.workerPid();

        service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        heard.next(WorkerEvent.RunFinished.class);
        assertEquals(pid, service.workerPid(), "the worker is kept warm");

        List<String> diary = new ArrayList<>();
        new RunFolder(run).readEvents(event -> diary.add(event.get("type").asText()));
        assertEquals(steps, diary.stream().filter("StepDone"::equals).count());
        assertEquals("RunFinished", diary.get(diary.size() - 1));
        assertTrue(Files.readString(new RunFolder(run).workerLog()).contains("training " + run.getFileName()));
    }

    @Test
    void resolvesAllCoresToTheirNumber() {
        Path run = service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                RunFolder.open(run).readRecord().plan().compute().threads());
    }

    @Test
    void pausesStepsAndStops() throws Exception {
        service.start(Services.NETWORK, Services.plan("mnist", 100_000), true);
        assertEquals(0, heard.next(WorkerEvent.Paused.class).step());
        assertEquals(RunState.PAUSED, service.state());
        service.send(new WorkerCommand.StepBatch());
        assertEquals(1, heard.next(WorkerEvent.Paused.class).step());
        service.send(new WorkerCommand.StepEpoch());
        assertEquals(10, heard.next(WorkerEvent.Paused.class).step());
        service.send(new WorkerCommand.SetLearningRate(0.5));
        assertEquals(0.5, heard.next(WorkerEvent.LearningRateChanged.class).learningRate());
        service.send(new WorkerCommand.Continue());
        heard.next(WorkerEvent.StepDone.class);
        service.send(new WorkerCommand.Stop());
        heard.next(WorkerEvent.RunStopped.class);
        assertEquals(RunState.DONE, service.state());
    }

    @Test
    void aStopBeforeTheWorkerIsThereIsNotForgotten() throws Exception {
        service.start(Services.NETWORK, Services.plan("mnist", 100_000), false);
        service.send(new WorkerCommand.Stop());
        assertEquals(RunState.STOPPING, service.state());
        heard.next(WorkerEvent.RunStopped.class);
    }

    @Test
    void aKilledWorkerIsALostRunThatCanBeResumed() throws Exception {
        Path run = service.start(Services.NETWORK, Services.plan("mnist", 100_000), false);
        service.send(new WorkerCommand.SaveCheckpoint());
        long saved = heard.next(WorkerEvent.CheckpointSaved.class).step();
        heard.next(WorkerEvent.StepDone.class, step -> step.step() > saved);
        long killed = service.workerPid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        WorkerEvent.Lost lost = heard.next(WorkerEvent.Lost.class);
        assertTrue(lost.resumable());
        assertTrue(lost.reason().contains("signal 9, SIGKILL"), lost.reason());
        assertTrue(lost.reason().contains("resumed"), lost.reason());
        assertEquals(RunState.LOST, service.state());
        assertTrue(Files.readString(new RunFolder(run).workerLog()).contains("training"));

        service.resume(run);
        WorkerEvent.RunStarted again = heard.next(WorkerEvent.RunStarted.class);
        assertTrue(again.resumed());
        assertEquals(saved, again.firstStep());
        assertNotEquals(killed, service.workerPid());
        service.send(new WorkerCommand.Stop());
        heard.next(WorkerEvent.RunStopped.class);
    }

    @Test
    void aCrashBeforeTheFirstCheckpointSaysSo() throws Exception {
        service.start(Services.NETWORK, Services.plan("crashes", 1), false);
        WorkerEvent.Lost lost = heard.next(WorkerEvent.Lost.class);
        assertFalse(lost.resumable());
        assertTrue(lost.reason().contains("signal 6, SIGABRT"), lost.reason());
        assertTrue(lost.reason().contains("start it anew"), lost.reason());

        service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        heard.next(WorkerEvent.RunFinished.class);
    }

    @Test
    void failuresOfTheEngineAreSentencesAndTheWorkerLives() throws Exception {
        Path run = service.start(Services.NETWORK, Services.plan("has no memory", 1), false);
        WorkerEvent.Failed failed = heard.next(WorkerEvent.Failed.class);
        assertEquals("error.worker.memory", failed.code());
        assertTrue(failed.message().contains("smaller batch"), failed.message());
        assertEquals(RunState.FAILED, service.state());
        assertEquals(RunStatus.FAILED, RunFolder.open(run).readRecord().status());
        assertEquals(failed.message(), RunFolder.open(run).readRecord().message());
        long pid = service.workerPid();

        service.start(Services.NETWORK, Services.plan("is locked", 1), false);
        assertEquals("error.run.locked", heard.next(WorkerEvent.Failed.class).code());

        service.start(Services.NETWORK, Services.plan("has a mistake", 1), false);
        assertEquals(
                "error.worker.internal", heard.next(WorkerEvent.Failed.class).code());
        assertEquals(pid, service.workerPid());
    }

    @Test
    void aWorkerThatEndsBeforeItIsReadyIsAFailureWithItsLastLines() throws Exception {
        service.start(
                Services.NETWORK,
                Services.plan("mnist", 1).withCompute(new TrainingPlan.ComputePlan("exits", 1)),
                false);
        WorkerEvent.Failed failed = heard.next(WorkerEvent.Failed.class);
        assertEquals("error.worker.startup", failed.code());
        assertTrue(failed.message().contains("exit code 7"), failed.message());
        assertTrue(failed.message().contains("the library says goodbye"), failed.message());
        assertEquals(RunState.FAILED, service.state());

        service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        heard.next(WorkerEvent.RunFinished.class);
    }

    @Test
    void aDeviceThatIsNotThereIsAFailureAndNeverAFallback() throws Exception {
        service.warmUp("gpu9");
        WorkerEvent.Failed failed = heard.next(WorkerEvent.Failed.class);
        assertTrue(failed.message().contains("gpu9"), failed.message());
        service.warmUp("cpu");
        assertEquals("cpu", heard.next(WorkerEvent.Ready.class).device());
    }

    @Test
    void aRunOnAnotherDeviceGetsAnotherWorker() throws Exception {
        service.warmUp("cpu");
        heard.next(WorkerEvent.Ready.class);
        long first = service.workerPid();
        TrainingPlan plan = Services.plan("mnist", 1).withCompute(new TrainingPlan.ComputePlan("cpu2", 1));
        service.start(Services.NETWORK, plan, false);
        heard.next(WorkerEvent.RunFinished.class);
        assertEquals(RunState.DONE, service.state());
        assertNotEquals(first, service.workerPid());
        assertFalse(ProcessHandle.of(first).map(ProcessHandle::isAlive).orElse(false));
        assertTrue(heard.taken().stream().noneMatch(event -> event instanceof WorkerEvent.Lost));
    }

    @Test
    void answersQuestionsAndFailsThemWithoutHarmToTheState() throws Exception {
        Path model = Files.createFile(folder.resolve("some.lwm"));
        service.send(judge("1", model));
        assertEquals(0.1, heard.next(WorkerEvent.Judged.class).loss());
        service.send(new WorkerCommand.Predict("2", model.toString(), "x.png", false, false));
        assertEquals(
                List.of(0.25, 0.75), heard.next(WorkerEvent.Predicted.class).probabilities());
        service.send(judge("3", folder.resolve("none.lwm")));
        service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        WorkerEvent.Failed failed = heard.next(WorkerEvent.Failed.class);
        assertEquals("error.model.missing", failed.code());
        assertEquals("3", failed.requestId());
        heard.next(WorkerEvent.RunFinished.class);
        assertEquals(RunState.DONE, service.state());
    }

    private static WorkerCommand.Judge judge(String id, Path model) {
        return new WorkerCommand.Judge(id, WeightSource.model(model.toString()), "mnist", DataPart.TEST);
    }

    @Test
    void garbageOnTheSocketIsALostRunInASentence() throws Exception {
        service.close();
        use(Services.with(folder, GarbageWorkerMain.class));
        service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        WorkerEvent.Lost lost = heard.next(WorkerEvent.Lost.class);
        assertTrue(lost.reason().contains("no event"), lost.reason());
    }

    @Test
    void aSlowListenerMissesNothingThatMattersAndHoldsNothingUp() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        service.addListener(event -> {
            if (event instanceof WorkerEvent.StepDone) {
                awaitQuietly(goOn);
            }
        });
        Path run = service.start(Services.NETWORK, Services.plan("floods", 1), false);
        // The worker writes its diary to the end although nobody listens.
        RunFolder runFolder = new RunFolder(run);
        while (!Files.exists(runFolder.eventsFile()) || runFolder.isLocked()) {
            assertTrue(service.state().isActive());
            LockSupport.parkNanos(20_000_000);
        }
        goOn.countDown();
        heard.next(WorkerEvent.RunFinished.class);
        List<WorkerEvent> heardEvents = heard.taken();
        long steps = heardEvents.stream()
                .filter(WorkerEvent.StepDone.class::isInstance)
                .count();
        assertTrue(steps < FakeEngine.FLOOD, "some reports of single steps are left out");
        assertEquals(
                1,
                heardEvents.stream()
                        .filter(WorkerEvent.EpochDone.class::isInstance)
                        .count());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aListenerThatFailsDoesNotKeepOthersFromHearing() throws Exception {
        service.removeListener(heard);
        service.addListener(event -> {
            if (event instanceof WorkerEvent.RunStarted) {
                throw new IllegalStateException("a mistake of a listener");
            }
        });
        service.addListener(heard);
        service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        heard.next(WorkerEvent.RunFinished.class);
    }

    @Test
    void closingEndsAHangingWorkerWithinTwoSeconds() throws Exception {
        service.start(Services.NETWORK, Services.plan("hangs", 1), false);
        heard.next(WorkerEvent.StepDone.class);
        ProcessHandle worker = ProcessHandle.of(service.workerPid()).orElseThrow();
        long before = System.nanoTime();
        service.close();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        assertFalse(worker.isAlive());
        assertTrue(millis < 2000, () -> "took " + millis + " ms");
    }

    @Test
    void closingARunLeavesACheckpointAndNoSession() throws Exception {
        Path run = service.start(Services.NETWORK, Services.plan("mnist", 100_000), false);
        heard.next(WorkerEvent.StepDone.class);
        service.close();
        assertTrue(Files.exists(new RunFolder(run).lastCheckpoint()));
        assertFalse(new RunFolder(run).isLocked());
        assertTrue(Files.exists(new RunFolder(run).workerLog()));
        try (Stream<Path> sessions = Files.list(folder.resolve("sessions"))) {
            assertEquals(0, sessions.count());
        }
    }

    @Test
    void closingWhileTheWorkerIsBeingStartedLeavesNoProcess() {
        service.warmUp("cpu");
        service.close();
        assertEquals(-1, service.workerPid());
        assertEquals(
                0,
                ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .count());
    }

    @Test
    void aWorkerThatIsAskedToTerminateSavesFirst() throws Exception {
        Path run = service.start(Services.NETWORK, Services.plan("mnist", 100_000), false);
        heard.next(WorkerEvent.StepDone.class);
        ProcessHandle.of(service.workerPid()).orElseThrow().destroy();
        heard.next(WorkerEvent.RunStopped.class);
        assertTrue(Files.exists(new RunFolder(run).lastCheckpoint()));
    }

    @Test
    void twoServicesDoNotDisturbEachOther() throws Exception {
        Heard other = new Heard();
        try (DefaultTrainingService second = Services.fake(folder)) {
            second.addListener(other);
            Path runA = service.start(Services.NETWORK, Services.plan("mnist", 100_000), false);
            Path runB = second.start(Services.NETWORK, Services.plan("mnist", 100_000), false);
            assertNotEquals(runA, runB);
            heard.next(WorkerEvent.StepDone.class);
            other.next(WorkerEvent.StepDone.class);
            ProcessHandle.of(service.workerPid()).orElseThrow().destroyForcibly();
            heard.next(WorkerEvent.Lost.class);
            other.next(WorkerEvent.EpochDone.class);
            second.send(new WorkerCommand.Stop());
            other.next(WorkerEvent.RunStopped.class);
        }
        service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        heard.next(WorkerEvent.RunFinished.class);
    }

    @Test
    void aRunFolderThatCannotBeMadeIsAFailure() throws Exception {
        Files.writeString(folder.resolve("runs"), "a file where the folder should be");
        assertNull(service.start(Services.NETWORK, Services.plan("mnist", 1), false));
        assertEquals("error.run.inTheWay", heard.next(WorkerEvent.Failed.class).code());
        assertEquals(RunState.FAILED, service.state());
        service.resume(folder);
        assertEquals("error.run.noFolder", heard.next(WorkerEvent.Failed.class).code());
    }

    @Test
    void aSessionThatCannotBeMadeIsAFailure() throws Exception {
        Files.writeString(folder.resolve("sessions"), "a file where the folder should be");
        service.start(Services.NETWORK, Services.plan("mnist", 1), false);
        assertEquals(
                "error.worker.process", heard.next(WorkerEvent.Failed.class).code());
        assertEquals(RunState.FAILED, service.state());
    }

    @Test
    void refusesASecondRun() {
        service.start(Services.NETWORK, Services.plan("mnist", 100_000), true);
        assertThrows(
                IllegalStateException.class, () -> service.start(Services.NETWORK, Services.plan("mnist", 1), false));
        assertThrows(IllegalArgumentException.class, () -> service.send(new WorkerCommand.StartRun("x", false, false)));
    }
}
