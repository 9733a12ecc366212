package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.Numbers;
import org.layerwright.event.WorkerEvent.ActivationsShown;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.ui.control.KernelMatrixView;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.viewmodel.FakeInspectionService;

/** Suggestions, the picture of shared weights, previews on the cards, and the start page, in a window. */
@FxTest
class StructureWindowTest {
    @TempDir
    private Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aSuggestionIsAcceptedAndUndone() {
        Fx.run(() -> {
            test.document.select(5);
            ((ToggleButton) test.node("#what-if-head")).setSelected(true);
        });
        Fx.settle();
        Fx.run(() -> {
            ((Button) test.node("#accept-convolution-to-separable")).fire();
            assertEquals(
                    "SeparableConv2D", test.document.network().layers().get(5).type());
            test.document.undo();
            assertEquals(TestWindow.seed(), test.document.network());
        });
    }

    @Test
    void openSuggestionsStayInSightWhenAnotherLayerIsSelected() {
        Fx.run(() -> {
            test.document.select(3);
            ((ToggleButton) test.node("#what-if-head")).setSelected(true);
        });
        for (int layer : List.of(3, 5, 1)) {
            Fx.run(() -> test.document.select(layer));
            Fx.settle();
            Fx.run(() -> {
                Node viewport = test.node(".inspector .viewport");
                Bounds seen = viewport.localToScene(viewport.getLayoutBounds());
                Node head = test.node("#what-if-head");
                assertTrue(seen.contains(head.localToScene(head.getLayoutBounds())), "layer " + layer);
            });
        }
        Fx.run(() -> ((ToggleButton) test.node("#what-if-head")).setSelected(false));
        Fx.settle();
        Fx.run(() -> assertEquals(0, ((ScrollPane) test.node(".inspector .scroll-pane")).getVvalue()));
    }

    @Test
    void aConvolutionTellsWhyItHasSoFewWeights() {
        Fx.run(() -> test.document.select(3));
        Fx.settle();
        Fx.run(() -> ((Button) test.node("#why-so-few")).fire());
        Fx.settle();
        Fx.run(() -> {
            Node sheet = test.over().get(0).getScene().getRoot();
            // 13·13·32 = 5,408 inputs, 11·11·64 = 7,744 outputs: 5,408 · 7,744 + 7,744 = 41,887,296.
            String numbers = ((Label) sheet.lookup("#sharing-numbers")).getText();
            assertTrue(numbers.contains("18,496") && numbers.contains("41.9 M"), numbers);
            KernelMatrixView matrix = (KernelMatrixView) sheet.lookup("#kernel-matrix");
            matrix.choose(3);
            assertEquals(3, matrix.row());
            String row = ((Label) sheet.lookup(".sharing-row")).getText();
            assertTrue(row.startsWith("Row 4: the output at line 2, column 2"), row);
            matrix.choose(4);
            assertEquals(3, matrix.row(), "there is no fifth row");
        });
    }

    private Node thumbnail(String layer) {
        return test.card(layer).lookup(".layer-thumbnail");
    }

    @Test
    void cardsShowWhatTheirLayersGive() {
        Fx.run(() -> {
            assertFalse(thumbnail("conv1").isVisible());
            FakeInspectionService.open(test.inspection.activations)
                    .orElseThrow()
                    .answer()
                    .complete(new ActivationsShown(
                            "",
                            List.of(new LayerOutput("conv1", List.of(2, 2, 2), Numbers.of(0, 1, 2, 3, 4, 5, 6, 7))),
                            Numbers.NONE));
            assertTrue(thumbnail("conv1").isVisible());
            assertFalse(thumbnail("pool1").isVisible(), "nothing was answered about it");
        });
    }

    @Test
    void theStartPageOpensTemplatesAndRecentFiles() {
        test.go("start");
        Fx.run(() -> {
            assertTrue(test.node(".start-step").getParent().isVisible(), "the first start invites");
            ((Button) test.node("#template-lenet-5")).fire();
            assertEquals("LeNet-5", test.document.network().name());
            assertEquals("build", test.model.page().get());
            test.dialogs.toSave = Optional.of(folder.resolve("mine.json"));
            test.model.files().saveAs();
            test.model.page().set("start");
        });
        Fx.settle();
        Fx.run(() -> {
            assertFalse(test.node(".start-step").getParent().isVisible());
            test.document.load(TestWindow.seed(), Optional.empty());
            ((Button) test.node(".start-recent")).fire();
            assertEquals("LeNet-5", test.document.network().name());
            assertEquals(Optional.of(folder.resolve("mine.json")), test.document.file());
            test.model.page().set("start");
        });
        Fx.settle();
        Fx.run(() -> {
            ((Button) test.node("#continue")).fire();
            assertEquals("build", test.model.page().get());
        });
    }
}
