package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.Dialogs;
import org.layerwright.ui.viewmodel.SampleRun;
import org.layerwright.ui.viewmodel.Settings;

/** The main window used by mouse and keys. */
@FxTest
class MainWindowTest {
    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        Fx.run(() -> {
            test = new TestWindow(folder);
            test.window.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> test.window.stage().hide());
    }

    @Test
    void opensOnTheSeedNetworkReadyToTrain() {
        assertEquals("Ready to train", text("#verdict"));
        assertEquals("93,322", text("#total-parameters"));
        assertEquals(9, names().size());
        assertEquals("Keras MNIST CNN – Layerwright", title());
    }

    @Test
    void aNoteIsSeenUntilItIsClosed() {
        assertFalse(Fx.get(() -> lookup("#note").isVisible()));
        Fx.run(() -> test.settings.tell("The settings were damaged."));
        Fx.settle();
        Node words = lookup("#note").lookup(".label");
        assertEquals("The settings were damaged.", Fx.get(() -> ((Label) words).getText()));
        assertTrue(Fx.get(() -> words.localToScene(words.getLayoutBounds()).getHeight() > 10));
        Fx.run(() -> test.settings.chooseLanguage(Settings.Language.CHINESE));
        Fx.settle();
        assertTrue(Fx.get(() -> lookup("#note").isVisible()), "a window made anew still tells it");
        click("#note-close");
        assertFalse(Fx.get(() -> lookup("#note").isVisible()));
        assertTrue(test.settings.noteProperty().get().isEmpty());
        Fx.run(() -> {
            test.settings.tell("Something else.");
            test.model.page().set("runs");
        });
        assertFalse(Fx.get(() -> lookup("#note").isVisible()), "read, since another page is wanted");
    }

    @Test
    void buildsANetworkByClicks() {
        click("#new");
        assertEquals(List.of("input"), names());
        for (String type : List.of("Conv2D", "MaxPool2D", "Flatten", "Dense")) {
            Fx.run(() -> ((TextField) lookup("#palette-search")).setText(type));
            Fx.settle();
            click("#palette-" + type);
        }
        assertEquals(List.of("input", "conv", "maxpool", "flatten", "dense"), names());
        assertEquals("Does not fit the data", text("#verdict"));
        assertTrue(text("#run-blocked").startsWith("The data set has 10 classes"), text("#run-blocked"));
        click("#verdict");
        Fx.run(() -> ((Button) lookup("#problems").lookup(".repair")).fire());
        Fx.settle();
        assertEquals("Ready to train", text("#verdict"));
        assertTrue(title().startsWith("• "), title());
    }

    @Test
    void aLongTitleLeavesRoomForTheZoom() {
        Fx.run(() -> test.document.retitle("A network with a long, long name ".repeat(5)));
        Fx.settle();
        assertEquals(
                List.of(),
                Fx.get(() -> CutOffTexts.in(lookup("#zoom-reset").getParent())));
    }

    @Test
    void aKernelTooLargeIsRepairedByItsButton() {
        click(card(5));
        enter("#param-kernelSize", "9");
        assertEquals("1 problem to repair", text("#verdict"));
        assertTrue(Fx.get(() -> lookup(card(5)).lookup(".problem-sentence") instanceof Label label
                && label.getText().startsWith("conv3: the window covers 9 pixels")));
        click("#repair-reduce-kernel");
        assertEquals("Ready to train", text("#verdict"));
        assertEquals(5, layer(5).params().get("kernelSize"));
    }

    @Test
    void oneProblemInTheListIsSeenWholeWithItsRepairs() {
        click(card(5));
        enter("#param-kernelSize", "9");
        click("#verdict");
        Node repair = lookup("#problems").lookup(".repair");
        Node panel = lookup("#problems").lookup(".scroll-pane");
        assertTrue(
                Fx.get(() -> panel.localToScene(panel.getLayoutBounds())
                        .contains(repair.localToScene(repair.getLayoutBounds()))),
                "the repair is seen without scrolling");
    }

