package org.layerwright.ui.viewmodel.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.event.WorkerEvent.EvaluationProgress;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.event.WorkerEvent.PhaseChanged;
import org.layerwright.event.WorkerEvent.RunFinished;
import org.layerwright.event.WorkerEvent.RunStarted;
import org.layerwright.event.WorkerEvent.StepDone;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.Reports;
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
import org.layerwright.run.RunRecord;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.Later;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.FakeExportService;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.SubjectViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;
import org.layerwright.ui.viewmodel.export.ExportViewModel.Readiness;
import org.layerwright.worker.client.InspectionException;

/** What can be exported when, and what becomes of it. */
class ExportViewModelTest {
    private static final NetworkSpec TINY = NetworkSpec.of(
            "Tiny one!",
            LayerSpec.of("input", "Input", "height", 6, "width", 6, "channels", 1),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("dense", "Dense", "units", 2, "activation", "softmax"));

    @TempDir
    Path folder;

    private final FakeTrainingService training = new FakeTrainingService();
    private final FakeExportService service = new FakeExportService();
    private ExportViewModel export;
    private long nanos;
    private TrainingViewModel runs;
    private Path model;

    @BeforeEach
    void make() throws IOException {
        model = folder.resolve("kept.lwm");
        try (InputStream in = ModelFile.class.getResourceAsStream("version-1.lwm")) {
            Files.copy(in, model);
        }
        SimpleObjectProperty<NetworkSpec> network = new SimpleObjectProperty<>(TINY);
        PlanFormViewModel form = new PlanFormViewModel(
                List.of(DeviceOption.available("cpu", "device.cpu.title")), AugmentationTypes.all());
        Later now = (delay, task) -> task.run();
        runs = new TrainingViewModel(
                training,
                network,
                new SimpleObjectProperty<>(List.of()),
                form,
                new SimpleObjectProperty<>(new Texts(Texts.ENGLISH)),
                Runnable::run,
                now,
                path -> {});
        SubjectViewModel subjects =
                new SubjectViewModel(runs, network, form.planProperty(), Runnable::run, Runnable::run);
        export = new ExportViewModel(
                subjects,
                service,
                new ModelExporters(new AtomicFiles(), "test"),
                Runnable::run,
                Runnable::run,
                () -> nanos);
    }

    /** A model whose images were prepared in another way than dividing bytes, which no raw file can do. */
    private Path writeOtherwisePrepared(NetworkSpec network) {
        OpGraph graph = Lowering.lower(network).graph();
        TrainedModel trained = new TrainedModel(
                network,
                TrainingPlan.DEFAULT,
                Weights.of(graph.weights(), new float[graph.parameterCount()]),
                List.of("a", "b"),
                new Preprocessing("Edges were found first.", List.of(), List.of()),
                Map.of());
        Path file = folder.resolve("other.lwm");
        new ModelFile(new AtomicFiles()).write(file, trained);
        return file;
    }

    private String problem() {
        return FailureWords.of(
                new Texts(Texts.ENGLISH), export.failureProperty().get().orElseThrow());
    }

    @Test
    void anUntrainedNetworkIsNothingToExport() {
        export.setVisible(true);
        assertEquals(Readiness.NOTHING, export.readinessProperty().get());
        export.export(folder.resolve("a.onnx"));
        assertTrue(service.requests.isEmpty());
    }

