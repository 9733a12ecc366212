package org.layerwright.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.analysis.Judgement;
import org.layerwright.event.RunState;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.DefaultTrainingService;
import org.layerwright.worker.client.WorkerLaunch;

/** The product's own worker: a real process with the engine on ND4J and real MNIST. */
@Timeout(120)
class RealWorkerTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();
    private DefaultTrainingService service;
    private NetworkSpec network;

    @BeforeEach
    void open() throws Exception {
        Path home = Path.of("").toAbsolutePath();
        network = NetworkJson.read(Files.readString(home.resolve("sample-models/mlp.json")));
        service = new DefaultTrainingService(
                WorkerLaunch.ofThisProcess(home, System.getProperties()),
                folder.resolve("sessions"),
                folder.resolve("runs"),
                Clock.systemDefaultZone(),
                System.getenv(),
                () -> new Texts(Texts.ENGLISH));
        service.addListener(events::add);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static TrainingPlan plan(int epochs) {
        return TrainingPlan.DEFAULT
                .withData(new DataPlan("mnist", 2_000, 0.1))
                .withEpochs(epochs)
                .withCompute(new ComputePlan("cpu", 1));
    }

    @Test
    void aRunWhoseWorkerIsKilledIsResumedToTheSameResult() throws Exception {
        service.start(network, plan(3), false);
        double expected = next(WorkerEvent.RunFinished.class).testLoss();

        Path run = service.start(network, plan(3), false);
        next(WorkerEvent.EpochDone.class);
        next(WorkerEvent.StepDone.class);
        ProcessHandle.of(service.workerPid()).orElseThrow().destroyForcibly();
        assertTrue(next(WorkerEvent.Lost.class).resumable());
        assertEquals(RunState.LOST, service.state());
        service.resume(run);
        assertTrue(next(WorkerEvent.RunStarted.class).resumed());
        assertEquals(expected, next(WorkerEvent.RunFinished.class).testLoss(), "to the same bits");
    }

    @Test
    void aFinishedRunIsTrainedOnInItsFolder() throws Exception {
        Path run = service.start(network, plan(1), false);
        next(WorkerEvent.RunFinished.class);
        service.trainOn(run, 2);
        WorkerEvent.RunStarted started = next(WorkerEvent.RunStarted.class);
        assertEquals(run.toString(), started.runFolder());
        assertEquals(3, started.epochs());
        assertEquals(started.stepsPerEpoch(), started.firstStep());
        assertEquals(2, next(WorkerEvent.EpochDone.class).epoch());
        next(WorkerEvent.RunFinished.class);
        assertEquals(RunState.DONE, service.state());
        RunFolder folderOfRun = new RunFolder(run);
        assertEquals(3, folderOfRun.readRecord().plan().epochs());
        assertEquals(List.of(1, 2, 3), folderOfRun.keptEpochs());
    }

    @Test
    void stopsAnswersAndEndsWithItsOwner() throws Exception {
        Path run = service.start(network, plan(100_000), false);
        next(WorkerEvent.EpochDone.class);
        service.send(new WorkerCommand.Stop());
        String model = next(WorkerEvent.RunStopped.class).modelFile();
        assertEquals(RunState.DONE, service.state());
        service.send(new WorkerCommand.Judge("q", WeightSource.model(model), "mnist", DataPart.TEST));
        Judgement judged = Judgement.of(next(WorkerEvent.Judged.class));
        assertEquals(10_000, judged.samples());
        double accuracy = judged.classes().orElseThrow().accuracy();
        assertTrue(accuracy > 0.5, () -> "accuracy " + accuracy);

        service.resume(run);
        next(WorkerEvent.StepDone.class);
        ProcessHandle worker = ProcessHandle.of(service.workerPid()).orElseThrow();
        long before = System.nanoTime();
        service.close();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        assertFalse(worker.isAlive());
        assertTrue(millis < 2_000, () -> "took " + millis + " ms");
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedInASentence() throws Exception {
        service.start(network, plan(1).withCompute(new ComputePlan("gpu7", 1)), false);
        WorkerEvent.Failed failed = next(WorkerEvent.Failed.class);
        assertTrue(failed.message().contains("gpu7"), failed.message());
        assertEquals(RunState.FAILED, service.state());
    }

    @Test
    void aCallToTerminateSavesTheRun() throws Exception {
        Path run = service.start(network, plan(100_000), false);
        next(WorkerEvent.StepDone.class);
        ProcessHandle.of(service.workerPid()).orElseThrow().destroy();
        next(WorkerEvent.RunStopped.class);
        assertTrue(Files.exists(new RunFolder(run).lastCheckpoint()));
    }

    private <T extends WorkerEvent> T next(Class<T> type) throws InterruptedException {
        while (true) {
            WorkerEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("Waited in vain for " + type.getSimpleName());
            }
            if (event instanceof WorkerEvent.Failed failed && type != WorkerEvent.Failed.class) {
                throw new AssertionError(failed.message());
            }
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }
}
