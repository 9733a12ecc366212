package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.view.start.StartPage;
import org.layerwright.ui.viewmodel.FakeInspectionService.Asked;
import org.layerwright.ui.viewmodel.Settings;

@FxTest
class LookPageTest {
    @TempDir
    Path folder;

    private LookSteps steps;

    @BeforeEach
    void open() {
        steps = new LookSteps(folder);
    }

    @AfterEach
    void close() {
        steps.close();
    }

    @Test
    void nothingIsAskedBeforeThePageIsSeen() {
        // The cards on the canvas ask too.
        Fx.run(() -> steps.window().model.page().set(StartPage.ID));
        int before = steps.window().inspection.activations.size();
        Fx.run(() -> steps.window().model.subject().chooseCanvas());
        assertEquals(before, steps.window().inspection.activations.size());
        Fx.run(steps::open);
        assertEquals(before + 1, steps.window().inspection.activations.size());
        Fx.run(() -> steps.window().model.page().set(StartPage.ID));
        Fx.run(() -> steps.window().model.subject().chooseCanvas());
        assertEquals(before + 1, steps.window().inspection.activations.size());
    }

    @Test
    void everyLayerHasACard() {
        Fx.run(steps::open);
        List<String> names = Fx.get(() -> steps.root().lookupAll(".look-card").stream()
                .map(card -> ((Button) card).getAccessibleText().split(",")[0])
                .toList());
        assertEquals(
                TestWindow.seed().layers().stream().map(layer -> layer.name()).toList(), names);
    }

    @Test
    void theKeyboardWalksToTheArithmeticAndBack() {
        Fx.run(() -> {
            steps.open();
            steps.card("conv2");
            steps.openMap(10);
            steps.openPixel(4, 6);
        });
        assertEquals(List.of("Overview", "conv2", "Map 11", "Neuron (4, 6)"), crumbs());
        assertNotNull(Fx.get(() -> steps.root().lookup(".look-agrees")));
        Fx.run(() -> LookSteps.press(steps.root(), KeyCode.ESCAPE));
        assertEquals(List.of("Overview", "conv2", "Map 11"), crumbs());
        Fx.run(() -> {
            LookSteps.press(steps.root(), KeyCode.ESCAPE);
            LookSteps.press(steps.root(), KeyCode.ESCAPE);
        });
        assertEquals(List.of("Overview"), crumbs());
    }

    @Test
    void theOutputsOfADenseLayerAreWrittenOutToo() {
        Fx.run(() -> {
            steps.open();
            steps.card("output");
            Button first = (Button) steps.root().lookup(".look-unit");
            assertTrue(first.getText().startsWith("0: "), "named by its class: " + first.getText());
            first.fire();
            steps.layout();
        });
        assertEquals(List.of("Overview", "output", "Class 0"), crumbs());
        assertNotNull(Fx.get(() -> steps.root().lookup(".look-agrees")));
    }

    @Test
    void noTextIsCutOff() {
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> {
                steps.window().settings.chooseLanguage(language);
                steps.open();
            });
            uncut(() -> {});
            uncut(() -> steps.card("conv1"));
            uncut(() -> steps.toggle(1));
            uncut(() -> steps.toggle(0));
            uncut(() -> steps.openMap(3));
            uncut(() -> steps.openPixel(10, 14));
            Fx.run(steps::home);
        }
    }

    @Test
    void theKeyboardStaysWhereItChoosesAndTurnsPages() {
        Fx.run(() -> {
            steps.open();
            steps.card("conv2");
            steps.root().lookup(".right-pill").requestFocus();
            steps.toggle(1);
            assertTrue(steps.root().lookup(".right-pill").isFocused());
            HBox pager = (HBox) steps.root().lookup(".look-pager");
            pager.getChildren().get(2).requestFocus();
            ((Button) pager.getChildren().get(2)).fire();
            HBox turned = (HBox) steps.root().lookup(".look-pager");
            assertNotSame(pager, turned);
            assertTrue(turned.getChildren().get(2).isFocused());
        });
    }

    @Test
    void theSliderAsksForTheEpochThatItStandsAt() {
        Path run = keptRun();
        Fx.run(() -> {
            steps.open();
            steps.window().subject.showRun(run, 0);
            steps.answer();
        });
        Slider slider = Fx.get(() -> (Slider) steps.root().lookup(".slider"));
        Fx.run(() -> slider.setValue(1));
        List<Asked<ActivationsShown>> asked = steps.window().inspection.activations;
        assertEquals(
                new RunFolder(run).epochModel(4).toString(),
                asked.get(asked.size() - 1).source().file());
        Fx.settle();
        assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(steps.root())));
        Fx.run(() -> slider.setValue(2));
        assertEquals(0, steps.window().subject.subject().epoch());
    }

    /** A run of which the epochs 2 and 4 were kept. */
    private Path keptRun() {
        try {
            RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("run")));
            RunRecord record = RunRecord.started(
                    TestWindow.seed(),
                    steps.window().form.plan(),
                    new RunRecord.Provenance("MNIST", "0".repeat(64), "cpu", "none", 1, Map.of()),
                    Instant.EPOCH);
            run.writeRecord(record, new AtomicFiles());
            for (int epoch : new int[] {2, 4}) {
                Files.createDirectories(run.epochModel(epoch).getParent());
                Files.createFile(run.epochModel(epoch));
            }
            return run.path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void uncut(Fx.Action step) {
        Fx.run(step);
        Fx.settle();
        assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(steps.root())));
        assertTrue(Fx.get(() -> steps.root().lookupAll(".label").stream()
                .noneMatch(
                        node -> node instanceof Label label && label.getText().contains("‹"))));
    }

    private List<String> crumbs() {
        return Fx.get(() -> steps.root().lookupAll(".look-crumb").stream()
                .map((Node node) -> ((Button) node).getText())
                .toList());
    }
}