    @Test
    void followsTheTraining() throws IOException {
        RunFolder run = RunFolder.create(folder, "kept", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        run.writeRecord(
                RunRecord.started(
                        TINY,
                        TrainingPlan.DEFAULT,
                        new RunRecord.Provenance("mnist", "ab", "cpu", "ND4J", 1, Map.of()),
                        Instant.EPOCH),
                new AtomicFiles());
        export.setVisible(true);
        runs.train();
        training.tell(
                new PhaseChanged(Phase.LOADING),
                new RunStarted(run.path().toString(), 40, 4, 10, 2, 5, 0, false, List.of()),
                new PhaseChanged(Phase.TRAINING),
                new StepDone(1, 1, 1, 2.3, 0.1, 0.001, 1, 100, 1, 0));
        assertEquals(Readiness.RUNNING, export.readinessProperty().get());
        Files.copy(model, run.model());
        training.tell(new RunFinished(0.1, 0.9, 10, run.model().toString(), 1, 1, Map.of()));
        assertEquals(Readiness.READY, export.readinessProperty().get());
        assertEquals("Small one", export.sourceProperty().get().orElseThrow().name());
        export.choose(writeOtherwisePrepared(TINY));
        assertTrue(export.sourceProperty().get().orElseThrow().chosen());
        export.followTraining();
        assertEquals(run.model(), export.sourceProperty().get().orElseThrow().file());
    }

    @Test
    void readsNothingWhileNobodyLooks() {
        export.choose(folder.resolve("none.lwm"));
        assertTrue(export.failureProperty().get().isEmpty());
        export.setVisible(true);
        assertEquals(Readiness.UNREADABLE, export.readinessProperty().get());
        assertTrue(problem().contains("none.lwm"), problem());
        export.choose(model);
        assertEquals(Readiness.READY, export.readinessProperty().get());
        assertTrue(export.failureProperty().get().isEmpty());
        export.setVisible(false);
        assertEquals(1, service.rests);
    }

    @Test
    void knowsWhatATargetCannotSayBeforeAnythingIsWritten() {
        export.setVisible(true);
        export.choose(writeOtherwisePrepared(TINY));
        ExportTarget onnx = export.targetsProperty().get().get(0);
        assertEquals("onnx", onnx.id());
        assertEquals("input", onnx.refusal(true).orElseThrow().layer());
        assertTrue(export.possible().isPresent());
        export.rawProperty().set(true);
        assertTrue(export.possible().isEmpty());
        export.export(folder.resolve("a.onnx"));
        assertTrue(service.requests.isEmpty());
        export.choose(model);
        assertEquals(Optional.empty(), export.targetsProperty().get().get(0).refusal(true));
        assertEquals(23 * 4, export.targetsProperty().get().get(0).bytes());
    }

    @Test
    void exportsWithProgressAndShowsTheProof() throws IOException {
        export.setVisible(true);
        export.choose(model);
        assertEquals("onnx", export.selectedProperty().get(), "the first that can");
        assertEquals("small-one.onnx", export.suggestedName());
        export.rawProperty().set(true);
        export.datasetProperty().set("random");
        Path file = folder.resolve("a.onnx");
        export.export(file);
        assertEquals(model, service.requests.get(0).model());
        assertTrue(service.requests.get(0).raw());
        assertEquals("random", service.requests.get(0).dataset());
        assertEquals(ExportViewModel.USUAL_SAMPLES, service.requests.get(0).samples());
        service.progress.accept(new PhaseChanged(Phase.TESTING));
        service.progress.accept(new EvaluationProgress(10, 20));
        assertEquals(
                new ExportViewModel.Progress(Phase.TESTING, 10, 20, Double.NaN),
                export.progressProperty().get().orElseThrow(),
                "the first word says nothing about the speed");
        nanos += 3_000_000_000L;
        service.progress.accept(new EvaluationProgress(16, 20));
        // Six samples in three seconds, four to go.
        assertEquals(2, export.progressProperty().get().orElseThrow().secondsLeft(), 1e-9);
        service.progress.accept(new PhaseChanged(Phase.REPLAYING));
        assertEquals(
                new ExportViewModel.Progress(Phase.REPLAYING, 0, 0, Double.NaN),
                export.progressProperty().get().orElseThrow());
        export.export(file);
        assertEquals(1, service.requests.size(), "one at a time");
        service.answer.complete(Reports.of(Outcome.PROVEN));
        assertFalse(export.isBusy());
        assertTrue(export.reportProperty().get().isPresent());

        Path page = folder.resolve("proof.html");
        export.save(page, new Texts(Texts.CHINESE));
        assertTrue(Files.readString(page).contains("已证明"));
        export.save(folder, new Texts(Texts.ENGLISH));
        assertTrue(export.failureProperty().get().isPresent(), "a folder is no place for a page");
    }

    @Test
    void saysWhyAnExportFailedAndNothingAboutACancelledOne() {
        export.setVisible(true);
        export.choose(model);
        export.export(folder.resolve("a.onnx"));
        service.answer.completeExceptionally(
                new InspectionException(new Failed("error.proof.ended", List.of(), "", false)));
        assertEquals("The export was cancelled.", problem());
        export.export(folder.resolve("a.onnx"));
        assertTrue(export.failureProperty().get().isEmpty());
        export.setVisible(false);
        assertEquals(0, service.rests, "it goes on unseen");
        export.cancel();
        assertFalse(export.isBusy());
        assertTrue(export.failureProperty().get().isEmpty());
        assertEquals(1, service.rests);
    }
}
