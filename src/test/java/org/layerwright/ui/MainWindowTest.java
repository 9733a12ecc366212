package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.viewmodel.Dialogs;
import org.layerwright.ui.viewmodel.SampleRun;
import org.layerwright.ui.viewmodel.Settings;

/** The main window used by mouse and keys. */
@FxTest
class MainWindowTest {
    @TempDir
    Path folder;

    private TestWindow test;
    private Pointer mouse;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
        mouse = new Pointer(test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void opensOnTheSeedNetworkReadyToTrain() {
        assertEquals("Ready to train", test.text("#verdict"));
        assertEquals("93,322", test.text("#total-parameters"));
        assertEquals(9, test.layers().size());
        assertEquals("Keras MNIST CNN – Layerwright", title());
    }

    @Test
    void aNoteIsSeenUntilItIsClosed() {
        String sentence = "The settings were damaged. ".repeat(9);
        assertFalse(Fx.get(() -> test.node("#note").isVisible()));
        Fx.run(() -> test.settings.tell(sentence));
        Fx.settle();
        Node words = test.node("#note").lookup(".label");
        assertEquals(sentence, Fx.get(() -> ((Label) words).getText()));
        assertTrue(Fx.get(() -> words.localToScene(words.getLayoutBounds()).getHeight() > 10));
        assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(words.getParent())));
        Fx.run(() -> test.settings.chooseLanguage(Settings.Language.CHINESE));
        Fx.settle();
        assertTrue(Fx.get(() -> test.node("#note").isVisible()), "a window made anew still tells it");
        mouse.click("#note-close");
        assertFalse(Fx.get(() -> test.node("#note").isVisible()));
        assertTrue(test.settings.noteProperty().get().isEmpty());
        Fx.run(() -> {
            test.settings.tell("Something else.");
            test.model.page().set("runs");
        });
        assertFalse(Fx.get(() -> test.node("#note").isVisible()), "read, since another page is wanted");
    }

    @Test
    void buildsANetworkByClicks() {
        mouse.click("#new");
        assertEquals(List.of("input"), test.layers());
        for (String type : List.of("Conv2D", "MaxPool2D", "Flatten", "Dense")) {
            Fx.run(() -> ((TextField) test.node("#palette-search")).setText(type));
            Fx.settle();
            mouse.click("#palette-" + type);
        }
        assertEquals(List.of("input", "conv", "maxpool", "flatten", "dense"), test.layers());
        assertEquals("Does not fit the data", test.text("#verdict"));
        assertTrue(test.text("#run-blocked").startsWith("The data set has 10 classes"), test.text("#run-blocked"));
        mouse.click("#verdict");
        Fx.run(() -> ((Button) test.node("#problems").lookup(".repair")).fire());
        Fx.settle();
        assertEquals("Ready to train", test.text("#verdict"));
        assertTrue(title().startsWith("• "), title());
    }

    @Test
    void aLongTitleLeavesRoomForTheZoom() {
        Fx.run(() -> test.document.retitle("A network with a long, long name ".repeat(5)));
        Fx.settle();
        assertEquals(
                List.of(), Fx.get(() -> CutOffTexts.in(test.node("#zoom-reset").getParent())));
    }

    @Test
    void aKernelTooLargeIsRepairedByItsButton() {
        mouse.click(card(5));
        enter("#param-kernelSize", "9");
        assertEquals("1 problem to repair", test.text("#verdict"));
        assertTrue(Fx.get(() -> test.node(card(5)).lookup(".problem-sentence") instanceof Label label
                && label.getText().startsWith("conv3: the window covers 9 pixels")));
        mouse.click("#repair-reduce-kernel");
        assertEquals("Ready to train", test.text("#verdict"));
        assertEquals(5, layer(5).params().get("kernelSize"));
    }

    @Test
    void oneProblemInTheListIsSeenWholeWithItsRepairs() {
        mouse.click(card(5));
        enter("#param-kernelSize", "9");
        mouse.click("#verdict");
        Node repair = test.node("#problems").lookup(".repair");
        Node panel = test.node("#problems").lookup(".scroll-pane");
        assertTrue(
                Fx.get(() -> panel.localToScene(panel.getLayoutBounds())
                        .contains(repair.localToScene(repair.getLayoutBounds()))),
                "the repair is seen without scrolling");
    }

    @Test
    void aRepairKeepsTheUnderscoreOfALayersName() {
        Fx.run(() -> test.document.load(
                new NetworkSpec(
                        "",
                        Map.of(),
                        List.of(
                                LayerSpec.of("input", "Input", "height", 8, "width", 8, "channels", 1),
                                LayerSpec.of("un_read", "Conv2D"),
                                LayerSpec.of("flat", "Flatten").withInputs(List.of("input")))),
                Optional.empty()));
        Fx.settle();
        Node repair = test.card("un_read").lookup(".repair");
        assertEquals("Remove un_read", Fx.get(() -> ((Text) repair.lookup(".text")).getText()));
    }

    @Test
    void aMissingFlattenIsPutBackByItsButton() {
        mouse.click(card(5));
        Keys.press(KeyCode.DOWN); // Scrolls to the next card, which the run hides.
        Keys.press(KeyCode.DELETE);
        assertFalse(test.layers().contains("flatten"));
        assertEquals("1 problem to repair", test.text("#verdict"));
        mouse.click("#repair-insert-flatten");
        assertEquals("Ready to train", test.text("#verdict"));
        assertEquals("flatten", test.layers().get(6));
    }

    @Test
    void undoesAndRedoesByKeysAndTells() {
        NetworkSpec before = test.document.network();
        mouse.click(card(2));
        Keys.press(KeyCode.DELETE);
        NetworkSpec after = test.document.network();
        assertEquals(
                "Undo: Remove pool1 (Ctrl+Z)", Fx.get(() -> test.node("#undo").getAccessibleText()));
        Keys.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, test.document.network());
        Keys.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(after, test.document.network());
        mouse.click("#undo");
        assertEquals(before, test.document.network());
        Keys.press(KeyCode.CONTROL, KeyCode.Y);
        assertEquals(after, test.document.network());
    }

    @Test
    void reordersByKeys() {
        mouse.click(card(1));
        Keys.press(KeyCode.ALT, KeyCode.DOWN);
        assertEquals(List.of("input", "pool1", "conv1"), test.layers().subList(0, 3));
        assertEquals(2, test.document.selection());
        Keys.press(KeyCode.ALT, KeyCode.UP);
        assertEquals(List.of("input", "conv1", "pool1"), test.layers().subList(0, 3));
        Keys.press(KeyCode.DOWN);
        assertEquals(2, test.document.selection());
        Keys.press(KeyCode.CONTROL, KeyCode.D);
        assertEquals("pool1_2", test.layers().get(3));
    }

    @Test
    void reordersByDragging() {
        mouse.drag(card(1), card(3), 0.9);
        assertEquals(List.of("input", "pool1", "conv2", "conv1"), test.layers().subList(0, 4));
        mouse.drag(card(3), card(1), 0.1);
        assertEquals(List.of("input", "conv1", "pool1", "conv2"), test.layers().subList(0, 4));
    }

    @Test
    void escapeEndsADragWithoutAMove() {
        List<String> before = test.layers();
        mouse.begin(card(1), card(3), 0.5);
        assertTrue(Fx.get(() -> test.node(".insertion-mark").isVisible()));
        Keys.press(KeyCode.ESCAPE);
        mouse.release();
        assertFalse(Fx.get(() -> test.node(".insertion-mark").isVisible()));
        assertEquals(before, test.layers());
    }

    @Test
    void aLayerIsDraggedFromThePaletteIntoAGap() {
        mouse.drag("#palette-Dropout", card(2), 0.1);
        assertEquals("dropout", test.layers().get(2));
        assertEquals(10, test.layers().size());
    }

    @Test
    void aWrongValueIsExplainedAndLeavesTheNetwork() {
        mouse.click(card(1));
        enter("#param-filters", "many");
        assertEquals(32, layer(1).params().get("filters"));
        assertTrue(Fx.get(() -> test.node("#param-filters").getParent().lookup(".field-error") instanceof Label label
                && label.isVisible()
                && label.getText().equals("Filters expects 1 … 4096, but “many” was entered.")));
        Keys.press(KeyCode.ESCAPE);
        assertEquals(
                "32",
                Fx.get(() ->
                        ((Spinner<?>) test.node("#param-filters")).getEditor().getText()));
        enter("#param-filters", "16");
        assertEquals(16, layer(1).params().get("filters"));
    }

    @Test
    void speaksAnotherLanguageAtOnceAndKeepsTheSelection() {
        mouse.click(card(3));
        mouse.click("#language-" + Settings.Language.CHINESE);
        assertEquals("可以训练", test.text("#verdict"));
        assertEquals("二维卷积", test.text("#palette-Conv2D"));
        assertEquals(3, test.document.selection());
        mouse.click("#language-" + Settings.Language.ENGLISH);
        assertEquals("Ready to train", test.text("#verdict"));
    }

    @Test
    void theDarkThemeIsOneClickAway() {
        mouse.click("#theme");
        assertEquals(Settings.ThemeChoice.DARK, test.settings.settings().theme());
        assertTrue(Fx.get(() -> test.root().getStyleClass().contains("dark")));
        mouse.click("#theme");
        assertEquals(Settings.ThemeChoice.LIGHT, test.settings.settings().theme());
    }

    @Test
    void closingOverUnsavedWorkAsks() {
        Fx.run(test.window::close);
        assertFalse(Fx.get(() -> test.window.stage().isShowing()), "nothing to save, so nothing to ask");
        Fx.run(test.window::show);
        mouse.click("#palette-Dropout");
        test.dialogs.unsaved = Dialogs.Unsaved.CANCEL;
        Fx.run(test.window::close);
        assertTrue(Fx.get(() -> test.window.stage().isShowing()));
        Path file = folder.resolve("saved.json");
        test.dialogs.unsaved = Dialogs.Unsaved.SAVE;
        test.dialogs.toSave = Optional.of(file);
        Fx.run(test.window::close);
        assertFalse(Fx.get(() -> test.window.stage().isShowing()));
        assertTrue(Files.exists(file));
        assertEquals("saved.json – Layerwright", title());
    }

    @Test
    void closingAsksWhileARunGoesOn() {
        Fx.run(() -> {
            test.training.train();
            new SampleRun(test.service, 10).begin();
            test.window.close();
        });
        assertEquals(List.of("Training is under way"), test.dialogs.asked);
        assertTrue(Fx.get(() -> test.window.stage().isShowing()));
        test.dialogs.confirmed = true;
        Fx.run(test.window::close);
        assertFalse(Fx.get(() -> test.window.stage().isShowing()));
    }

    @Test
    void aBrokenFileLeavesTheNetwork() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{ \"format\": ");
        test.dialogs.toOpen = Optional.of(file);
        NetworkSpec before = test.document.network();
        mouse.click("#open");
        assertEquals(before, test.document.network());
        assertEquals(1, test.dialogs.errors.size());
        assertTrue(test.dialogs.errors.get(0).startsWith("“broken.json” was not opened | It is not valid JSON"));
    }

    @Test
    void aBrokenNetworkSaysWhyItsCostsAreUnknown() {
        assertTrue(test.text("#memory").startsWith("Weights "), test.text("#memory"));
        Fx.run(() -> test.document.edits().setParam(1, "kernelSize", 40, false));
        Fx.settle();
        assertEquals("Costs and memory are counted once the problems are repaired.", test.text("#memory"));
        Fx.run(test.document::undo);
        Fx.settle();
        assertTrue(test.text("#memory").startsWith("Weights "), test.text("#memory"));
    }

    @Test
    void theKeyboardBeginsInThePageThatIsShown() {
        for (Page page : test.window.pages()) {
            test.go(page.id());
            Node owner = Fx.get(() -> test.window.stage().getScene().getFocusOwner());
            boolean inPage = false;
            for (Node at = owner; at != null; at = at.getParent()) {
                inPage |= at == ((BorderPane) test.find(".workbench")).getCenter();
            }
            assertTrue(inPage, page.id() + ": " + owner);
        }
    }

    @Test
    void everyIconOnlyControlHasAName() {
        List<String> nameless = Fx.get(() -> test.root().lookupAll(".button").stream()
                .filter(node -> node instanceof Labeled labeled
                        && (labeled.getText() == null || labeled.getText().isEmpty()))
                .filter(node -> node.getAccessibleText() == null
                        || node.getAccessibleText().isEmpty())
                .map(Node::toString)
                .toList());
        assertEquals(List.of(), nameless);
    }

    private String card(int index) {
        return "#card-" + test.layers().get(index);
    }

    private String title() {
        return Fx.get(() -> test.window.stage().getTitle());
    }

    private LayerSpec layer(int index) {
        return Fx.get(() -> test.document.network().layers().get(index));
    }

    private void enter(String selector, String text) {
        Fx.run(() -> {
            Spinner<?> spinner = (Spinner<?>) test.node(selector);
            spinner.getEditor().requestFocus();
            spinner.getEditor().setText(text);
        });
        Keys.press(KeyCode.ENTER);
    }
}
