package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.PlanEdit;
import org.layerwright.analysis.Remedy;
import org.layerwright.analysis.TrainingDoctor;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.device.DeviceException;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.engine.Device;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;

/** What a card's failures become, and a run in the layout of cards on the processor that meets one. */
class DeviceFailuresTest {
    private static final Device CARD = Device.of("cuda");
    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT
            .withData(new DataPlan("mnist", 640, 0.1))
            .withEpochs(2)
            .withCompute(new ComputePlan("cuda", 1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA error code: [2]",
                "cudaMalloc failed: out of memory",
                "[DEVICE] allocation failed; Error code: [2]",
                "Op [conv2d] execution failed: CUDNN_STATUS_ALLOC_FAILED",
                "Failed to allocate [1048576] bytes of device memory"
            })
    void tellsThatMemoryWasNotEnough(String words) {
        RuntimeException explained = DeviceFailures.explain(new IllegalStateException(words), CARD, 64);
        assertEquals("error.device.memory", ((DeviceException) explained).key());
        assertTrue(explained.getMessage().contains("32 or fewer"), explained.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA error code: 700",
                "cudaErrorLaunchFailure: unspecified launch failure",
                "CUDA error code: [719]",
                "an illegal memory access was encountered",
                "cublasSgemm failed: CUBLAS_STATUS_EXECUTION_FAILED",
                "GPU has fallen off the bus",
                "CUDA error code: [999]"
            })
    void tellsThatTheCardIsLost(String words) {
        RuntimeException explained =
                DeviceFailures.explain(new RuntimeException("outer", new IllegalStateException(words)), CARD, 64);
        assertEquals("error.device.lost", ((DeviceException) explained).key());
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        RuntimeException other = new IllegalArgumentException("Expected 3, found 4.");
        assertSame(other, DeviceFailures.explain(other, CARD, 64));
        RuntimeException onProcessor = new IllegalStateException("out of memory");
        assertSame(onProcessor, DeviceFailures.explain(onProcessor, Device.CPU, 64));
        OutOfMemoryError heap = new OutOfMemoryError("Java heap space");
        assertSame(heap, assertThrows(OutOfMemoryError.class, () -> DeviceFailures.explain(heap, CARD, 64)));
    }

    private static Nd4jEngine engine(boolean halfPrecision) {
        Nd4jEngine engine = new Nd4jEngine(
                new DatasetCatalog(Path.of(System.getProperty("layerwright.home", ""))),
                Clock.systemUTC(),
                device -> new DeviceGate.Opened("the processor in a card's place", 0, halfPrecision));
        engine.start("cuda");
        return engine;
    }

