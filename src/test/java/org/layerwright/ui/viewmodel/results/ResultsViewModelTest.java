package org.layerwright.ui.viewmodel.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.event.Numbers;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.event.WorkerEvent.Inferred;
import org.layerwright.event.WorkerEvent.Judged;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.event.WorkerEvent.PhaseChanged;
import org.layerwright.event.WorkerEvent.RunStarted;
import org.layerwright.event.WorkerEvent.StepDone;
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
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.OpenData;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.worker.client.InspectionException;

/** When a network is judged, and what is done with the answer. */
class ResultsViewModelTest {
    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT.withData(new DataPlan("moons?samples=40", 0, 0.1));

    @TempDir
    Path folder;

    private long now;
    private final FakeTrainingService service = new FakeTrainingService();
    private final FakeInspectionService inspection = new FakeInspectionService();
    private final SimpleObjectProperty<NetworkSpec> network = new SimpleObjectProperty<>(network(4));
    private final List<Runnable> later = new ArrayList<>();
    private PlanFormViewModel form;
    private SubjectViewModel subjects;
    private TrainingViewModel training;
    private ResultsViewModel results;
    private BoundaryViewModel boundary;
    private ChosenSamples chosen;

    private static NetworkSpec network(int units) {
        return NetworkSpec.of(
                "Moons",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
                LayerSpec.of("hidden", "Dense", "units", units, "activation", "tanh"),
                LayerSpec.of("output", "Dense", "units", 2, "activation", "softmax"));
    }

    @BeforeEach
    void make() {
        form = new PlanFormViewModel(
                List.of(DeviceOption.available("cpu", "device.cpu.title")), AugmentationTypes.all());
        form.setPlan(PLAN);
        Later clock = (delay, task) -> {
            if (delay.compareTo(Duration.ZERO) > 0) {
                later.add(task);
            } else {
                task.run();
            }
        };
        training = new TrainingViewModel(
                service,
                network,
                new SimpleObjectProperty<>(List.of()),
                form,
                new SimpleObjectProperty<>(new Texts(Texts.ENGLISH)),
                Runnable::run,
                clock,
                path -> {});
        subjects = new SubjectViewModel(training, network, form.planProperty(), Runnable::run, Runnable::run);
        OpenData data = new OpenData(new DatasetCatalog(Path.of("").toAbsolutePath()), Runnable::run);
        results = new ResultsViewModel(subjects, training, inspection, Runnable::run, () -> now);
        chosen = new ChosenSamples(data, inspection, Runnable::run, Runnable::run);
        results.resultsProperty().subscribe(chosen::follow);
        boundary = new BoundaryViewModel(subjects, training, data, inspection, Runnable::run, clock);
    }

    private static Judged judged(float... firstClass) {
        float[] outputs = new float[2 * firstClass.length];
        float[] targets = new float[firstClass.length];
        for (int i = 0; i < firstClass.length; i++) {
            outputs[2 * i] = firstClass[i];
            outputs[2 * i + 1] = 1 - firstClass[i];
        }
        return new Judged("", DataPart.TEST, 0.5, 2, List.of("0", "1"), Numbers.of(targets), Numbers.of(outputs));
    }

