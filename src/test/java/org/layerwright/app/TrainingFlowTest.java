package org.layerwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.RunState;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** The whole program from the buttons of its window down to a real worker process, on a slice of the real MNIST. */
@FxTest
class TrainingFlowTest {
    private static final int STEPS_PER_EPOCH = 9; // 600 samples, a tenth set aside, in batches of 64.

    private final List<Path> openedFolders = new ArrayList<>();

    @TempDir
    Path userData;

    private ProgramWindow program;
    private Stage stage;
    private TrainingViewModel run;

    @BeforeEach
    void open() {
        program = new ProgramWindow(userData, openedFolders::add);
        Fx.run(() -> {
            stage = program.stage();
            run = program.context().training();
            ((ToggleButton) stage.getScene().lookup("#head-data")).setSelected(true);
        });
        Fx.settle();
        Fx.run(() -> {
            ((CheckBox) stage.getScene().lookup("#all-samples")).setSelected(false);
            enter("limit", "600");
            enter("epochs", "2");
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void trainsTwoEpochsAndTheCurvesGrow() throws Exception {
        press("train");
        Fx.await(() -> run.stateProperty().get() == RunState.DONE);
        Fx.run(() -> {
            assertEquals(2 * STEPS_PER_EPOCH, run.curves().loss().batches().size());
            assertEquals(2, run.curves().loss().epochs().size());
            assertEquals(2, run.curves().accuracy().validation().size());
            assertTrue(label("run-phase").startsWith("Test accuracy"), label("run-phase"));
            assertTrue(label("run-model").contains("model.lwm"), label("run-model"));
        });
        press("open-run-folder");
        assertEquals(1, openedFolders.size());
        assertTrue(Files.isRegularFile(openedFolders.get(0).resolve("model.lwm")));
    }

    @Test
    void theTrainedModelComesBackAfterARestart() throws Exception {
        press("train");
        Fx.await(() -> run.stateProperty().get() == RunState.DONE);
        String shown = modelOn("look");
        assertTrue(shown.startsWith("Run Keras MNIST CNN · "), shown);
        Path folder = Fx.get(() -> run.runFolderProperty().get());

        reopen();
        Fx.await(() -> run.stateProperty().get() == RunState.DONE);
        for (String page : List.of("look", "results", "draw")) {
            assertEquals(shown, modelOn(page), page);
        }
        assertEquals(2, (int) Fx.get(() -> run.curves().loss().epochs().size()));
        Fx.await(() -> stage.getScene().lookup("#figure-accuracy") instanceof Label);

        Files.move(folder, userData.resolve("elsewhere"));
        reopen();
        Fx.await(() -> notes().contains(folder.getFileName().toString()));
        assertTrue(notes().contains("the network on the canvas"), notes());
        assertEquals("Network on the canvas, never trained", modelOn("look"));
    }

    private void reopen() {
        program.close();
        program = new ProgramWindow(userData, openedFolders::add);
        stage = program.stage();
        run = program.context().training();
    }

    private String modelOn(String page) {
        Fx.run(() -> program.context().window().model().page().set(page));
        Fx.await(() -> stage.getScene().lookup("#subject-choice") instanceof Labeled);
        return Fx.get(() -> ((Labeled) stage.getScene().lookup("#subject-choice")).getText());
    }

    private String notes() {
        return program.context()
                .window()
                .model()
                .settings()
                .noteProperty()
                .get()
                .orElse("");
    }

    @Test
    void stepsPausesGoesOnStopsAndResumes() throws Exception {
        press("step-batch");
        Fx.await(() -> paused() && run.curves().loss().batches().size() == 1);
        press("step-batch");
        Fx.await(() -> paused() && run.curves().loss().batches().size() == 2);
        press("step-epoch");
        Fx.await(() -> paused() && run.curves().loss().epochs().size() == 1);
        assertEquals(STEPS_PER_EPOCH, (int)
                Fx.get(() -> run.curves().loss().batches().size()));
        press("step-batch");
        Fx.await(() -> paused() && run.curves().loss().batches().size() == STEPS_PER_EPOCH + 1);

        press("stop");
        Fx.await(() -> run.stateProperty().get() == RunState.DONE);
        Path folder = Fx.get(() -> run.runFolderProperty().get());
        assertTrue(Files.isRegularFile(folder.resolve("model.lwm")), "a stopped run leaves a usable model");

        assertFalse(Fx.get(() -> button("resume").isDisabled()));
        press("resume");
        Fx.await(() -> run.stateProperty().get() == RunState.DONE
                && run.curves().loss().epochs().size() == 2);
        assertEquals(folder, Fx.get(() -> run.runFolderProperty().get()));
        assertEquals(2 * STEPS_PER_EPOCH, (int)
                Fx.get(() -> run.curves().loss().batches().size()));
    }

    private boolean paused() {
        return run.stateProperty().get() == RunState.PAUSED;
    }

    private void press(String id) {
        Fx.run(() -> button(id).fire());
    }

    private Button button(String id) {
        return (Button) stage.getScene().lookup("#" + id);
    }

    private String label(String id) {
        return ((Label) stage.getScene().lookup("#" + id)).getText();
    }

    private void enter(String param, String text) {
        Node entry = stage.getScene().lookup(".training-form #param-" + param);
        TextField field = entry instanceof Spinner<?> spinner ? spinner.getEditor() : (TextField) entry;
        field.setText(text);
        field.fireEvent(new ActionEvent());
    }
}
