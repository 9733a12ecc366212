package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.runs.SampleRuns;

class TrainingViewModelTest {
    private static final int STEPS = 20;

    private final FakeTrainingService service = new FakeTrainingService();
    private final SampleRun sample = new SampleRun(service, STEPS);
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Texts> texts = new SimpleObjectProperty<>(new Texts(Texts.ENGLISH));
    private final PlanFormViewModel form = new PlanFormViewModel(List.of(DeviceOption.available("cpu", "CPU")));
    private final List<Path> opened = new ArrayList<>();
    private final TrainingViewModel run = new TrainingViewModel(
            service,
            new SimpleObjectProperty<>(NetworkSpec.of("net", LayerSpec.of("input", "Input"))),
            problems,
            form,
            texts,
            Runnable::run,
            (delay, task) -> task.run(),
            opened::add);

    @Test
    void beginsReady() {
        assertEquals(RunState.IDLE, run.stateProperty().get());
        assertEquals("Ready to train.", run.status().noticeProperty().get().text());
        assertEnabled(true, false, true, false, false);
    }

    @Test
    void trainsToTheEnd() {
        run.train();
        assertEquals(List.of("start paused=false"), service.asked());
        assertEquals(RunState.STARTING, run.stateProperty().get());
        assertEquals("Loading the data", run.status().phaseProperty().get());
        assertTrue(run.status().progressProperty().get() < 0, "the progress is not known yet");
        assertEnabled(false, false, false, true, false);

        sample.begin();
        sample.steps(1, 1, 5);
        assertEquals(RunState.RUNNING, run.stateProperty().get());
        assertEquals("Training", run.status().phaseProperty().get());
        assertEquals("epoch 1 of 10 · step 5 of 20", figure(RunFigure.POSITION));
        assertEquals("4,213 images/s", figure(RunFigure.SPEED));
        assertEquals("2% waiting for data", figure(RunFigure.WAITING));
        assertFalse(run.status().waitingLongProperty().get());
        assertTrue(figure(RunFigure.LEFT).endsWith(" left"), figure(RunFigure.LEFT));
        assertEquals("CPU", figure(RunFigure.DEVICE));
        assertEquals("", figure(RunFigure.MEMORY), "not measured yet");
        assertEquals(5 / 200.0, run.status().progressProperty().get(), 1e-9);
        assertEnabled(false, true, false, true, false);

        sample.steps(1, 6, STEPS);
        service.tell(new WorkerEvent.PhaseChanged(Phase.VALIDATING), new WorkerEvent.EvaluationProgress(3000, 6000));
        assertEquals("Validating", run.status().phaseProperty().get());
        assertEquals("3,000 of 6,000 samples", figure(RunFigure.POSITION));
        sample.endOfEpoch(1);
        for (int epoch = 2; epoch <= 10; epoch++) {
            sample.epoch(epoch);
        }
        sample.finish();
        assertEquals(RunState.DONE, run.stateProperty().get());
        assertEquals(1, run.status().progressProperty().get());
        assertEquals(Notice.Kind.SUCCESS, run.status().noticeProperty().get().kind());
        assertEquals(
                "Test accuracy 99.21%, test loss 0.0281, on 10,000 samples. Best epoch 7; took 2 min 12 s.",
                run.status().noticeProperty().get().text());
        assertEquals(
                "Model: " + FakeTrainingService.FOLDER.getFileName().resolve("model.lwm"),
                run.status().modelProperty().get());
        assertEquals(
                FakeTrainingService.FOLDER.resolve("model.lwm").toString(),
                run.status().modelPathProperty().get());
        for (RunFigure figure : RunFigure.values()) {
            assertEquals("", figure(figure), figure + " after the run");
        }
        assertEnabled(true, false, true, false, false);

        run.openRunFolder();
        assertEquals(List.of(FakeTrainingService.FOLDER), opened);
    }

    private String figure(RunFigure figure) {
        return run.status().figureProperty(figure).get();
    }

    @Test
    void keepsTheCurves() {
        run.train();
        sample.begin();
        for (int epoch = 1; epoch <= 8; epoch++) {
            sample.epoch(epoch);
        }
        service.tell(new WorkerEvent.LearningRateChanged(160, 3e-4));
        TrainingCurves curves = run.curves();
        assertEquals(8 * STEPS, curves.loss().batches().size());
        assertEquals(8 * STEPS, curves.accuracy().smoothed().size());
        assertEquals(8, curves.loss().validation().size());
        assertEquals(0.9918f, curves.accuracy().validation().y(6));
        assertEquals(new TrainingCurves.EpochEnd(7, 7 * STEPS), curves.bestEpoch());
        assertEquals(List.of(new TrainingCurves.Mark(160, 3e-4)), curves.learningRateMarks());
        assertEquals(STEPS, curves.stepsPerEpoch());
    }