    private static NetworkSpec network() {
        return NetworkSpec.of(
                "small",
                LayerSpec.of("input", "Input", "height", 28, "width", 28, "channels", 1),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("dense", "Dense", "units", 16, "activation", "relu"),
                LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));
    }

    @Test
    void aRunThatMeetsAFailureCanBeResumed() {
        RunFolder run = new TestRuns(folder).create(network(), PLAN);
        Nd4jEngine engine = engine(false);
        Nd4jEngine card = engine;
        WorkerCommand.StartRun start = new WorkerCommand.StartRun(run.path().toString(), false, false);
        DeviceException failed = assertThrows(
                DeviceException.class,
                () -> card.train(start, new RunControl(false), event -> {
                    // As ND4J does when a kernel's launch fails, in the second epoch, behind a checkpoint.
                    if (event instanceof WorkerEvent.StepDone step && step.epoch() == 2) {
                        throw new IllegalStateException("CUDA error code: [2]");
                    }
                }));
        assertEquals("error.device.memory", failed.key());
        assertEquals(RunStatus.FAILED, run.readRecord().status());
        assertTrue(run.lastCheckpoint().toFile().isFile(), "a checkpoint to go on from");
        // With the processor in the plan, as the remedy writes it, the run goes on all the same.
        RunRecord record = run.readRecord();
        run.writeRecord(record.withPlan(new PlanEdit.TrainOnCpu().applyTo(record.plan())), new AtomicFiles());
        engine = new Nd4jEngine(
                new DatasetCatalog(Path.of(System.getProperty("layerwright.home", ""))), Clock.systemUTC());
        engine.start("cpu");
        WorkerCommand.StartRun again = new WorkerCommand.StartRun(run.path().toString(), true, false);
        WorkerEvent[] last = new WorkerEvent[1];
        engine.train(
                again,
                new RunControl(false),
                event -> last[0] = event instanceof WorkerEvent.RunFinished ? event : last[0]);
        assertEquals(RunStatus.FINISHED, run.readRecord().status());
        assertEquals("cpu", run.readRecord().provenance().device());
    }

    /** What the window offers beside the sentence: half the batch, or the processor. */
    @Test
    void theDoctorOffersASmallerBatchOrTheProcessor() {
        TrainingDoctor doctor = new TrainingDoctor(network(), PLAN);
        doctor.accept(new WorkerEvent.Failed("error.device.memory", List.of(), "", true));
        List<TrainingPlan> offered = doctor.findings().stream()
                .map(Finding::remedy)
                .map(remedy -> ((Remedy.ChangePlan) remedy).edit().applyTo(PLAN))
                .toList();
        assertEquals(32, offered.get(0).batchSize());
        assertEquals("cpu", offered.get(1).compute().device());
        TrainingDoctor other = new TrainingDoctor(network(), PLAN);
        other.accept(new WorkerEvent.Failed("error.device.lost", List.of(), "", true));
        assertEquals(
                List.of("device-lost"),
                other.findings().stream().map(Finding::code).toList());
    }

    @Test
    void mixedPrecisionNeedsACardWithTensorCores() {
        TrainingPlan mixed = PLAN.withCompute(new ComputePlan("cuda", 1, ComputePlan.MIXED));
        RunFolder run = new TestRuns(folder).create(network(), mixed);
        WorkerCommand.StartRun start = new WorkerCommand.StartRun(run.path().toString(), false, false);
        DeviceException refused = assertThrows(
                DeviceException.class, () -> engine(false).train(start, new RunControl(false), TestRuns.NOBODY));
        assertEquals("device.precision.old", refused.key());
        engine(true).train(start, new RunControl(false), TestRuns.NOBODY);
        assertEquals(RunStatus.FINISHED, run.readRecord().status());
        assertTrue(run.readRecord().result().get("testAccuracy") > 0.3);
    }

    @Test
    void aBatchThatACardCannotHoldIsRefusedBeforeTheRun() {
        Nd4jEngine small = new Nd4jEngine(
                new DatasetCatalog(Path.of(System.getProperty("layerwright.home", ""))),
                Clock.systemUTC(),
                device -> new DeviceGate.Opened("a card of half a MiB", 1 << 19, false));
        small.start("cuda");
        RunFolder run = new TestRuns(folder).create(network(), PLAN);
        WorkerCommand.StartRun start = new WorkerCommand.StartRun(run.path().toString(), false, false);
        TrainingException refused =
                assertThrows(TrainingException.class, () -> small.train(start, new RunControl(false), TestRuns.NOBODY));
        assertEquals("error.training.memory", refused.key());
    }

    @Test
    void theGateTellsWhyBeforeAnythingNativeIsTouched() {
        DeviceStatus tooNew = new DeviceStatus(
                "cuda", "NVIDIA H100", Optional.of(Reason.of("device.gpu.tooNew", "9.0", "8.6")), Map.of());
        CheckedGate gate = new CheckedGate(() -> new DeviceList(List.of(tooNew)));
        assertEquals(
                "device.gpu.tooNew",
                assertThrows(DeviceException.class, () -> gate.open(CARD)).key());
        assertEquals(
                "device.absent",
                assertThrows(DeviceException.class, () -> gate.open(Device.of("cuda:3")))
                        .key());
        assertNotEquals("", gate.open(Device.CPU).backend());
        assertFalse(gate.open(Device.CPU).halfPrecision());
    }

    @Test
    void anUnknownDeviceIsNamed() {
        assertEquals(
                "device.unknown",
                assertThrows(DeviceException.class, () -> Device.of("tpu")).key());
    }
}
