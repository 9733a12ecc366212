package org.layerwright.ui.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.event.RunState;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.FileCommands.OpenedModel;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.runs.SampleRuns;

/** Two sessions, one after the other: what the second shows of what the first one showed. */
class LastShownTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "net",
            LayerSpec.of("input", "Input", "height", 2, "width", 2),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("out", "Dense", "units", 2));
    private static final OpGraph GRAPH = Lowering.lower(NETWORK).graph();
    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT.withEpochs(3);
    private static final Texts TEXTS = new Texts(Texts.ENGLISH);

    @TempDir
    private Path folder;

    private final Deque<Runnable> reading = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private SampleRuns samples;
    private Path runs;
    private FakeTrainingService service;
    private SimpleObjectProperty<NetworkSpec> canvas;
    private TrainingViewModel training;
    private SubjectViewModel subject;
    private LastShown shown;

    @BeforeEach
    void begin() {
        runs = folder.resolve("runs");
        samples = new SampleRuns(runs, NETWORK);
        open(LastModel.NONE, Runnable::run);
    }

    /** A new session, which remembers the one before. */
    private void reopen() {
        String file = new Session(
                        NETWORK,
                        NETWORK,
                        Optional.empty(),
                        PLAN,
                        shown.modelProperty().get())
                .toJson();
        open(Session.fromJson(file).shown(), Runnable::run);
    }

    private void open(LastModel before, Executor background) {
        service = new FakeTrainingService();
        canvas = new SimpleObjectProperty<>(NETWORK);
        PlanFormViewModel form = new PlanFormViewModel(
                List.of(DeviceOption.available("cpu", "device.cpu.title")), AugmentationTypes.all());
        training = new TrainingViewModel(
                service,
                canvas,
                new SimpleObjectProperty<>(List.of()),
                form,
                new SimpleObjectProperty<>(TEXTS),
                background,
                (delay, task) -> task.run(),
                path -> {});
        subject = new SubjectViewModel(training, canvas, form.planProperty(), background, Runnable::run);
        shown = new LastShown(before, training, subject, background, Runnable::run);
    }

    private void bringBack() {
        shown.bringBack(runs, TEXTS, told::add);
    }

    private RunFolder run() {
        RunFolder run = samples.finished(PLAN, 0.9);
        models(run).forEach(LastShownTest::write);
        return run;
    }

    private static List<Path> models(RunFolder run) {
        return List.of(run.model(), run.epochModel(1), run.epochModel(2));
    }

    private static Path write(Path model) {
        new ModelFile(new AtomicFiles())
                .write(
                        model,
                        new TrainedModel(
                                NETWORK,
                                PLAN,
                                Weights.of(GRAPH.weights(), new float[GRAPH.parameterCount()]),
                                List.of(),
                                Preprocessing.SCALED_BYTES,
                                Map.of()));
        return model;
    }

    @Test
    void theRunThatWasShownComesBackWithItsCurves() {
        RunFolder run = run();
        run(); // A newer one, which nobody looked at.
        subject.showRun(run.path(), 0);
        reopen();
        assertTrue(subject.subject().isFresh(), "nothing is read before it is asked for");
        bringBack();
        assertEquals(
                WeightSource.model(run.model().toString()), subject.subject().weights());
        assertEquals(Optional.of(run.path()), subject.subject().run());
        assertEquals(run.readRecord(), subject.record().orElseThrow());
        assertEquals(RunState.DONE, training.stateProperty().get());
        assertEquals(60, training.curves().loss().batches().size());
        assertTrue(training.controls().canTrainOnProperty().get());
        assertEquals(List.of(), told);
        assertEquals(List.of(), service.asked(), "no worker is needed for that");
    }

    @Test
    void theEpochThatWasLookedAtComesBack() {
        RunFolder run = run();
        subject.showRun(run.path(), 2);
        reopen();
        bringBack();
        assertEquals(2, subject.subject().epoch());
        assertEquals(
                WeightSource.model(run.epochModel(2).toString()),
                subject.subject().weights());
        assertEquals(List.of(1, 2), subject.epochsProperty().get());
    }

    @Test
    void aRunThatIsGoneLeavesTheCanvasAndASentence() throws Exception {
        Path moved = run().path();
        subject.showRun(moved, 0);
        Files.move(moved, folder.resolve("elsewhere"));
        reopen();
        bringBack();
        assertTrue(subject.subject().isFresh());
        assertEquals(List.of(TEXTS.get("start.session.gone", moved)), told);
        canvas.set(NETWORK.withName("edited"));
        assertEquals("edited", subject.subject().network().name(), "follows the canvas");
        reopen();
        bringBack();
        assertEquals(1, told.size(), "it is told once");
    }

    @Test
    void aRunWithoutModelsLeavesTheCanvasAndASentence() throws Exception {
        RunFolder run = run();
        subject.showRun(run.path(), 1);
        for (Path model : models(run)) {
            Files.delete(model);
        }
        reopen();
        bringBack();
        assertTrue(subject.subject().isFresh());
        assertEquals(Optional.empty(), subject.record());
        assertTrue(told.get(0).contains("holds no model"), told.toString());
    }

    @Test
    void anEpochThatIsNotKeptAnyMoreGivesTheLatest() throws Exception {
        RunFolder run = run();
        subject.showRun(run.path(), 1);
        Files.delete(run.epochModel(1));
        reopen();
        bringBack();
        assertEquals(0, subject.subject().epoch());
        assertEquals(
                WeightSource.model(run.model().toString()), subject.subject().weights());
    }

    @Test
    void aDamagedRunIsToldOf() throws Exception {
        RunFolder run = run();
        subject.showRun(run.path(), 0);
        Files.writeString(run.recordFile(), "{");
        reopen();
        bringBack();
        assertTrue(subject.subject().isFresh());
        assertTrue(told.get(0).contains("is damaged"), told.toString());
    }

    @Test
    void aModelFileComesBackWithTheCurvesAndWhatTheNextRunBeginsWith() {
        Path run = run().path();
        subject.showRun(run, 0);
        training.show(run);
        Path file = write(folder.resolve("given.lwm"));
        TrainedModel model = new ModelFile(new AtomicFiles()).read(file);
        subject.showModel(new OpenedModel(file, model, true));
        training.weights().open(file, model);
        training.weights().usedProperty().set(false);
        reopen();
        bringBack();
        assertEquals(WeightSource.model(file.toString()), subject.subject().weights());
        assertEquals(run, training.runFolderProperty().get());
        assertEquals(
                Optional.of("given.lwm"), training.weights().offeredProperty().get());
        assertFalse(training.weights().usedProperty().get());
    }

    @Test
    void aModelFileThatIsGoneIsToldOf() throws Exception {
        Path file = write(folder.resolve("given.lwm"));
        subject.showModel(file).join();
        Files.delete(file);
        reopen();
        bringBack();
        assertTrue(subject.subject().isFresh());
        assertEquals(List.of(TEXTS.get("start.session.gone", file)), told);
    }

    @Test
    void theNetworkOnTheCanvasMayHaveChangedSince() {
        RunFolder run = run();
        subject.showRun(run.path(), 0);
        reopen();
        canvas.set(NETWORK.withName("edited"));
        bringBack();
        assertEquals(NETWORK, subject.subject().network(), "the run's network is shown, as before the restart");
    }

    @Test
    void theCurvesComeBackBesideTheCanvasThatWasChosen() {
        RunFolder run = run();
        subject.showRun(run.path(), 0);
        training.show(run.path());
        subject.chooseCanvas();
        reopen();
        bringBack();
        assertTrue(subject.subject().isFresh());
        assertEquals(run.path(), training.runFolderProperty().get());
        assertEquals(60, training.curves().loss().batches().size());
        reopen();
        bringBack();
        assertTrue(subject.subject().isFresh(), "and once more");
        assertEquals(run.path(), training.runFolderProperty().get());
    }

    @Test
    void itIsRememberedBeforeItIsRead() {
        RunFolder run = run();
        subject.showRun(run.path(), 2);
        LastModel before = shown.modelProperty().get();
        reopen();
        canvas.set(NETWORK.withName("edited"));
        assertEquals(before, shown.modelProperty().get());
    }

    @Test
    void whatTheUserDoesMeanwhileComesFirst() {
        RunFolder old = run();
        RunFolder chosen = run();
        subject.showRun(old.path(), 0);
        open(shown.modelProperty().get(), reading::add);
        bringBack();
        subject.showRun(chosen.path(), 1);
        while (!reading.isEmpty()) {
            reading.remove().run();
        }
        assertEquals(Optional.of(chosen.path()), subject.subject().run());
        assertEquals(1, subject.subject().epoch());
        assertEquals(Optional.of(chosen.path()), shown.modelProperty().get().run());
    }

    @Test
    void aRunThatHasBegunIsNotDisturbed() {
        RunFolder old = run();
        subject.showRun(old.path(), 0);
        reopen();
        training.train();
        bringBack();
        assertTrue(subject.subject().isFresh());
        assertEquals(RunState.STARTING, training.stateProperty().get());
    }

    @Test
    void withoutAnythingToRememberABrokenOffRunIsShown() {
        RunFolder killed = samples.killed(PLAN);
        write(killed.epochModel(1));
        bringBack();
        assertEquals(killed.path(), training.runFolderProperty().get());
        assertEquals(Optional.of(killed.path()), subject.subject().run());
        assertTrue(training.controls().canResumeProperty().get());
    }

    @Test
    void anEpochThatIsLookedAtStaysWhenTheRunEnds() {
        RunFolder run = run();
        train(run);
        assertTrue(subject.subject().isLive());
        subject.showEpoch(1);
        service.tell(new WorkerEvent.Paused(1, 1), new WorkerEvent.Continued());
        assertEquals(1, subject.subject().epoch());
        service.tell(new WorkerEvent.RunFinished(0.03, 0.9, 100, run.model().toString(), 2, 83, Map.of()));
        assertEquals(1, subject.subject().epoch());
        subject.showEpoch(0);
        assertEquals(
                WeightSource.model(run.model().toString()), subject.subject().weights());
    }

    @Test
    void theModelOfARunIsShownWhenItEnds() {
        RunFolder run = run();
        train(run);
        assertTrue(subject.subject().isLive());
        service.tell(new WorkerEvent.RunFinished(0.03, 0.9, 100, run.model().toString(), 2, 83, Map.of()));
        assertEquals(
                WeightSource.model(run.model().toString()), subject.subject().weights());
    }

    @Test
    void anOlderAnswerDoesNotReplaceANewerOne() {
        RunFolder run = run();
        open(LastModel.NONE, reading::add);
        subject.showRun(run.path(), 1);
        subject.showRun(run.path(), 2);
        reading.removeLast().run();
        reading.removeLast().run();
        assertEquals(2, subject.subject().epoch());
    }

    @Test
    void aRunThatIsDeletedIsShownNoLonger() {
        RunFolder run = run();
        RunFolder other = run();
        subject.showRun(run.path(), 0);
        training.show(run.path());
        subject.forget(other.path());
        training.forget(other.path());
        assertEquals(Optional.of(run.path()), subject.subject().run());
        subject.forget(run.path());
        training.forget(run.path());
        assertTrue(subject.subject().isFresh());
        assertEquals(RunState.IDLE, training.stateProperty().get());
        assertTrue(training.curves().isEmpty());
        assertFalse(training.controls().canTrainOnProperty().get());
        assertEquals(LastModel.NONE, shown.modelProperty().get());
        training.show(other.path());
        assertEquals(RunState.DONE, training.stateProperty().get(), "another can be shown");
    }

    @Test
    void theNetworkOnTheCanvasStaysWhereItWasChosen() {
        RunFolder run = run();
        training.train();
        service.tell(
                new WorkerEvent.RunStarted(run.path().toString(), 1280, 100, 100, 3, 20, 0, false, List.of()),
                new WorkerEvent.StepDone(1, 1, 1, 2, 0.1, 1e-3, 1, 4000, 1, 0));
        subject.chooseCanvas();
        canvas.set(NETWORK.withName("edited"));
        service.tell(new WorkerEvent.RunFinished(0.03, 0.9, 100, run.model().toString(), 2, 83, Map.of()));
        assertEquals("edited", subject.subject().network().name());
        assertTrue(subject.subject().isFresh());
    }

    private void train(RunFolder run) {
        training.train();
        service.tell(
                new WorkerEvent.RunStarted(run.path().toString(), 1280, 100, 100, 3, 20, 0, false, List.of()),
                new WorkerEvent.StepDone(1, 1, 1, 2, 0.1, 1e-3, 1, 4000, 1, 0));
    }

    @Test
    void aLongRunIsDrawnPieceByPieceAndLeftForANewOne() {
        // 300 epochs of 20 steps, and as many ends of epochs.
        RunFolder longRun = samples.finished(TrainingPlan.DEFAULT.withEpochs(300), 0.9);
        Deque<Runnable> frames = new ArrayDeque<>();
        PlanFormViewModel form = new PlanFormViewModel(
                List.of(DeviceOption.available("cpu", "device.cpu.title")), AugmentationTypes.all());
        TrainingViewModel slow = new TrainingViewModel(
                service,
                canvas,
                new SimpleObjectProperty<>(List.of()),
                form,
                new SimpleObjectProperty<>(TEXTS),
                Runnable::run,
                (delay, task) -> frames.add(task),
                path -> {});
        slow.show(longRun.path());
        int pieces = 0;
        while (!frames.isEmpty()) {
            frames.remove().run();
            pieces++;
        }
        assertTrue(pieces >= 4, "pieces " + pieces);
        assertEquals(6000, slow.curves().loss().batches().size());
        assertEquals(RunState.DONE, slow.stateProperty().get());

        slow.show(run().path());
        slow.train();
        while (!frames.isEmpty()) {
            frames.remove().run();
        }
        assertTrue(slow.curves().isEmpty(), "a new run has begun");
        assertEquals(RunState.STARTING, slow.stateProperty().get());
    }
}
