package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.WorkerEvent.EvaluationProgress;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.event.WorkerEvent.PhaseChanged;
import org.layerwright.export.proof.ProofReport;
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
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.Settings;

/** The page of exports, with exports that the test brings to their end. */
@FxTest
class ExportPageTest {
    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
        test.size(1280, 800);
        test.go("export");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void chooseKeptModel() throws IOException {
        Path model = folder.resolve("kept.lwm");
        try (InputStream in = ModelFile.class.getResourceAsStream("version-1.lwm")) {
            Files.copy(in, model);
        }
        choose(model);
    }

    private void choose(Path model) {
        test.dialogs.toOpen = Optional.of(model);
        test.fire("#export-choose");
    }

    @Test
    void saysWhatToDoWhereNothingWasTrained() {
        assertTrue(test.text("#export-empty").contains("Train a network first"), test.text("#export-empty"));
        test.fire("#export-toBuild");
        assertEquals("build", Fx.get(() -> test.model.page().get()));
    }

    @Test
    void exportsAndShowsTheProof() throws IOException {
        chooseKeptModel();
        assertTrue(test.text("#export-name").contains("Small one"));
        test.dialogs.toSave = Optional.of(folder.resolve("digits.onnx"));
        test.fire("#export-raw");
        test.fire("#export-start");
        assertEquals(List.of("small-one.onnx"), test.dialogs.asked);
        assertEquals(folder.resolve("digits.onnx"), test.exports.requests.get(0).file());
        assertTrue(test.exports.requests.get(0).raw());
        Fx.run(() -> {
            test.exports.progress.accept(new PhaseChanged(Phase.REPLAYING));
            test.exports.progress.accept(new EvaluationProgress(1, 2));
        });
        assertEquals("Running the file", test.text("#export-phase"));
        ProofReport report = Reports.of(Outcome.PROVEN);
        Fx.run(() -> test.exports.answer.complete(report));
        Fx.settle();
        assertEquals("Proven", test.text("#export-outcome"));
        assertTrue(test.text("#export-verdict").contains("ONNX Runtime 1.29.0 ran the file on 500 samples"));
        assertEquals("2.5e-07", test.text("#fact-largest"));
        assertEquals("98.40%", test.text("#fact-theirAccuracy"));

        Path page = folder.resolve("proof.html");
        test.dialogs.toSave = Optional.of(page);
        test.fire("#export-save");
        assertEquals("model.onnx.proof.html", test.dialogs.asked.get(1));
        assertTrue(Files.readString(page).contains("Proof of model.onnx"));
        test.fire("#export-folder");
        assertEquals(List.of(Path.of("/out")), test.shownFolders);
    }

    @Test
    void canBeCancelled() throws IOException {
        chooseKeptModel();
        test.dialogs.toSave = Optional.of(folder.resolve("digits.onnx"));
        test.fire("#export-start");
        test.fire("#export-cancel");
        assertNull(test.find("#export-failure"));
        assertTrue(Fx.get(() -> test.node("#export-start").isVisible()));
    }

    @Test
    void saysWhatATargetCannotExpressBeforeAnythingIsWritten() {
        NetworkSpec tiny = NetworkSpec.of(
                "Tiny",
                LayerSpec.of("input", "Input", "height", 6, "width", 6, "channels", 1),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("dense", "Dense", "units", 2, "activation", "softmax"));
        OpGraph graph = Lowering.lower(tiny).graph();
        Path file = folder.resolve("tiny.lwm");
        new ModelFile(new AtomicFiles())
                .write(
                        file,
                        new TrainedModel(
                                tiny,
                                TrainingPlan.DEFAULT,
                                Weights.of(graph.weights(), new float[graph.parameterCount()]),
                                List.of("a", "b"),
                                new Preprocessing("Edges were found first.", List.of(), List.of()),
                                Map.of()));
        choose(file);
        assertNull(test.find("#cannot-onnx"));
        test.fire("#export-raw");
        assertTrue(
                test.text("#cannot-onnx").startsWith("Not for this model: input: raw bytes were asked for"),
                test.text("#cannot-onnx"));
        assertTrue(Fx.get(() -> test.node("#target-onnx").isDisabled()));
        assertTrue(test.exports.requests.isEmpty());
    }

    @Test
    void noOutcomeIsCutOffOrUnsaidInAnyLanguage() throws IOException {
        chooseKeptModel();
        test.dialogs.toSave = Optional.of(folder.resolve("digits.onnx"));
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            for (Outcome outcome : Outcome.values()) {
                test.fire("#export-start");
                Fx.run(() -> test.exports.answer.complete(Reports.of(outcome)));
                Fx.settle();
                List<String> cut = Fx.get(() -> CutOffTexts.in(test.root()));
                assertEquals(List.of(), cut, outcome + ", " + language);
                assertTrue(!test.text("#export-verdict").contains("‹"), test.text("#export-verdict"));
                assertNotNull(Fx.get(() -> ((Label) test.node("#export-outcome")).getGraphic()), "no colour alone");
            }
        }
    }
}