    @Test
    void saysBeforeTheClickThatTheCurvesWillGo() {
        assertEquals(
                "Start a new run with this network and these settings.",
                run.status().trainHintProperty().get());
        train();
        assertEquals(
                "A run is under way. Stop it to start another one.",
                run.status().trainHintProperty().get());
        sample.finish();
        assertEquals(
                "Starts a new run and clears the curves; the run before stays in Runs.",
                run.status().trainHintProperty().get());
        run.train();
        assertTrue(run.curves().isEmpty());
    }

    @Test
    void pausesAndGoesOn() {
        train();
        run.togglePause();
        assertEquals("Pausing after this step…", run.status().phaseProperty().get());
        assertFalse(run.controls().canPauseProperty().get(), "asked for already");
        service.tell(new WorkerEvent.Paused(1, 3));
        assertEquals(RunState.PAUSED, run.stateProperty().get());
        assertEquals("Paused", run.status().phaseProperty().get());
        assertEquals("epoch 1 of 10 · step 3 of 20", figure(RunFigure.POSITION));
        assertEnabled(false, true, true, true, false);
        run.togglePause();
        service.tell(new WorkerEvent.Continued());
        assertEquals(RunState.RUNNING, run.stateProperty().get());
        assertEquals(List.of("start paused=false", "Pause[]", "Continue[]"), service.asked());
    }

    @Test
    void stepsAndKeepsTheStepButtonsMeanwhile() {
        train();
        run.togglePause();
        service.tell(new WorkerEvent.Paused(1, 3));
        run.stepBatch();
        assertEquals(RunState.RUNNING, run.stateProperty().get());
        assertTrue(run.controls().canStepProperty().get(), "the button keeps the focus while the step is made");
        run.stepBatch();
        sample.steps(1, 4, 4);
        service.tell(new WorkerEvent.Paused(1, 4));
        run.stepEpoch();
        assertEquals(
                List.of("start paused=false", "Pause[]", "StepBatch[]", "StepEpoch[]"),
                service.asked(),
                "a second press during a step is passed over");
    }

    @Test
    void aStepWithoutARunStartsOneAndMakesItsFirstUpdate() {
        run.stepBatch();
        assertEquals(List.of("start paused=true"), service.asked());
        sample.begin();
        service.tell(new WorkerEvent.Paused(1, 0));
        assertEquals(List.of("start paused=true", "StepBatch[]"), service.asked());
        sample.steps(1, 1, 1);
        service.tell(new WorkerEvent.Paused(1, 1));
        assertEquals(RunState.PAUSED, run.stateProperty().get());
        assertEquals(2, service.asked().size());
    }

    @Test
    void stopsAndResumesWhereTheCheckpointIs() {
        train();
        sample.steps(1, 4, 9);
        run.stop();
        assertEquals(RunState.STOPPING, run.stateProperty().get());
        assertEquals(
                "Stopping and saving the model…", run.status().phaseProperty().get());
        assertEnabled(false, false, false, false, false);
        service.tell(new WorkerEvent.RunStopped(1, 9, "/runs/1/model.lwm"));
        assertEquals(
                "Stopped in epoch 1, after 9 steps. The run can be resumed.",
                run.status().noticeProperty().get().text());
        assertEnabled(true, false, true, false, true);

        run.resume();
        assertEquals(
                "resume " + FakeTrainingService.FOLDER.getFileName(),
                service.asked().get(2));
        assertEquals(RunState.STARTING, run.stateProperty().get());
        service.tell(new WorkerEvent.RunStarted(
                FakeTrainingService.FOLDER.toString(), 1280, 100, 100, 10, STEPS, 5, true, List.of()));
        assertEquals(5, run.curves().loss().batches().size(), "what comes after the checkpoint is made once more");
        sample.steps(1, 6, 7);
        assertEquals(7, run.curves().loss().batches().size());
    }

    @Test
    void aLostRunIsToldAndCanBeResumed() {
        train();
        service.tell(new WorkerEvent.Lost("The training process ended: signal 9. It can be resumed.", true));
        assertEquals(RunState.LOST, run.stateProperty().get());
        assertEquals(
                new Notice(Notice.Kind.FAILURE, "The training process ended: signal 9. It can be resumed."),
                run.status().noticeProperty().get());
        assertTrue(run.controls().canResumeProperty().get());
    }

    @Test
    void aFailureSaysItsSentenceInTheWindowsLanguageWhereItHasOne() {
        train();
        service.tell(new WorkerEvent.Failed("no.such.key", List.of(), "The disk is full.", false));
        assertEquals("The disk is full.", run.status().noticeProperty().get().text());
        assertFalse(run.controls().canResumeProperty().get());
        run.train();
        service.tell(new WorkerEvent.Failed("training.lost", List.of(), "English", false));
        texts.set(new Texts(Texts.CHINESE));
        assertEquals("训练进程意外结束。", run.status().noticeProperty().get().text());
    }

