package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.analysis.Judgement;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.run.Checkpoint;
import org.layerwright.run.Checkpoints;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;
import org.layerwright.text.ExplainedException;

/** Whole runs of a small network on a slice of the real MNIST, in this process. */
class TrainingTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "Small CNN",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("conv", "Conv2D", "filters", 8, "activation", "relu"),
            LayerSpec.of("pool", "MaxPool2D", "poolSize", 3),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("drop", "Dropout", "rate", 0.25),
            LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));

    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT
            .withData(new DataPlan("mnist", 1000, 0.2))
            .withEpochs(3)
            .withBatchSize(48)
            .withOptimizer(Setting.of("adam", "learningRate", 0.005))
            .withCompute(new ComputePlan("cpu", 2));

    private static final Consumer<WorkerEvent> NOBODY = event -> {};

    private final Nd4jEngine engine = new Nd4jEngine(new DatasetCatalog(Path.of("")), Clock.systemUTC());

    @TempDir
    Path runs;

    @Test
    void learnsAndLeavesAModelThatMeasuresTheSame() {
        RunFolder folder = newRun(PLAN);
        List<WorkerEvent> events = train(folder, false, NOBODY, new RunControl(false));

        WorkerEvent.RunFinished finished = last(events, WorkerEvent.RunFinished.class);
        assertTrue(finished.testAccuracy() > 0.75, "accuracy " + finished.testAccuracy());
        assertEquals(1000, finished.testSamples());
        List<WorkerEvent.EpochDone> epochs = all(events, WorkerEvent.EpochDone.class);
        assertEquals(3, epochs.size());
        assertTrue(epochs.get(2).loss() < epochs.get(0).loss());
        List<WorkerEvent.StepDone> steps = all(events, WorkerEvent.StepDone.class);
        assertEquals(3 * 17, steps.size()); // 800 samples in batches of 48 are 16 whole ones and one of 32.
        assertEquals(3 * 17, steps.get(steps.size() - 1).step());

        RunRecord record = folder.readRecord();
        assertEquals(RunStatus.FINISHED, record.status());
        assertEquals(finished.testAccuracy(), record.result().get("testAccuracy"));
        assertEquals(1000, record.result().get(RunRecord.TEST_SAMPLES));
        TrainedModel model = new ModelFile(new AtomicFiles()).read(Path.of(finished.modelFile()));
        assertEquals(NETWORK, model.network());

        Judgement judged = new TestRuns(runs).judge(Path.of(finished.modelFile()), "mnist");
        assertEquals(10_000, judged.samples());
        assertEquals(finished.testAccuracy(), judged.classes().orElseThrow().accuracy(), 0.05);
    }

    @Test
    void aRunStoppedInTheMiddleOfAnEpochGoesOnToTheVerySameBits() {
        RunFolder straight = newRun(PLAN);
        List<WorkerEvent> straightEvents = train(straight, false, NOBODY, new RunControl(false));

        RunFolder broken = newRun(PLAN);
        RunControl control = new RunControl(false);
        List<WorkerEvent> before = train(broken, false, stopAt(25, control), control);
        assertEquals(25, last(before, WorkerEvent.RunStopped.class).step());
        assertEquals(RunStatus.STOPPED, broken.readRecord().status());
        assertTrue(Files.exists(broken.model()), "a stopped run leaves a usable model");

        List<WorkerEvent> after = train(broken, true, NOBODY, new RunControl(false));
        WorkerEvent.RunStarted resumed = last(after, WorkerEvent.RunStarted.class);
        assertTrue(resumed.resumed());
        assertEquals(25, resumed.firstStep());
        assertSameBits(straight, broken);

        List<WorkerEvent.EpochDone> all = all(before, WorkerEvent.EpochDone.class);
        all.addAll(all(after, WorkerEvent.EpochDone.class));
        assertEquals(summary(all(straightEvents, WorkerEvent.EpochDone.class)), summary(all));
    }

    /** No epoch gains 1000, so the rate is halved after each but the first; the resumed run has to know of those before. */
    @Test
    void aScheduleThatWatchesTheLossGoesOnWhereItWas() {
        TrainingPlan plan = PLAN.withOptimizer(Setting.of("nadam"))
                .withSchedule(Setting.of("reduceOnPlateau", "patience", 0, "minDelta", 1000.0));
        RunFolder straight = newRun(plan);
        List<WorkerEvent.StepDone> steps =
                all(train(straight, false, NOBODY, new RunControl(false)), WorkerEvent.StepDone.class);
        assertEquals(0.002, steps.get(0).learningRate());
        assertEquals(
                0.002 * Math.pow(0.5, plan.epochs() - 2),
                steps.get(steps.size() - 1).learningRate());

        RunFolder broken = newRun(plan);
        RunControl control = new RunControl(false);
        int last = steps.size() - 1;
        train(broken, false, stopAt(last, control), control);
        List<WorkerEvent> after = train(broken, true, NOBODY, new RunControl(false));
        assertEquals(
                steps.get(last).learningRate(),
                last(after, WorkerEvent.StepDone.class).learningRate());
        assertSameBits(straight, broken);
    }

    @Test
    void aChangedLearningRateSurvivesTheResume() {
        RunFolder straight = newRun(PLAN);
        RunControl control = new RunControl(false);
        train(straight, false, setRateAt(10, 0.0005, control), control);

        RunFolder broken = newRun(PLAN);
        RunControl first = new RunControl(false);
        train(broken, false, setRateAt(10, 0.0005, first).andThen(stopAt(20, first)), first);
        List<WorkerEvent> after = train(broken, true, NOBODY, new RunControl(false));
        assertEquals(0.0005, all(after, WorkerEvent.StepDone.class).get(0).learningRate());
        assertSameBits(straight, broken);
    }

    @Test
    void aRateAskedForWithTheResumeCountsFromItsFirstStep() {
        RunFolder straight = newRun(PLAN);
        RunControl control = new RunControl(false);
        train(straight, false, setRateAt(25, 0.0005, control), control);

        RunFolder broken = newRun(PLAN);
        RunControl first = new RunControl(false);
        train(broken, false, stopAt(25, first), first);
        RunControl second = new RunControl(false);
        second.accept(new WorkerCommand.SetLearningRate(0.0005));
        List<WorkerEvent> after = train(broken, true, NOBODY, second);
        assertEquals(25, last(after, WorkerEvent.LearningRateChanged.class).step());
        assertEquals(26, all(after, WorkerEvent.StepDone.class).get(0).step());
        assertEquals(0.0005, all(after, WorkerEvent.StepDone.class).get(0).learningRate());
        assertSameBits(straight, broken);
    }

    @Test
    void sameSeedSameBitsAnotherSeedOthers() {
        TrainingPlan short1 = PLAN.withEpochs(1);
        RunFolder first = newRun(short1);
        RunFolder second = newRun(short1);
        RunFolder other = newRun(short1.withSeed(2));
        train(first, false, NOBODY, new RunControl(false));
        train(second, false, NOBODY, new RunControl(false));
        train(other, false, NOBODY, new RunControl(false));
        assertSameBits(first, second);
        assertFalse(Arrays.equals(weights(first), weights(other)));
    }

    @Test
    void pausesStepsABatchStepsAnEpochAndGoesOn() {
        RunFolder folder = newRun(PLAN);
        RunControl control = new RunControl(true);
        List<Long> pausedAt = new ArrayList<>();
        List<WorkerEvent> events = train(
                folder,
                false,
                event -> {
                    if (event instanceof WorkerEvent.Paused paused) {
                        pausedAt.add(paused.step());
                        switch (pausedAt.size()) {
                            case 1, 2 -> control.accept(new WorkerCommand.StepBatch());
                            case 3 -> control.accept(new WorkerCommand.StepEpoch());
                            default -> control.accept(new WorkerCommand.Continue());
                        }
                    }
                },
                control);
        assertEquals(List.of(0L, 1L, 2L, 17L), pausedAt);
        assertEquals(51, last(events, WorkerEvent.StepDone.class).step());
        last(events, WorkerEvent.RunFinished.class);
    }

    @Test
    void anExplodingRunStopsSaysWhyAndKeepsTheGoodCheckpoint() {
        RunFolder folder = newRun(PLAN.withOptimizer(Setting.of("sgd", "learningRate", 0.05)));
        RunControl control = new RunControl(false);
        ExplainedException e = assertThrows(
                ExplainedException.class, () -> train(folder, false, setRateAt(20, 1e30, control), control));
        assertEquals("error.training.notFinite", e.key());
        assertTrue(e.getMessage().contains("learning rate"), e.getMessage());
        assertEquals(RunStatus.FAILED, folder.readRecord().status());
        assertTrue(Files.exists(folder.lastCheckpoint()));
        List<WorkerEvent> resumed = train(folder, true, NOBODY, new RunControl(false));
        assertEquals(17, last(resumed, WorkerEvent.RunStarted.class).firstStep());
        last(resumed, WorkerEvent.RunFinished.class);
    }

    @Test
    void withoutValidationTheLastEpochIsTheModel() {
        RunFolder folder = newRun(PLAN.withData(new DataPlan("mnist", 300, 0)).withEpochs(2));
        List<WorkerEvent> events = train(folder, false, NOBODY, new RunControl(false));
        assertEquals(2, last(events, WorkerEvent.RunFinished.class).bestEpoch());
        assertTrue(Double.isNaN(last(events, WorkerEvent.EpochDone.class).validationLoss()));
    }

    /** 2³¹ − 1 more than what there is would be a negative number of epochs, with which the run could never go on. */
    @Test
    void moreEpochsThanAPlanMayHaveLeaveThePlan() {
        RunFolder folder = newRun(PLAN);
        train(folder, false, NOBODY, new RunControl(false));
        for (int more : new int[] {Integer.MAX_VALUE, 100_000}) {
            WorkerCommand.StartRun longer =
                    new WorkerCommand.StartRun(folder.path().toString(), true, false, more);
            ExplainedException e = assertThrows(
                    ExplainedException.class, () -> engine.train(longer, new RunControl(false), event -> {}));
            assertEquals("error.training.plan", e.key());
            assertEquals(PLAN.epochs(), folder.readRecord().plan().epochs());
        }
        WorkerCommand.StartRun one = new WorkerCommand.StartRun(folder.path().toString(), true, false, 1);
        List<WorkerEvent> events = new ArrayList<>();
        engine.train(one, new RunControl(false), events::add);
        assertEquals(
                PLAN.epochs() + 1, last(events, WorkerEvent.EpochDone.class).epoch());
    }

    @Test
    void refusesACheckpointThatIsNoPlaceInTheRun() {
        RunFolder folder = newRun(PLAN);
        RunControl control = new RunControl(false);
        train(folder, false, stopAt(25, control), control);
        OpGraph graph = Lowering.lower(NETWORK).graph();
        Checkpoints checkpoints = new Checkpoints(new AtomicFiles());
        Checkpoint saved = checkpoints.read(folder.lastCheckpoint(), graph.parameterCount(), Optimization.slots(PLAN));
        Checkpoint.Progress at = saved.progress();
        for (Checkpoint.Progress elsewhere : List.of(
                new Checkpoint.Progress(PLAN.epochs() + 1, 0, at.step(), at.optimizerStep(), -1, 0),
                new Checkpoint.Progress(at.epoch(), 1_000_000, at.step(), at.optimizerStep(), -1, 0),
                new Checkpoint.Progress(at.epoch(), at.batchInEpoch(), Long.MAX_VALUE, at.optimizerStep(), -1, 0),
                new Checkpoint.Progress(at.epoch() + 1, 0, at.step(), at.optimizerStep(), -1, 0))) {
            checkpoints.write(
                    folder.lastCheckpoint(),
                    new Checkpoint(
                            saved.parameters(),
                            saved.optimizerState(),
                            elsewhere,
                            saved.sums(),
                            saved.history(),
                            saved.identity(),
                            saved.extra()));
            ExplainedException e =
                    assertThrows(ExplainedException.class, () -> train(folder, true, NOBODY, new RunControl(false)));
            assertEquals("error.checkpoint.damaged", e.key(), elsewhere.toString());
        }
    }

    @Test
    void refusesWhatDoesNotFitBeforeAnythingIsAllocated() {
        assertKey(
                "error.training.fit",
                newRun(
                        PLAN,
                        NetworkSpec.of(
                                "Nine",
                                LayerSpec.of("input", "Input"),
                                LayerSpec.of("f", "Flatten"),
                                LayerSpec.of("out", "Dense", "units", 9))));
        assertKey(
                "error.training.network",
                newRun(
                        PLAN,
                        NetworkSpec.of(
                                "Broken", LayerSpec.of("input", "Input"), LayerSpec.of("out", "Dense", "units", 10))));
        assertKey("error.training.plan", newRun(PLAN.withEpochs(0)));
    }

    private void assertKey(String key, RunFolder folder) {
        ExplainedException e =
                assertThrows(ExplainedException.class, () -> train(folder, false, NOBODY, new RunControl(false)));
        assertEquals(key, e.key());
        assertEquals(RunStatus.FAILED, folder.readRecord().status());
        assertEquals(e.getMessage(), folder.readRecord().message());
    }

    private RunFolder newRun(TrainingPlan plan) {
        return newRun(plan, NETWORK);
    }

    private RunFolder newRun(TrainingPlan plan, NetworkSpec network) {
        RunFolder folder = RunFolder.create(runs, network.name(), Clock.systemUTC());
        RunRecord.Provenance unknown = new RunRecord.Provenance("", "", "cpu", "", 0, Map.of());
        folder.writeRecord(
                RunRecord.started(network, plan, unknown, Clock.systemUTC().instant()), new AtomicFiles());
        return folder;
    }

    private List<WorkerEvent> train(RunFolder folder, boolean resume, Consumer<WorkerEvent> also, RunControl control) {
        List<WorkerEvent> events = new ArrayList<>();
        engine.train(new WorkerCommand.StartRun(folder.path().toString(), resume, false), control, event -> {
            events.add(event);
            also.accept(event);
        });
        return events;
    }

    private static Consumer<WorkerEvent> stopAt(long step, RunControl control) {
        return event -> {
            if (event instanceof WorkerEvent.StepDone done && done.step() == step) {
                control.accept(new WorkerCommand.Stop());
            }
        };
    }

    private static Consumer<WorkerEvent> setRateAt(long step, double rate, RunControl control) {
        return event -> {
            if (event instanceof WorkerEvent.StepDone done && done.step() == step) {
                control.accept(new WorkerCommand.SetLearningRate(rate));
            }
        };
    }

    private static void assertSameBits(RunFolder expected, RunFolder actual) {
        assertArrayEquals(weights(expected), weights(actual));
    }

    private static float[] weights(RunFolder folder) {
        return new ModelFile(new AtomicFiles()).read(folder.model()).weights().flatten();
    }

    private static List<List<Double>> summary(List<WorkerEvent.EpochDone> epochs) {
        return epochs.stream()
                .map(e -> List.of(e.loss(), e.accuracy(), e.validationLoss(), e.validationAccuracy()))
                .toList();
    }

    private static <T extends WorkerEvent> List<T> all(List<WorkerEvent> events, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (WorkerEvent event : events) {
            if (type.isInstance(event)) {
                found.add(type.cast(event));
            }
        }
        return found;
    }

    private static <T extends WorkerEvent> T last(List<WorkerEvent> events, Class<T> type) {
        List<T> found = all(events, type);
        assertFalse(found.isEmpty(), "no " + type.getSimpleName());
        return found.get(found.size() - 1);
    }
}