    /** Begins a run whose folder is there, with two kept epochs. */
    private void run() throws IOException {
        RunFolder run = RunFolder.create(folder, "moons", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        run.writeRecord(
                RunRecord.started(
                        network(4),
                        PLAN,
                        new RunRecord.Provenance("moons", "ab", "cpu", "ND4J", 1, Map.of()),
                        Instant.EPOCH),
                new AtomicFiles());
        for (int epoch : new int[] {1, 3}) {
            Files.createDirectories(run.epochModel(epoch).getParent());
            Files.write(run.epochModel(epoch), new byte[1]);
        }
        training.train();
        service.tell(
                new PhaseChanged(Phase.LOADING),
                new RunStarted(run.path().toString(), 40, 4, 10, 2, 5, 0, false, List.of()),
                new PhaseChanged(Phase.TRAINING),
                new StepDone(1, 1, 1, 2.3, 0.1, 0.001, 1, 100, 1, 0));
        runLater();
    }

    private void runLater() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    @Test
    void asksOnlyWhileVisibleAndKeepsTheAnswer() {
        network.set(network(5));
        assertTrue(inspection.judgements.isEmpty());
        results.setVisible(true);
        assertTrue(results.busyProperty().get());
        inspection.judgements.get(0).answer().complete(judged(0.9f, 0.2f));
        assertFalse(results.busyProperty().get());
        assertEquals(
                0.5,
                results.resultsProperty()
                        .get()
                        .orElseThrow()
                        .classes()
                        .orElseThrow()
                        .accuracy());
        results.setVisible(false);
        results.setVisible(true);
        assertEquals(1, inspection.judgements.size());
    }

    @Test
    void aJudgementCanBeGivenUpAndBegunAgain() {
        results.setVisible(true);
        assertTrue(results.busyProperty().get());
        results.cancel();
        assertTrue(inspection.judgements.get(0).answer().isCancelled());
        assertFalse(results.busyProperty().get());
        assertTrue(results.cancelledProperty().get());
        assertTrue(results.failureProperty().get().isEmpty());
        results.cancel();
        results.setVisible(false);
        results.setVisible(true);
        assertEquals(1, inspection.judgements.size(), "it is not begun again by a look");
        results.judgeAgain();
        assertFalse(results.cancelledProperty().get());
        inspection.judgements.get(1).answer().complete(judged(0.9f, 0.2f));
        assertTrue(results.resultsProperty().get().isPresent());
        results.judgeAgain();
        results.cancel();
        assertFalse(results.cancelledProperty().get());
        assertTrue(results.resultsProperty().get().isPresent(), "what was judged before stays");
    }

    @Test
    void aRunInProgressCanBeGivenUpToo() throws IOException {
        run();
        results.setVisible(true);
        assertTrue(results.busyProperty().get());
        results.cancel();
        assertTrue(inspection.judgements.get(0).answer().isCancelled());
        assertFalse(results.busyProperty().get());
    }

    @Test
    void tellsHowFarAnAnswerIsAndHowLongItTakes() {
        results.setVisible(true);
        assertEquals(Optional.empty(), results.progressProperty().get());
        now = 5_000_000_000L;
        inspection.reports.get(0).told(1_000, 10_000);
        assertEquals(0.1, results.progressProperty().get().orElseThrow().share());
        assertTrue(Double.isNaN(results.progressProperty().get().orElseThrow().secondsLeft()));
        now = 7_000_000_000L;
        inspection.reports.get(0).told(5_000, 10_000);
        // 4,000 samples in 2 s: the other 5,000 take 2.5 s.
        assertEquals(
                new ResultsViewModel.Progress(5_000, 10_000, 2.5),
                results.progressProperty().get().orElseThrow());
        inspection.judgements.get(0).answer().complete(judged(0.9f, 0.2f));
        assertEquals(Optional.empty(), results.progressProperty().get());
        results.judgeAgain();
        assertEquals(Optional.empty(), results.progressProperty().get());
        inspection.reports.get(0).told(9_000, 10_000);
        assertEquals(Optional.empty(), results.progressProperty().get(), "that was about the answer before");
        inspection.reports.get(1).told(2_000, 10_000);
        assertEquals(0.2, results.progressProperty().get().orElseThrow().share());
    }

    @Test
    void resultsOfBeforeDoNotStandBelowTheNameOfAnotherRun() throws IOException {
        results.setVisible(true);
        inspection.judgements.get(0).answer().complete(judged(0.9f, 0.2f));
        assertTrue(results.resultsProperty().get().isPresent());
        run();
        assertTrue(results.busyProperty().get());
        assertTrue(results.resultsProperty().get().isEmpty());
    }

    @Test
    void dropsTheAnswerForANetworkThatIsNoLongerShown() {
        results.setVisible(true);
        network.set(network(6));
        network.set(network(7));
        assertEquals(3, inspection.judgements.size());
        assertTrue(inspection.judgements.get(0).answer().isCancelled(), "nobody waits for it");
        assertTrue(inspection.judgements.get(1).answer().isCancelled());
        assertTrue(results.resultsProperty().get().isEmpty());
        assertTrue(results.failureProperty().get().isEmpty(), "that is no failure");
        assertTrue(results.busyProperty().get());
        assertEquals(subjects.subject().weights(), inspection.judgements.get(2).source());
        inspection.judgements.get(2).answer().complete(judged(0.9f));
        assertEquals(
                1,
                results.resultsProperty()
                        .get()
                        .orElseThrow()
                        .classes()
                        .orElseThrow()
                        .samples());
    }

    @Test
    void tellsWhyThereIsNoAnswer() {
        results.setVisible(true);
        Failed failed = new Failed("no.such.key", List.of(), "There is no such file.", false);
        inspection.judgements.get(0).answer().completeExceptionally(new InspectionException(failed));
        Throwable why = results.failureProperty().get().orElseThrow();
        assertEquals("There is no such file.", FailureWords.of(new Texts(Texts.ENGLISH), why));
    }

    @Test
    void showsTheConfusionOfEachKeptEpoch() throws IOException {
        run();
        assertEquals(List.of(1, 3), subjects.epochsProperty().get());
        results.setVisible(true);
        inspection.judgements.get(0).answer().complete(judged(0.9f, 0.9f));
        chosen.showCell(0, 1);
        subjects.showEpoch(1);
        assertTrue(inspection.judgements.get(1).source().file().contains("1"));
        inspection.judgements.get(1).answer().complete(judged(0.9f, 0.3f));
        assertEquals(List.of(1), chosen.choiceProperty().get().orElseThrow().samples(), "the cell follows the epoch");
        subjects.showEpoch(3);
        inspection.judgements.get(2).answer().complete(judged(0.1f, 0.3f));
        subjects.showEpoch(1);
        assertEquals(3, inspection.judgements.size(), "the first epoch's answer was kept");
        assertEquals(List.of(1), chosen.choiceProperty().get().orElseThrow().samples());
    }

    @Test
    void asksAboutTheDataAndThePartThatTheUserChooses() {
        results.setVisible(true);
        assertEquals("judge moons?samples=40 TEST_OR_ALL", asked());
        answer(judged(0.9f));
        results.partProperty().set(DataPart.TRAIN);
        assertEquals("judge moons?samples=40 TRAIN", asked());
        answer(judged(0.9f, 0.9f));
        results.datasetProperty().set(Optional.of("circles"));
        assertTrue(results.resultsProperty().get().isEmpty(), "what was said of other samples is over");
        assertEquals("judge circles TRAIN", asked());
        answer(judged(0.9f, 0.9f, 0.9f));
        Results shown = results.resultsProperty().get().orElseThrow();
        assertEquals("circles", shown.asked().dataset());
        assertFalse(shown.asked().isUsual());
        results.datasetProperty().set(Optional.empty());
        assertEquals(3, inspection.judgements.size(), "this answer was kept");
        assertEquals(
                2, results.resultsProperty().get().orElseThrow().judgement().samples());
        results.datasetProperty().set(Optional.of("circles"));
        form.setPlan(PLAN.withData(new DataPlan("spiral", 0, 0.1)));
        assertEquals(Optional.empty(), results.datasetProperty().get(), "another network brings its own data");
    }

    @Test
    void opensAModelFileAndTellsWhyItCannot() throws IOException {
        results.setVisible(true);
        Path file = folder.resolve("some.lwm");
        OpGraph graph = Lowering.lower(network(9)).graph();
        new ModelFile(new AtomicFiles())
                .write(
                        file,
                        new TrainedModel(
                                network(9),
                                PLAN,
                                Weights.of(graph.weights(), new float[graph.parameterCount()]),
                                List.of("0", "1"),
                                Preprocessing.SCALED_BYTES,
                                Map.of()));
        results.openModel(file);
        assertTrue(inspection.judgements.get(0).answer().isCancelled(), "the canvas is not shown any more");
        assertEquals(
                WeightSource.model(file.toString()),
                FakeInspectionService.open(inspection.judgements).orElseThrow().source());
        network.set(network(5));
        assertEquals(network(9), subjects.subject().network(), "an edit on the canvas does not take it away");
        results.openModel(Files.writeString(folder.resolve("text.lwm"), "no zip"));
        Throwable why = results.failureProperty().get().orElseThrow();
        assertTrue(FailureWords.of(new Texts(Texts.ENGLISH), why).contains("text.lwm"));
        assertEquals(network(9), subjects.subject().network(), "what is shown stays");
        assertFalse(results.busyProperty().get());
    }

    private String asked() {
        return FakeInspectionService.open(inspection.judgements).orElseThrow().what();
    }

    private void answer(Judged answer) {
        FakeInspectionService.open(inspection.judgements).orElseThrow().answer().complete(answer);
    }

    @Test
    void asksForTheSaliencyOfImagesOnly() {
        results.setVisible(true);
        inspection.judgements.get(0).answer().complete(judged(0.9f, 0.2f));
        chosen.show(ChosenSamples.Kind.MISTAKES);
        chosen.select(1);
        assertEquals(1, chosen.sampleProperty().get().orElseThrow().index());
        chosen.methodProperty().set(Optional.of(SaliencyMethod.GRADIENT));
        assertTrue(inspection.saliencies.isEmpty(), "two features are no image");
    }

    @Test
    void asksForThePlaneOneQuestionAtATime() {
        boundary.setVisible(true);
        assertEquals(40 / 4, boundary.pointsProperty().get().orElseThrow().labels().length, "the test part");
        network.set(network(5));
        network.set(network(6));
        assertEquals(1, inspection.inferences.size());
        float[] grid = inspection.inferences.get(0).samples();
        assertEquals(2 * BoundaryViewModel.SIZE * BoundaryViewModel.SIZE, grid.length);
        assertTrue(grid[0] < grid[2], "columns go to the right");
        assertTrue(grid[1] > grid[grid.length - 1], "rows go down");
        inspection.inferences.get(0).answer().complete(plane());
        assertEquals(2, inspection.inferences.size(), "the network has changed meanwhile");
        assertEquals(subjects.subject().weights(), inspection.inferences.get(1).source());
        inspection.inferences.get(1).answer().complete(plane());
        runLater();
        assertEquals(2, inspection.inferences.size(), "a network that does not train stays as it is");
    }

    @Test
    void asksForThePlaneAgainAndAgainWhileTheNetworkTrains() throws IOException {
        run();
        boundary.setVisible(true);
        inspection.inferences.get(0).answer().complete(plane());
        assertEquals(1, inspection.inferences.size(), "not at once");
        runLater();
        assertEquals(2, inspection.inferences.size());
        inspection.inferences.get(1).answer().complete(plane());
        boundary.setVisible(false);
        runLater();
        assertEquals(2, inspection.inferences.size(), "nobody looks");
    }

    private static Inferred plane() {
        int cells = BoundaryViewModel.SIZE * BoundaryViewModel.SIZE;
        return new Inferred("", 2, List.of("0", "1"), Numbers.of(new float[2 * cells]));
    }
}