    @Test
    void aRunWhoseFolderCannotBeMadeFails() {
        service.failToStart();
        run.train();
        service.tell(new WorkerEvent.Failed("", List.of(), "The folder cannot be written.", false));
        assertEquals(RunState.FAILED, run.stateProperty().get());
        assertEquals(null, run.runFolderProperty().get());
        assertTrue(run.controls().canTrainProperty().get());
    }

    @Test
    void trainIsOffWithAReasonWhileSomethingIsWrong() {
        problems.set(List.of(Problem.of("no-input", ""), Problem.of("unused-layer", "dense")));
        assertEnabled(false, false, false, false, false);
        assertEquals(
                "Repair the network to train it. The network has no Input layer. Add one as the first layer. (1 more)",
                run.status().blockedProperty().get());
        assertEquals(
                run.status().blockedProperty().get(),
                run.status().trainHintProperty().get());
        run.train();
        run.stepBatch();
        assertEquals(List.of(), service.asked());

        problems.set(List.of());
        form.run().epochs().enterText("no");
        assertEquals(
                "Correct the training settings. Epochs: expected 1 … 100000, found “no”.",
                run.status().blockedProperty().get());
        form.run().epochs().enterText("2");
        assertEquals("", run.status().blockedProperty().get());
        assertTrue(run.controls().canTrainProperty().get());
    }

    @Test
    void aProblemDuringARunStopsNothing() {
        train();
        problems.set(List.of(Problem.of("no-input", "")));
        assertEquals("", run.status().blockedProperty().get());
        assertEnabled(false, true, false, true, false);
    }

    @Test
    void eventsAfterTheEndChangeNothing() {
        train();
        service.tell(new WorkerEvent.Lost("", false));
        int points = run.curves().loss().batches().size();
        sample.steps(1, 4, 6);
        assertEquals(points, run.curves().loss().batches().size());
        assertEquals(RunState.LOST, run.stateProperty().get());
    }

    @Test
    void aRunOfThePastIsShownWithItsCurvesAndCanGoOn(@TempDir Path runs) {
        SampleRuns samples = new SampleRuns(runs, NetworkSpec.of("net", LayerSpec.of("input", "Input")));
        Path killed = samples.killed(TrainingPlan.DEFAULT).path();
        run.showUnfinished(runs);
        assertEquals(RunState.LOST, run.stateProperty().get());
        assertEquals(killed, run.runFolderProperty().get());
        assertEquals(40, run.curves().loss().batches().size());
        assertEquals(new TrainingCurves.EpochEnd(2, 40), run.curves().bestEpoch());
        assertEquals(0.001, run.rate().baseProperty().get());
        assertTrue(run.controls().canResumeProperty().get());
        assertFalse(run.controls().canTrainOnProperty().get());

        run.resume();
        assertEquals(List.of("resume " + killed.getFileName()), service.asked());
        service.tell(new WorkerEvent.RunStarted(killed.toString(), 1280, 100, 100, 10, STEPS, 20, true, List.of()));
        assertEquals(20, run.curves().loss().batches().size(), "goes on from the checkpoint");
    }

    @Test
    void aFinishedRunIsTrainedOn(@TempDir Path runs) {
        SampleRuns samples = new SampleRuns(runs, NetworkSpec.of("net", LayerSpec.of("input", "Input")));
        Path finished =
                samples.finished(TrainingPlan.DEFAULT.withEpochs(3), 0.9).path();
        run.showUnfinished(runs);
        assertEquals(RunState.IDLE, run.stateProperty().get(), "what is finished need not be told at the start");
        run.show(finished);
        assertEquals(RunState.DONE, run.stateProperty().get());
        assertTrue(run.controls().canTrainOnProperty().get());
        assertFalse(run.controls().canResumeProperty().get());
        run.trainOn(5);
        assertEquals(List.of("trainOn " + finished.getFileName() + " 5"), service.asked());
        assertEquals(RunState.STARTING, run.stateProperty().get());
        assertEquals(60, run.curves().loss().batches().size());
        run.show(finished);
        assertEquals(RunState.STARTING, run.stateProperty().get(), "nothing else is shown during a run");
    }

    @Test
    void closingStopsListening() {
        run.close();
        assertEquals(0, service.listeners());
    }

    private void train() {
        run.train();
        sample.begin();
        sample.steps(1, 1, 3);
    }

    private void assertEnabled(boolean train, boolean pause, boolean step, boolean stop, boolean resume) {
        assertEquals(
                List.of(train, pause, step, stop, resume),
                List.of(
                        run.controls().canTrainProperty().get(),
                        run.controls().canPauseProperty().get(),
                        run.controls().canStepProperty().get(),
                        run.controls().canStopProperty().get(),
                        run.controls().canResumeProperty().get()),
                "train, pause, step, stop, resume");
    }
}
