package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.app.ProgramWindow;
import org.layerwright.app.WorkbenchContext;
import org.layerwright.event.RunState;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.look.LookPage;
import org.layerwright.ui.viewmodel.look.LookViewModel;

/**
 * The page inside the network with answers of a real worker: the sums that the window writes out are those of the
 * engine, for a network that was never trained, for a trained one and for its kept epochs.
 */
@FxTest
class LookRealWorkerTest {
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
    void theArithmeticIsTheEnginesBeforeAndAfterTrainingAndInBetween() throws Exception {
        Fx.run(() -> context.window().model().page().set("look"));
        String fresh = everyLayer();
        train();
        Fx.await(() ->
                context.window().model().subject().subject().weights().file().endsWith("model.lwm"));
        String latest = everyLayer();
        assertNotEquals(fresh, latest);
        Slider slider = Fx.get(() -> (Slider) root().lookup(".slider"));
        Fx.await(() -> slider.getMax() == 2);
        Fx.run(() -> slider.setValue(0));
        Fx.await(() -> context.window().model().subject().subject().epoch() == 1);
        assertNotEquals(latest, everyLayer());
        Fx.run(() -> slider.setValue(2));
        Fx.await(() -> context.window().model().subject().subject().epoch() == 0);
        assertEquals(latest, everyLayer());
    }

    @Test
    void filtersOfARealRunAreDrawn() throws Exception {
        train();
        Fx.run(() -> context.window().model().page().set("look"));
        for (String layer : List.of("conv1", "conv2", "dense1", "output")) {
            card(layer);
            Fx.run(() -> ((ToggleButton) root().lookup(".right-pill")).fire());
            Fx.await(() -> root().lookup(".map-grid") != null && root().lookup(".bar-strip") != null);
            Fx.run(() -> ((ToggleButton) root().lookup(".left-pill")).fire());
            home();
        }
    }

    private void train() throws Exception {
        Fx.run(() -> {
            var form = context.window().model().form();
            form.setPlan(form.plan().withEpochs(2).withData(new TrainingPlan.DataPlan("mnist", 600, 0.1)));
            context.training().train();
        });
        Fx.await(() -> context.training().stateProperty().get() == RunState.DONE);
    }

    /** One neuron of every layer that computes; returns the sentences about the values. */
    private String everyLayer() throws Exception {
        Fx.await(this::isUpToDate);
        StringBuilder verdicts = new StringBuilder();
        List<String> maps = List.of("conv1", "pool1", "conv2", "pool2", "conv3");
        List<Integer> middles = List.of(12, 6, 5, 2, 1);
        for (String layer : maps) {
            card(layer);
            key(".map-grid", KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
            for (int i = 0; i < middles.get(maps.indexOf(layer)); i++) {
                key(".pixel-view", KeyCode.DOWN, KeyCode.RIGHT);
            }
            key(".pixel-view", KeyCode.ENTER);
            verdicts.append(verdict(layer));
        }
        for (String layer : List.of("flatten", "dense1", "output")) {
            card(layer);
            Fx.run(() -> ((Button) root().lookupAll(".look-unit").toArray()[3]).fire());
            verdicts.append(verdict(layer));
        }
        long zeros = verdicts.toString()
                .lines()
                .filter(line -> line.contains(" 0.0000 "))
                .count();
        assertTrue(zeros <= 4, () -> "Too many neurons give 0, on which agreement is easy: " + verdicts);
        return verdicts.toString();
    }

    /** Whether what is seen is of the network that is looked into, not of the one before. */
    private boolean isUpToDate() {
        LookViewModel look = context.window().pages().stream()
                .filter(LookPage.class::isInstance)
                .map(LookPage.class::cast)
                .findFirst()
                .orElseThrow()
                .viewModel();
        return look.seenProperty()
                .get()
                .filter(seen -> seen.subject().equals(look.subject().subject()))
                .isPresent();
    }

    private String verdict(String layer) throws Exception {
        Fx.await(() -> root().lookup(".look-agrees") != null || root().lookup(".look-differs") != null);
        Label verdict = Fx.get(() -> (Label)
                (root().lookup(".look-agrees") != null
                        ? root().lookup(".look-agrees")
                        : root().lookup(".look-differs")));
        String text = layer + ": " + Fx.get(verdict::getText) + "\n";
        assertTrue(Fx.get(() -> verdict.getStyleClass().contains("look-agrees")), text);
        home();
        return text;
    }

    private void home() {
        Fx.run(() -> {
            ((Button) root().lookup(".look-crumb")).fire();
            layout();
        });
    }

    private void card(String layer) throws Exception {
        Fx.await(() -> cardOf(layer) != null);
        Fx.run(() -> {
            cardOf(layer).fire();
            layout();
        });
    }

    private Button cardOf(String layer) {
        return root().lookupAll(".look-card").stream()
                .map(Button.class::cast)
                .filter(card -> card.getAccessibleText().startsWith(layer + ","))
                .findFirst()
                .orElse(null);
    }

    private void key(String style, KeyCode... keys) {
        Fx.run(() -> {
            Node node = root().lookup(style);
            node.requestFocus();
            for (KeyCode code : keys) {
                LookSteps.press(node, code);
            }
            layout();
        });
    }

    private Node root() {
        return program.root().lookup(".look-page");
    }

    private void layout() {
        program.root().applyCss();
        program.root().layout();
    }
}
