package org.layerwright.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.SampleRun;
import org.layerwright.ui.viewmodel.TrainingViewModel;

@FxTest
class RunPanelTest {
    private final FakeTrainingService service = new FakeTrainingService();
    private final SampleRun sample = new SampleRun(service, 20);
    private final ObjectProperty<List<Problem>> problems = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Texts> texts = new SimpleObjectProperty<>(new Texts(Texts.ENGLISH));
    private RunPanel panel;
    private TrainingViewModel run;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            run = new TrainingViewModel(
                    service,
                    new SimpleObjectProperty<>(NetworkSpec.of("net", LayerSpec.of("input", "Input"))),
                    problems,
                    new PlanFormViewModel(List.of(DeviceOption.available("cpu", "CPU"))),
                    texts,
                    Runnable::run,
                    (delay, task) -> task.run(),
                    folder -> {});
            panel = new RunPanel(run, texts);
            stage = new Stage();
            stage.setScene(new Scene(panel, 1100, 300));
            stage.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void aLongSentenceIsBrokenIntoLinesAndToldInTheWindowsLanguage() {
        Fx.run(() -> {
            texts.set(new Texts(Texts.CHINESE));
            stage.setWidth(500);
        });
        Fx.run(button("train")::fire);
        Fx.run(() -> service.tell(new WorkerEvent.Failed(
                "error.training.fit",
                List.of("Two classes, ten outputs.", "1", "data-two-classes", "output", "2", "10"),
                "Two classes, ten outputs.",
                false)));
        Fx.settle();
        Label phase = (Label) panel.lookup("#run-phase");
        assertTrue(
                phase.getText().contains(texts.get().get("problem.data-two-classes", "output", 2, 10)),
                phase.getText());
        assertTrue(phase.localToScene(phase.getLayoutBounds()).getMaxX() <= 500);
        assertTrue(phase.getHeight() > 25, "two lines");
        assertTrue(phase.getWidth() > 400, "over the whole width: " + phase.getWidth());
    }

    @Test
    void aRunFromTrainToItsResult() {
        Fx.run(button("train")::fire);
        assertTrue(button("train").isDisabled());
        assertEquals("Loading the data", phase());
        Fx.run(() -> {
            sample.begin();
            sample.epoch(1);
        });
        assertEquals(0.1, ((ProgressBar) node("run-progress")).getProgress(), 1e-9);
        assertFalse(button("pause").isDisabled());
        Fx.run(() -> {
            sample.epoch(2);
            sample.finish();
        });
        assertTrue(phase().startsWith("Test accuracy 99.21%"), phase());
        assertTrue(button("open-run-folder").isVisible());
        assertEquals(
                40,
                ((LivePlot) node("loss-plot"))
                        .content()
                        .curves()
                        .get(0)
                        .series()
                        .size());
    }

    @Test
    void aKeyAfterTrainDoesNotEndTheRun() {
        Fx.run(() -> {
            button("train").requestFocus();
            button("train").fire();
        });
        Fx.settle();
        Fx.run(() -> {
            sample.begin();
            sample.steps(1, 1, 2);
        });
        Fx.settle();
        assertEquals("pause", Fx.get(() -> stage.getScene().getFocusOwner().getId()));
    }

    @Test
    void theRateIsChangedDuringTheRunAlone() {
        assertFalse(node("rate-control").isVisible());
        Fx.run(button("train")::fire);
        Fx.run(() -> {
            sample.begin();
            sample.steps(1, 1, 2);
        });
        assertTrue(node("rate-control").isVisible());
        TextField field = (TextField) node("rate-field");
        assertEquals("0.001", field.getText());
        assertEquals("Learning rate to 5e-4", Fx.get(button("rate-half")::getAccessibleText));
        Fx.run(button("rate-half")::fire);
        assertEquals("5e-4", field.getText());
        Fx.run(() -> {
            field.setText("fast");
            field.fireEvent(new ActionEvent());
        });
        assertTrue(field.getPseudoClassStates().contains(PseudoClass.getPseudoClass("danger")));
        Fx.run(() -> {
            field.setText("0.01");
            field.fireEvent(new ActionEvent());
        });
        assertEquals(
                List.of(
                        "start paused=false",
                        "SetLearningRate[learningRate=5.0E-4]",
                        "SetLearningRate[learningRate=0.01]"),
                service.asked());
        Fx.run(sample::finish);
        assertFalse(node("rate-control").isVisible());
    }

    @Test
    void pauseBecomesContinue() {
        Fx.run(button("train")::fire);
        Fx.run(() -> {
            sample.begin();
            sample.steps(1, 1, 2);
            button("pause").fire();
            service.tell(new WorkerEvent.Paused(1, 2));
        });
        assertEquals("Continue", button("pause").getText());
        assertFalse(button("step-batch").isDisabled());
        Fx.run(button("pause")::fire);
        assertEquals("Pause", button("pause").getText());
        assertEquals(List.of("start paused=false", "Pause[]", "Continue[]"), service.asked());
    }

    @Test
    void everyCommandHasAKeyOfItsOwn() {
        List<RunCommand> commands = RunCommand.all(run);
        assertEquals(
                8, commands.stream().map(RunCommand::accelerator).distinct().count());
        Fx.run(() -> stage.getScene()
                .getAccelerators()
                .get(commands.get(0).accelerator())
                .run());
        assertEquals(List.of("start paused=false"), service.asked());
        Fx.run(() -> stage.getScene()
                .getAccelerators()
                .get(commands.get(0).accelerator())
                .run());
        assertEquals(1, service.asked().size(), "a key of a command that is off does nothing");
    }

