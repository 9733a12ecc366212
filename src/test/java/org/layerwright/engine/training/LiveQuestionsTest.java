package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.analysis.Judgement;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.engine.inspection.QuestionException;
import org.layerwright.event.Numbers;
import org.layerwright.event.RunControl;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

/** Questions to runs and about what they leave: they change nothing, and agree with the files. */
class LiveQuestionsTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "Live",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("conv", "Conv2D", "filters", 4, "activation", "relu"),
            LayerSpec.of("bn", "BatchNormalization"),
            LayerSpec.of("pool", "MaxPool2D", "poolSize", 3),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("drop", "Dropout", "rate", 0.25),
            LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));

    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT
            .withData(new DataPlan("mnist", 400, 0.2).withStandardize(true))
            .withEpochs(2)
            .withBatchSize(40)
            .withOptimizer(Setting.of("adam", "learningRate", 0.005))
            .withCompute(new ComputePlan("cpu", 2));

    @TempDir
    Path folder;

    /** Where the runs are made. */
    TestRuns runs() {
        return new TestRuns(folder);
    }

    private static Numbers sample() {
        float[] sample = new float[28 * 28];
        new DatasetCatalog(Path.of("")).open("mnist").train().read(3, sample, 0);
        return Numbers.of(sample);
    }

    @Test
    void aRunThatIsAskedEndsWithTheSameBits() {
        TestRuns runs = runs();
        RunFolder quiet = runs.create(NETWORK, PLAN);
        runs.train(quiet);

        RunFolder asked = runs.create(NETWORK, PLAN);
        RunControl control = new RunControl(false);
        Numbers sample = sample();
        List<WorkerEvent> events = runs.train(
                asked,
                false,
                event -> {
                    if (event instanceof WorkerEvent.StepDone step && step.step() % 3 == 0) {
                        ask(control, Long.toString(step.step()), sample);
                    } else if (event instanceof WorkerEvent.PhaseChanged phase && phase.phase() == Phase.VALIDATING) {
                        ask(control, "v", sample);
                    }
                },
                control);
        assertArrayEquals(
                TestRuns.model(quiet).weights().flatten(),
                TestRuns.model(asked).weights().flatten());

        // After steps 3, 6, 9, 12 and 15, and in two validations.
        assertEquals(7, TestRuns.all(events, WorkerEvent.ActivationsShown.class).size());
        assertEquals(7, TestRuns.all(events, WorkerEvent.SaliencyShown.class).size());
        assertEquals(7, TestRuns.all(events, WorkerEvent.Judged.class).size());
        List<WorkerEvent.Failed> failed = TestRuns.all(events, WorkerEvent.Failed.class);
        assertEquals(7, failed.size());
        assertTrue(failed.stream().allMatch(e -> e.code().equals("error.inspect.layer")));
        // Between validation's batches, not after them.
        int validating = events.indexOf(new WorkerEvent.PhaseChanged(Phase.VALIDATING));
        int answered = events.indexOf(events.stream()
                .filter(e -> e instanceof WorkerEvent.ActivationsShown a
                        && a.requestId().startsWith("v"))
                .findFirst()
                .orElseThrow());
        int epoch =
                events.indexOf(TestRuns.all(events, WorkerEvent.EpochDone.class).get(0));
        assertTrue(validating < answered && answered < epoch);
        assertTrue(control.end().isEmpty());
        assertFalse(control.accept(new WorkerCommand.ShowWeights("x", WeightSource.live(), "out")));
    }

    private static void ask(RunControl control, String id, Numbers sample) {
        WeightSource live = WeightSource.live();
        control.accept(new WorkerCommand.ShowActivations(id + "a", live, sample, List.of()));
        control.accept(new WorkerCommand.ShowWeights(id + "b", live, "nowhere"));
        control.accept(new WorkerCommand.ShowSaliency(id + "c", live, sample, -1, SaliencyMethod.GRAD_CAM));
        control.accept(new WorkerCommand.Infer(id + "d", live, sample, 1));
        control.accept(new WorkerCommand.Judge(id + "e", live, "mnist", DataPart.TEST));
    }

    /** To judge ten thousand samples takes longer than a slice, so steps are made meanwhile; the answer is about one network. */
    @Test
    void aRunGoesOnWhileItIsJudged() {
        TestRuns runs = runs();
        RunControl control = new RunControl(false);
        float[] first = new float[28 * 28];
        new DatasetCatalog(Path.of("")).open("mnist").test().orElseThrow().read(0, first, 0);
        List<WorkerEvent> events = runs.train(
                runs.create(NETWORK, PLAN.withEpochs(1000)),
                false,
                event -> {
                    if (event instanceof WorkerEvent.StepDone step && step.step() == 2) {
                        WeightSource live = WeightSource.live();
                        control.accept(new WorkerCommand.Infer("one", live, Numbers.of(first), 1));
                        control.accept(new WorkerCommand.Judge("unwanted", live, "mnist", DataPart.TEST));
                        control.accept(new WorkerCommand.Judge("all", live, "mnist", DataPart.TEST));
                        control.accept(new WorkerCommand.Judge("misfit", live, "moons", DataPart.TEST_OR_ALL));
                    } else if (event instanceof WorkerEvent.StepDone step && step.step() == 3) {
                        control.cancel("unwanted");
                    } else if (event instanceof WorkerEvent.Judged) {
                        control.accept(new WorkerCommand.Stop());
                    }
                },
                control);
        assertEquals(1, TestRuns.all(events, WorkerEvent.Judged.class).size(), "the other one was taken back");
        WorkerEvent.Judged judged = TestRuns.last(events, WorkerEvent.Judged.class);
        assertEquals("all", judged.requestId());
        long before = TestRuns.all(events.subList(0, events.indexOf(judged)), WorkerEvent.StepDone.class).stream()
                .filter(step -> step.step() > 2)
                .count();
        assertTrue(before > 1, () -> before + " steps");
        float[] said =
                TestRuns.last(events, WorkerEvent.Inferred.class).outputs().toArray();
        assertArrayEquals(said, Arrays.copyOf(judged.outputs().toArray(), 10), 1e-6f, "the weights of the question");
        assertEquals(
                "error.inspect.data",
                TestRuns.last(events, WorkerEvent.Failed.class).code());
    }

    @Test
    void aPausedRunAnswersWithTheWeightsOfTheMoment() {
        TestRuns runs = runs();
        RunFolder run = runs.create(NETWORK, PLAN);
        RunControl control = new RunControl(true);
        List<WorkerEvent> events = runs.train(
                run,
                false,
                event -> {
                    if (event instanceof WorkerEvent.Paused) {
                        control.accept(new WorkerCommand.ShowWeights("1", WeightSource.live(), "conv"));
                    } else if (event instanceof WorkerEvent.WeightsShown) {
                        control.accept(new WorkerCommand.Stop());
                    }
                },
                control);
        WorkerEvent.WeightsShown live = TestRuns.last(events, WorkerEvent.WeightsShown.class);
        WeightSource fresh = WeightSource.fresh(NetworkJson.write(NETWORK), PLAN.seed());
        WorkerEvent.WeightsShown drawn =
                (WorkerEvent.WeightsShown) runs.answer(new WorkerCommand.ShowWeights("1", fresh, "conv"));
        assertEquals(drawn, live, "before the first step they are as they were drawn");
        assertEquals("kernel", live.weights().get(0).name());
        assertEquals(List.of(3, 3, 1, 4), live.weights().get(0).shape());
    }

    @Test
    void aModelAnswersAsItIsEvaluatedAndIsReadAgainWhenItChanges() throws Exception {
        TestRuns runs = runs();
        RunFolder run = runs.create(NETWORK, PLAN);
        runs.train(run);
        WeightSource model = WeightSource.model(run.model().toString());
        WorkerEvent.Judged judged =
                (WorkerEvent.Judged) runs.answer(new WorkerCommand.Judge("1", model, "mnist", DataPart.TEST));
        int hits = 0;
        for (int i = 0; i < judged.targets().size(); i++) {
            int best = 0;
            for (int k = 1; k < 10; k++) {
                best = judged.outputs().get(i * 10 + k) > judged.outputs().get(i * 10 + best) ? k : best;
            }
            hits += best == judged.targets().get(i) ? 1 : 0;
        }
        assertEquals(Judgement.of(judged).classes().orElseThrow().accuracy(), hits / 10_000.0, 1e-12);
        assertEquals(Judgement.of(judged).classes().orElseThrow().crossEntropy(), judged.loss(), 1e-5);

        // After some batches somebody has had enough.
        AtomicInteger asked = new AtomicInteger();
        QuestionException given = assertThrows(
                QuestionException.class,
                () -> runs.engine()
                        .answer(
                                new WorkerCommand.Judge("2", model, "mnist", DataPart.TEST),
                                () -> asked.incrementAndGet() == 3,
                                event -> {}));
        assertEquals("error.inspect.cancelled", given.key());
        assertEquals(3, asked.get());

        // One sample goes another way, through the network as it is; batches go through the folded one.
        WorkerEvent.ActivationsShown one = (WorkerEvent.ActivationsShown)
                runs.answer(new WorkerCommand.ShowActivations("3", model, sample(), List.of("out")));
        WorkerEvent.Inferred many =
                (WorkerEvent.Inferred) runs.answer(new WorkerCommand.Infer("4", model, sample(), 1));
        assertArrayEquals(one.outputs().toArray(), many.outputs().toArray(), 1e-5f);
        assertEquals(10, many.classNames().size());

        float[] other = ParameterInitialization.draw(Lowering.lower(NETWORK).graph(), 99);
        TrainedModel old = TestRuns.model(run);
        Files.delete(run.model());
        new ModelFile(new AtomicFiles())
                .write(
                        run.model(),
                        new TrainedModel(
                                NETWORK,
                                PLAN,
                                Weights.of(Lowering.lower(NETWORK).graph().weights(), other),
                                old.classNames(),
                                old.preprocessing(),
                                Map.of("more", 1.0)));
        WorkerEvent.WeightsShown now =
                (WorkerEvent.WeightsShown) runs.answer(new WorkerCommand.ShowWeights("5", model, "conv"));
        assertEquals(other[0], now.weights().get(0).values().get(0));
    }

    @Test
    void epochsAreKeptForgottenAndTrainedOn() {
        TestRuns runs = runs();
        RunFolder run = runs.create(NETWORK, PLAN);
        List<WorkerEvent> first = runs.train(run);
        assertEquals(List.of(1, 2), run.keptEpochs());
        TrainedModel kept = new ModelFile(new AtomicFiles()).read(run.epochModel(2));
        WorkerEvent.EpochDone second =
                TestRuns.all(first, WorkerEvent.EpochDone.class).get(1);
        assertEquals(second.validationAccuracy(), kept.metrics().get("validationAccuracy"));
        assertTrue(first.contains(new WorkerEvent.CheckpointSaved("epoch", 2, 16)));

        List<WorkerEvent> more = new ArrayList<>();
        runs.engine()
                .train(
                        new WorkerCommand.StartRun(run.path().toString(), true, false, 3),
                        new RunControl(false),
                        more::add);
        WorkerEvent.RunStarted started = TestRuns.last(more, WorkerEvent.RunStarted.class);
        assertEquals(5, started.epochs());
        assertEquals(16, started.firstStep());
        assertEquals(
                List.of(3, 4, 5),
                TestRuns.all(more, WorkerEvent.EpochDone.class).stream()
                        .map(WorkerEvent.EpochDone::epoch)
                        .toList());
        assertEquals(List.of(1, 2, 3, 4, 5), run.keptEpochs());
        assertEquals(5, run.readRecord().plan().epochs());
        assertEquals(List.of(new RunRecord.TrainedOn(2, 2)), run.readRecord().trainedOn());
        double best = 0;
        List<WorkerEvent.EpochDone> all = new ArrayList<>(TestRuns.all(first, WorkerEvent.EpochDone.class));
        all.addAll(TestRuns.all(more, WorkerEvent.EpochDone.class));
        for (WorkerEvent.EpochDone epoch : all) {
            assertEquals(epoch.validationAccuracy() > best, epoch.best(), "epoch " + epoch.epoch());
            best = Math.max(best, epoch.validationAccuracy());
        }
    }

    @Test
    void aRunTrainedOnGoesOnToTheSameBitsAsOnePlannedSoLong() {
        TestRuns runs = runs();
        RunFolder straight = runs.create(NETWORK, PLAN.withEpochs(3));
        runs.train(straight);
        RunFolder longer = runs.create(NETWORK, PLAN);
        runs.train(longer);
        RunControl control = new RunControl(false);
        Consumer<WorkerEvent> stop = TestRuns.stopAt(20, control);
        runs.engine().train(new WorkerCommand.StartRun(longer.path().toString(), true, false, 1), control, stop);
        // Stopped in the middle and resumed in the usual way.
        runs.train(longer, true, TestRuns.NOBODY, new RunControl(false));
        assertArrayEquals(
                TestRuns.model(straight).weights().flatten(),
                TestRuns.model(longer).weights().flatten());
    }

    @Test
    void thinningKeepsTheFirstAndTheLatestWithinItsLimits() throws Exception {
        RunFolder run = new RunFolder(folder);
        Files.createDirectories(run.epochModel(1).getParent());
        for (int epoch = 1; epoch <= 200; epoch++) {
            Files.write(run.epochModel(epoch), new byte[100]);
            KeptEpochs.thin(run, 24, 2_000);
            List<Integer> kept = run.keptEpochs();
            assertTrue(kept.size() <= 20, kept::toString);
            assertEquals(1, kept.get(0));
            assertEquals(epoch, kept.get(kept.size() - 1));
            assertTrue(epoch < 20 || kept.size() >= 10, kept::toString);
        }
    }

    @Test
    void layersAreMeasuredWithHistogramsAndMemory() {
        TestRuns runs = runs();
        List<WorkerEvent> events = runs.train(runs.create(NETWORK, PLAN));
        WorkerEvent.LayersMeasured measured =
                TestRuns.all(events, WorkerEvent.LayersMeasured.class).get(0);
        assertTrue(measured.memoryBytes() > 50 << 20, () -> "bytes " + measured.memoryBytes());
        WorkerEvent.LayerState out = measured.layers().stream()
                .filter(layer -> layer.layer().equals("out"))
                .findFirst()
                .orElseThrow();
        assertEquals(32, out.gradients().counts().size());
        assertEquals(
                8 * 8 * 4 * 10,
                out.gradients().counts().stream().mapToLong(Long::longValue).sum());
        WorkerEvent.LayerState conv = measured.layers().get(0);
        long values =
                conv.activations().counts().stream().mapToLong(Long::longValue).sum();
        assertEquals(40 * 26 * 26 * 4, values);
        assertEquals(0, conv.activations().low());
        assertTrue(conv.activations().high() > conv.activationMean());
    }
}
