package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.app.ProgramWindow;
import org.layerwright.app.WorkbenchContext;
import org.layerwright.event.RunState;
import org.layerwright.export.proof.ProofFile;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.export.ExportPage;
import org.layerwright.worker.client.ExportService;

/** Training, export and proof as a user goes through them, with the product's own workers. */
@FxTest
class ExportRealWorkerTest {
    @TempDir
    Path userData;

    private ProgramWindow program;
    private WorkbenchContext context;

    @BeforeEach
    void open() {
        program = new ProgramWindow(userData, path -> {});
        context = program.context();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void whatWasTrainedIsExportedAndProven() throws Exception {
        Fx.run(() -> {
            context.window().model().page().set("export");
            var form = context.window().model().form();
            form.setPlan(form.plan().withEpochs(1).withData(new TrainingPlan.DataPlan("mnist", 600, 0.1)));
            context.training().train();
        });
        Fx.await(() -> context.training().stateProperty().get() == RunState.DONE);
        Fx.await(() -> find("#target-onnx") != null);
        Path file = userData.resolve("digits.onnx");
        ExportService exports = context.window().model().exports();
        // The file dialog is the platform's; everything behind it is ours.
        Fx.run(() -> context.window().pages().stream()
                .filter(ExportPage.class::isInstance)
                .map(ExportPage.class::cast)
                .findFirst()
                .orElseThrow()
                .viewModel()
                .export(file));
        Fx.await(() -> find("#export-outcome") != null);
        assertEquals("Proven", Fx.get(() -> ((Label) find("#export-outcome")).getText()));
        ProofReport report = ProofFile.read(ProofFile.beside(file));
        assertEquals(Outcome.PROVEN, report.trial().outcome());
        assertEquals("MNIST", report.trial().dataset());
        assertEquals(500, report.trial().samples());
        assertTrue(report.comparison().largest() <= 1e-4, report.toString());
        assertEquals(report.comparison().ourAccuracy(), report.comparison().theirAccuracy(), 0.004);
        assertEquals(Files.size(file), report.written().bytes());
        exports.rest();
    }

    private Node find(String selector) {
        return program.stage().getScene().lookup(selector);
    }
}
