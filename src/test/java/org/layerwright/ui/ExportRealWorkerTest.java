package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.app.WorkbenchContext;
import org.layerwright.event.RunState;
import org.layerwright.export.proof.ProofFile;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.AppFolders;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.export.ExportPage;
import org.layerwright.worker.client.ExportService;

/** Training, export and proof as a user goes through them, with the product's own workers. */
@FxTest
class ExportRealWorkerTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path userData;

    private WorkbenchContext context;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            stage = new Stage();
            context = new WorkbenchContext(
                    stage,
                    new AppFolders(Path.of("").toAbsolutePath(), userData),
                    System.getenv(),
                    Locale.ENGLISH,
                    path -> {});
            context.window().show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            stage.hide();
            context.close();
        });
    }

    @Test
    void whatWasTrainedIsExportedAndProven() throws Exception {
        Fx.run(() -> {
            context.window().model().page().set("export");
            var form = context.window().model().form();
            form.setPlan(form.plan().withEpochs(1).withData(new TrainingPlan.DataPlan("mnist", 600, 0.1)));
            context.training().train();
        });
        await(() -> context.training().stateProperty().get() == RunState.DONE);
        await(() -> find("#target-onnx") != null);
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
        await(() -> find("#export-outcome") != null);
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
        return stage.getScene().lookup(selector);
    }

    private static void await(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!Fx.get(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain.");
            }
            Thread.sleep(20);
        }
    }
}
