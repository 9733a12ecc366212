package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.layerwright.engine.training.TestRuns.NOBODY;
import static org.layerwright.engine.training.TestRuns.all;
import static org.layerwright.engine.training.TestRuns.last;
import static org.layerwright.engine.training.TestRuns.model;
import static org.layerwright.engine.training.TestRuns.stopAt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.analysis.Judgement;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.text.ExplainedException;

/** Whole runs with what a plan can say beside the optimizer. */
class TrainingChoicesTest {
    static final NetworkSpec DIGITS = NetworkSpec.of(
            "Digits",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("conv", "Conv2D", "filters", 6, "activation", "relu"),
            LayerSpec.of("norm", "BatchNormalization"),
            LayerSpec.of("pool", "MaxPool2D", "poolSize", 3),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("drop", "Dropout", "rate", 0.25),
            LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));

    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT
            .withData(new DataPlan("mnist", 500, 0.2))
            .withEpochs(3)
            .withBatchSize(48)
            .withOptimizer(Setting.of("adam", "learningRate", 0.005))
            .withCompute(new ComputePlan("cpu", 2));

    static final TrainingPlan EVERYTHING = PLAN.withData(PLAN.data()
                    .withStandardize(true)
                    .withAugmentation(List.of(Setting.of("shift"), Setting.of("mixup"))))
            .withOptimizer(Setting.of("adamw", "learningRate", 0.005))
            .withSchedule(Setting.of("reduceOnPlateau", "patience", 0, "minDelta", 0.5))
            .withRegularization(Regularization.ofL2(1e-4)
                    .with(Regularization.L1, 1e-5)
                    .with(Regularization.LABEL_SMOOTHING, 0.1)
                    .with(Regularization.CLIP_VALUE, 0.5)
                    .with(Regularization.CLIP_NORM, 1.0)
                    .with(Regularization.MAX_NORM, 2.0)
                    .with(Regularization.EMA_DECAY, 0.9))
            .withEarlyStopping(
                    EarlyStopping.NEVER.with(EarlyStopping.PATIENCE, 2).with(EarlyStopping.MIN_DELTA, 1e-3));

    @TempDir
    Path folder;

    TestRuns runs;

    @BeforeEach
    void prepare() {
        runs = runs();
    }

    /** Where the runs are made. */
    TestRuns runs() {
        return new TestRuns(folder);
    }

    @Test
    void withEverythingOnARunRepeatsAndResumesToTheBit() {
        RunFolder straight = runs.create(DIGITS, EVERYTHING);
        List<WorkerEvent> events = runs.train(straight);
        RunFolder again = runs.create(DIGITS, EVERYTHING);
        runs.train(again);
        assertArrayEquals(
                model(straight).weights().flatten(), model(again).weights().flatten());

        RunFolder broken = runs.create(DIGITS, EVERYTHING);
        RunControl control = new RunControl(false);
        List<WorkerEvent> both = new ArrayList<>(runs.train(broken, false, stopAt(13, control), control));
        both.addAll(runs.train(broken, true, NOBODY, new RunControl(false)));
        assertArrayEquals(
                model(straight).weights().flatten(), model(broken).weights().flatten());
        assertEquals(rates(events), rates(both));
        assertEquals(model(straight).preprocessing(), model(broken).preprocessing());
        assertTrue(model(straight).preprocessing().isStandardized());
        List<EpochDone> epochs = all(events, EpochDone.class);
        assertTrue(epochs.get(2).loss() < epochs.get(0).loss());
    }

    private static List<Double> rates(List<WorkerEvent> events) {
        return all(events, WorkerEvent.StepDone.class).stream()
                .map(WorkerEvent.StepDone::learningRate)
                .toList();
    }

    @Test
    void stopsEarlyWithTheBestEpochAlsoAfterAResume() {
        // Nothing can improve by so much, so the first epoch stays the best and two more are waited for.
        TrainingPlan plan = PLAN.withEpochs(9)
                .withData(new DataPlan("mnist", 200, 0.2))
                .withEarlyStopping(
                        EarlyStopping.NEVER.with(EarlyStopping.PATIENCE, 2).with(EarlyStopping.MIN_DELTA, 1000.0));
        RunFolder straight = runs.create(DIGITS, plan);
        List<WorkerEvent> events = runs.train(straight);
        WorkerEvent.StoppedEarly early = last(events, WorkerEvent.StoppedEarly.class);
        List<EpochDone> epochs = all(events, EpochDone.class);
        assertEquals(
                new WorkerEvent.StoppedEarly(3, "validationLoss", epochs.get(0).validationLoss(), 1), early);
        assertEquals(3, epochs.size());
        assertEquals(1, last(events, WorkerEvent.RunFinished.class).bestEpoch());

        RunFolder broken = runs.create(DIGITS, plan);
        RunControl control = new RunControl(false);
        runs.train(broken, false, stopAt(6, control), control);
        List<WorkerEvent> rest = runs.train(broken, true, NOBODY, new RunControl(false));
        assertEquals(early, last(rest, WorkerEvent.StoppedEarly.class));
        assertArrayEquals(
                model(straight).weights().flatten(), model(broken).weights().flatten());
    }

    @Test
    void oneThreadAndTwoAgree() {
        TrainingPlan plan = PLAN.withEpochs(1).withData(new DataPlan("mnist", 300, 0));
        List<WorkerEvent> one = runs.train(runs.create(DIGITS, plan.withCompute(new ComputePlan("cpu", 1))));
        List<WorkerEvent> two = runs.train(runs.create(DIGITS, plan));
        assertEquals(
                last(one, EpochDone.class).loss(), last(two, EpochDone.class).loss(), 1e-4);
    }

    @Test
    void gradientDescentMakesOneUpdateAnEpochWhateverTheBatch() {
        TrainingPlan plan =
                PLAN.withData(new DataPlan("mnist", 120, 0)).withOptimizer(Setting.of("gd", "learningRate", 0.1));
        NetworkSpec plain = NetworkSpec.of(
                "Plain",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("out", "Dense", "units", 10));
        RunFolder small = runs.create(plain, plan);
        RunFolder whole = runs.create(plain, plan.withBatchSize(120));
        List<WorkerEvent> events = runs.train(small);
        runs.train(whole);
        assertEquals(1, last(events, WorkerEvent.RunStarted.class).stepsPerEpoch());
        assertEquals(3, all(events, WorkerEvent.StepDone.class).size());
        assertArrayEquals(
                model(whole).weights().flatten(), model(small).weights().flatten(), 1e-5f);
    }

    @Test
    void tellsHowTheLayersDoAndWhatElseWasMeasured() {
        TrainingPlan plan = PLAN.withEpochs(1);
        List<WorkerEvent> events = runs.train(runs.create(DIGITS, plan));
        WorkerEvent.RunStarted started = last(events, WorkerEvent.RunStarted.class);
        assertEquals(10, started.classCounts().size());
        assertEquals(
                400, started.classCounts().stream().mapToInt(Integer::intValue).sum());
        List<WorkerEvent.LayersMeasured> measured = all(events, WorkerEvent.LayersMeasured.class);
        assertEquals(1, measured.size(), "steps 1 of 9");
        assertEquals(1, measured.get(0).step());
        assertTrue(measured.get(0).confidence() > 0.1 && measured.get(0).confidence() < 1);
        LayerState conv = measured.get(0).layers().get(0);
        assertEquals("conv", conv.layer());
        // Adam's first update moves every weight by the learning rate: 54 of them.
        assertEquals(0.005 * Math.sqrt(54), conv.updateRatio() * conv.weightNorm(), 1e-4);
        assertTrue(conv.deadShare() >= 0 && conv.deadShare() < 1);
        assertTrue(conv.activationMean() > 0 && conv.activationDeviation() > 0 && conv.gradientNorm() > 0);
        WorkerEvent.RunFinished finished = last(events, WorkerEvent.RunFinished.class);
        assertTrue(finished.metrics().get("top5") > finished.testAccuracy());
        assertTrue(last(events, EpochDone.class).metrics().containsKey("macroF1"));
    }

    /** Targets are 3·x − 2·y + 5 with noise of deviation 1: no model explains more than 1 − 1 / variance. */
    @Test
    void aRegressionReachesTheShareThatCanBeExplained() throws IOException {
        StringBuilder table = new StringBuilder("x,y,t\n");
        Random random = new Random(7);
        double sum = 0;
        double squares = 0;
        int samples = 600;
        for (int i = 0; i < samples; i++) {
            double x = 10 + 2 * random.nextGaussian();
            double y = 100 * random.nextGaussian() / 100;
            double t = 3 * x - 2 * y + 5 + random.nextGaussian();
            sum += t;
            squares += t * t;
            table.append(String.format(Locale.ROOT, "%.6f,%.6f,%.6f%n", x, y, t));
        }
        double explainable = 1 - 1 / (squares / samples - sum / samples * sum / samples);
        Path file = Files.writeString(folder.resolve("plane.csv"), table);
        NetworkSpec line = NetworkSpec.of(
                "Line",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
                LayerSpec.of("out", "Dense", "units", 1));
        TrainingPlan plan = PLAN.withData(new DataPlan(file + "?target=regression", 0, 0.3).withStandardize(true))
                .withEpochs(40)
                .withLoss(Setting.of("meanSquaredError"))
                .withOptimizer(Setting.of("sgd", "learningRate", 0.05));
        RunFolder run = runs.create(line, plan);
        List<WorkerEvent> events = runs.train(run);
        EpochDone done = last(events, EpochDone.class);
        assertEquals(explainable, done.metrics().get("r2"), 0.02);
        assertTrue(Double.isNaN(done.accuracy()) && Double.isNaN(done.validationAccuracy()));
        assertEquals(Math.sqrt(done.validationLoss()), done.metrics().get("rmse"), 1e-6);
        assertEquals(List.of(), last(events, WorkerEvent.RunStarted.class).classCounts());

        Judgement judged = runs.judge(run.model(), plan.data().dataset());
        assertEquals(explainable, judged.numbers().orElseThrow().explained(0), 0.02);
        assertTrue(judged.classes().isEmpty());

        RunFolder wrong = runs.create(line, plan.withLoss(Setting.of("softmaxCrossEntropy")));
        ExplainedException refused = assertThrows(ExplainedException.class, () -> runs.train(wrong));
        assertTrue(refused.getMessage().contains("is for classes"), refused.getMessage());
    }

    @Test
    void oneOutputTellsTwoClassesApart() {
        NetworkSpec network = NetworkSpec.of(
                "Yes or no",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
                LayerSpec.of("hidden", "Dense", "units", 16, "activation", "tanh"),
                LayerSpec.of("out", "Dense", "units", 1, "activation", "sigmoid"));
        TrainingPlan plan = PLAN.withData(new DataPlan("moons?samples=400", 0, 0.2))
                .withEpochs(60)
                .withBatchSize(32)
                .withLoss(Setting.of("binaryCrossEntropy"))
                .withOptimizer(Setting.of("adam", "learningRate", 0.02));
        RunFolder run = runs.create(network, plan);
        WorkerEvent.RunFinished finished = last(runs.train(run), WorkerEvent.RunFinished.class);
        assertTrue(finished.testAccuracy() > 0.9, "accuracy " + finished.testAccuracy());
        assertFalse(finished.metrics().containsKey("top5"));
        Judgement judged = runs.judge(run.model(), plan.data().dataset());
        assertEquals(finished.testLoss(), judged.loss(), 1e-5);
        assertEquals(finished.testAccuracy(), judged.classes().orElseThrow().accuracy());
    }
}