    @Test
    void aMissingFlattenIsPutBackByItsButton() {
        click(card(5));
        Keys.press(KeyCode.DOWN); // Scrolls to the next card, which the run hides.
        Keys.press(KeyCode.DELETE);
        assertFalse(names().contains("flatten"));
        assertEquals("1 problem to repair", text("#verdict"));
        click("#repair-insert-flatten");
        assertEquals("Ready to train", text("#verdict"));
        assertEquals("flatten", names().get(6));
    }

    @Test
    void undoesAndRedoesByKeysAndTells() {
        NetworkSpec before = test.document.network();
        click(card(2));
        Keys.press(KeyCode.DELETE);
        NetworkSpec after = test.document.network();
        assertEquals("Undo: Remove pool1 (Ctrl+Z)", Fx.get(() -> lookup("#undo").getAccessibleText()));
        Keys.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, test.document.network());
        Keys.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(after, test.document.network());
        click("#undo");
        assertEquals(before, test.document.network());
        Keys.press(KeyCode.CONTROL, KeyCode.Y);
        assertEquals(after, test.document.network());
    }

    @Test
    void reordersByKeys() {
        click(card(1));
        Keys.press(KeyCode.ALT, KeyCode.DOWN);
        assertEquals(List.of("input", "pool1", "conv1"), names().subList(0, 3));
        assertEquals(2, test.document.selection());
        Keys.press(KeyCode.ALT, KeyCode.UP);
        assertEquals(List.of("input", "conv1", "pool1"), names().subList(0, 3));
        Keys.press(KeyCode.DOWN);
        assertEquals(2, test.document.selection());
        Keys.press(KeyCode.CONTROL, KeyCode.D);
        assertEquals("pool1_2", names().get(3));
    }

    @Test
    void reordersByDragging() {
        drag(card(1), card(3), 0.9);
        assertEquals(List.of("input", "pool1", "conv2", "conv1"), names().subList(0, 4));
        drag(card(3), card(1), 0.1);
        assertEquals(List.of("input", "conv1", "pool1", "conv2"), names().subList(0, 4));
    }

    @Test
    void escapeEndsADragWithoutAMove() {
        List<String> before = names();
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(centre(card(1)).x(), centre(card(1)).y());
            robot.mousePress(MouseButton.PRIMARY);
        });
        Fx.run(() -> new Robot().mouseMove(centre(card(3)).x(), centre(card(3)).y()));
        Fx.settle();
        assertTrue(Fx.get(() -> lookup(".insertion-mark").isVisible()));
        Keys.press(KeyCode.ESCAPE);
        Fx.run(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
        Fx.settle();
        assertFalse(Fx.get(() -> lookup(".insertion-mark").isVisible()));
        assertEquals(before, names());
    }

    @Test
    void aLayerIsDraggedFromThePaletteIntoAGap() {
        drag("#palette-Dropout", card(2), 0.1);
        assertEquals("dropout", names().get(2));
        assertEquals(10, names().size());
    }

    @Test
    void aWrongValueIsExplainedAndLeavesTheNetwork() {
        click(card(1));
        enter("#param-filters", "many");
        assertEquals(32, layer(1).params().get("filters"));
        assertTrue(Fx.get(() -> lookup("#param-filters").getParent().lookup(".field-error") instanceof Label label
                && label.isVisible()
                && label.getText().equals("Filters expects 1 … 4096, but “many” was entered.")));
        Keys.press(KeyCode.ESCAPE);
        assertEquals(
                "32",
                Fx.get(() -> ((Spinner<?>) lookup("#param-filters")).getEditor().getText()));
        enter("#param-filters", "16");
        assertEquals(16, layer(1).params().get("filters"));
    }

    @Test
    void speaksAnotherLanguageAtOnceAndKeepsTheSelection() {
        click(card(3));
        click("#language-" + Settings.Language.CHINESE);
        assertEquals("可以训练", text("#verdict"));
        assertEquals("二维卷积", text("#palette-Conv2D"));
        assertEquals(3, test.document.selection());
        click("#language-" + Settings.Language.ENGLISH);
        assertEquals("Ready to train", text("#verdict"));
    }

    @Test
    void theDarkThemeIsOneClickAway() {
        click("#theme");
        assertEquals(Settings.ThemeChoice.DARK, test.settings.settings().theme());
        assertTrue(Fx.get(
                () -> test.window.stage().getScene().getRoot().getStyleClass().contains("dark")));
        click("#theme");
        assertEquals(Settings.ThemeChoice.LIGHT, test.settings.settings().theme());
    }

    @Test
    void closingOverUnsavedWorkAsks() {
        Fx.run(test.window::close);
        assertFalse(Fx.get(() -> test.window.stage().isShowing()), "nothing to save, so nothing to ask");
        Fx.run(test.window::show);
        click("#palette-Dropout");
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
        click("#open");
        assertEquals(before, test.document.network());
        assertEquals(1, test.dialogs.errors.size());
        assertTrue(test.dialogs.errors.get(0).startsWith("“broken.json” was not opened | It is not valid JSON"));
    }

    @Test
    void aBrokenNetworkSaysWhyItsCostsAreUnknown() {
        assertTrue(text("#memory").startsWith("Weights "), text("#memory"));
        Fx.run(() -> test.document.edits().setParam(1, "kernelSize", 40, false));
        Fx.settle();
        assertEquals("Costs and memory are counted once the problems are repaired.", text("#memory"));
        Fx.run(test.document::undo);
        Fx.settle();
        assertTrue(text("#memory").startsWith("Weights "), text("#memory"));
    }

    @Test
    void theKeyboardBeginsInThePageThatIsShown() {
        for (Page page : test.window.pages()) {
            Fx.run(() -> test.model.page().set(page.id()));
            Fx.settle();
            Node owner = Fx.get(() -> test.window.stage().getScene().getFocusOwner());
            boolean inPage = false;
            for (Node at = owner; at != null; at = at.getParent()) {
                inPage |= at == ((BorderPane) test.window.stage().getScene().lookup(".workbench")).getCenter();
            }
            assertTrue(inPage, page.id() + ": " + owner);
        }
    }

    @Test
    void everyIconOnlyControlHasAName() {
        List<String> nameless = Fx.get(() -> test.window.stage().getScene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Labeled labeled
                        && (labeled.getText() == null || labeled.getText().isEmpty()))
                .filter(node -> node.getAccessibleText() == null
                        || node.getAccessibleText().isEmpty())
                .map(Node::toString)
                .toList());
        assertEquals(List.of(), nameless);
    }

    private record Place(double x, double y) {}

    private String card(int index) {
        return "#card-" + names().get(index);
    }

    private Node lookup(String selector) {
        Node node = selector.startsWith("#card-")
                ? test.card(selector.substring("#card-".length()))
                : test.window.stage().getScene().lookup(selector);
        if (node == null) {
            throw new AssertionError("There is no " + selector + ".");
        }
        return node;
    }

    private String text(String selector) {
        return Fx.get(() -> ((Labeled) lookup(selector)).getText());
    }

    private String title() {
        return Fx.get(() -> test.window.stage().getTitle());
    }

    private List<String> names() {
        return Fx.get(() ->
                test.document.network().layers().stream().map(LayerSpec::name).toList());
    }

    private LayerSpec layer(int index) {
        return Fx.get(() -> test.document.network().layers().get(index));
    }

    private Place centre(String selector) {
        return at(selector, 0.5);
    }

    private Place at(String selector, double down) {
        Node node = lookup(selector);
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Place(bounds.getCenterX(), bounds.getMinY() + down * bounds.getHeight());
    }

    private void click(String selector) {
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(centre(selector).x(), centre(selector).y());
            robot.mouseClick(MouseButton.PRIMARY);
        });
        Fx.settle();
    }

    private void drag(String from, String to, double down) {
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(centre(from).x(), centre(from).y());
            robot.mousePress(MouseButton.PRIMARY);
        });
        Fx.run(() -> new Robot().mouseMove(at(to, down).x() - 10, at(to, down).y()));
        Fx.run(() -> new Robot().mouseMove(at(to, down).x(), at(to, down).y()));
        Fx.settle();
        Fx.run(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
        Fx.settle();
    }

    private void enter(String selector, String text) {
        Fx.run(() -> {
            Spinner<?> spinner = (Spinner<?>) lookup(selector);
            spinner.getEditor().requestFocus();
            spinner.getEditor().setText(text);
        });
        Keys.press(KeyCode.ENTER);
    }
}