    @Test
    void everyButtonSaysWhatItIsAndItsKey() {
        for (RunCommand command : RunCommand.all(run)) {
            Button button = button(command.id());
            assertFalse(button.getText().isBlank(), command.id());
            String help = Fx.get(button::getAccessibleHelp);
            assertTrue(help.endsWith("(" + command.accelerator().getDisplayText() + ")"), help);
        }
    }

    @Test
    void whatBeginsAnewSaysSoBeforeTheClick() {
        String anew = "Starts a new run and clears the curves; the run before stays in Runs.";
        List<String> buttons = List.of("train", "step-batch", "step-epoch");
        Fx.run(button("train")::fire);
        Fx.run(() -> {
            sample.begin();
            sample.epoch(1);
        });
        buttons.forEach(id -> assertFalse(help(id).contains(anew), id + " during the run"));
        Fx.run(sample::finish);
        buttons.forEach(id -> assertTrue(help(id).contains(anew), () -> id + ": " + help(id)));
    }

    private String help(String id) {
        return Fx.get(button(id)::getAccessibleHelp);
    }

    @Test
    void whatBlocksTrainingIsVisible() {
        Fx.run(() -> problems.set(List.of(Problem.of("no-input", ""))));
        Label blocked = (Label) node("run-blocked");
        assertTrue(blocked.isVisible());
        assertTrue(blocked.getText().contains("no Input layer"), blocked.getText());
        assertTrue(button("train").isDisabled());
        Fx.run(() -> problems.set(List.of()));
        assertFalse(blocked.isVisible());
    }

    @Test
    void aLostRunOffersResume() {
        assertFalse(button("resume").isVisible());
        Fx.run(button("train")::fire);
        Fx.run(() -> {
            sample.begin();
            sample.steps(1, 1, 2);
            service.tell(new WorkerEvent.Lost("", true));
        });
        assertEquals("The training process ended unexpectedly. Resume goes on from its last checkpoint.", phase());
        assertTrue(button("resume").isVisible());
        Fx.run(button("resume")::fire);
        assertTrue(service.asked().get(1).startsWith("resume "), service.asked().toString());
    }

    @Test
    void theCommandsStandInOneRowAndChangeNothingWhenARunEnds() {
        // On the page Build of a window of 1280 pixels, and of the narrowest one.
        for (double width : new double[] {1100, 604, 520}) {
            for (Texts words : List.of(new Texts(Texts.ENGLISH), new Texts(Texts.CHINESE))) {
                Fx.run(() -> {
                    texts.set(words);
                    stage.setWidth(width);
                });
                Fx.settle();
                List<String> before = commandRow();
                Fx.run(button("train")::fire);
                Fx.run(() -> {
                    sample.begin();
                    sample.epoch(1);
                    sample.finish();
                });
                Fx.settle();
                List<String> after = commandRow();
                assertEquals(before, after.subList(0, before.size()), "as they were before the run");
                assertEquals(7, after.size(), "with a way on and the folder: " + after);
            }
        }
    }

    /** Of the commands that are seen, after checks of their places and their texts: what they are and how wide. */
    private List<String> commandRow() {
        List<String> row = new ArrayList<>();
        double end = 0;
        for (RunCommand command : RunCommand.all(run)) {
            Button button = button(command.id());
            if (Fx.get(button::isVisible)) {
                Bounds at = Fx.get(() -> button.localToScene(button.getLayoutBounds()));
                assertTrue(at.getMinX() >= end, command.id());
                end = at.getMaxX();
                assertTrue(end <= stage.getScene().getWidth(), command.id() + " ends at " + end);
                assertEquals(Fx.get(() -> button("train").getLayoutY()), button.getLayoutY(), command.id());
                assertFalse(button.queryAccessibleAttribute(AccessibleAttribute.TEXT)
                        .toString()
                        .isBlank());
                boolean folded = button.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
                assertEquals(folded, help(command.id()).startsWith(button.getText() + "\n"), command.id());
                row.add(command.id() + (folded ? " folded " : " ") + button.getWidth());
            }
        }
        assertEquals(
                List.of(), Fx.get(() -> CutOffTexts.in(panel.lookup("#train").getParent())));
        return row;
    }

    @Test
    void followsTheLanguage() {
        Fx.run(() -> texts.set(new Texts(Texts.CHINESE)));
        assertEquals("训练", button("train").getText());
        assertEquals("可以开始训练。", phase());
        assertEquals("损失", ((LivePlot) node("loss-plot")).content().title());
    }

    @Test
    void theTabKeyFollowsTheButtonsIntoThePlots() {
        List<String> order = new ArrayList<>();
        Fx.run(button("train")::requestFocus);
        for (int i = 0; i < 5; i++) {
            order.add(Fx.get(() -> stage.getScene().getFocusOwner().getId()));
            Fx.run(() -> stage.getScene()
                    .getFocusOwner()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false)));
        }
        assertEquals(List.of("train", "step-batch", "step-epoch", "loss-plot", "loss-log"), order);
    }

    private Node node(String id) {
        return Fx.get(() -> panel.lookup("#" + id));
    }

    private Button button(String id) {
        return (Button) node(id);
    }

    private String phase() {
        return Fx.get(() -> ((Label) panel.lookup("#run-phase")).getText());
    }
}
