package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.WeightSource;
import org.layerwright.file.AtomicFiles;
import org.layerwright.importer.AnyModel;
import org.layerwright.importer.Fixtures;
import org.layerwright.model.ModelFile;
import org.layerwright.network.NetworkSpec;
import org.layerwright.ui.testing.Drops;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.Dialogs;

/** Models of other programs in the window: dropped on it, or opened. */
@FxTest
class OpenModelTest {
    private static final Path DIGITS = Fixtures.path("pytorch/digits-9.onnx");

    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        // Data of the user's own, of which nothing is known yet: images of other sizes would keep these models from a
        // run.
        test = TestWindow.open(
                folder,
                TestWindow.seed(),
                made -> made.form.data().datasetProperty().set(folder.toString()));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private boolean drop(String page, String target, Path file) {
        test.go(page);
        boolean taken =
                Fx.get(() -> Drops.files(target.isEmpty() ? test.root() : test.node(target), List.of(file.toFile())));
        Fx.settle();
        return taken;
    }

    @Test
    void aModelIsDroppedOnAnyPage() {
        NetworkSpec before = test.document.network();
        NetworkSpec digits = new AnyModel().read(DIGITS).network();
        for (String page : List.of("start", "data", "draw", "results", "build")) {
            Fx.run(() -> test.document.load(before, Optional.empty()));
            assertTrue(drop(page, page.equals("draw") ? "#draw-pad" : "", DIGITS), page);
            assertEquals(digits, test.document.network(), page);
            assertEquals("build", test.model.page().get());
            assertEquals(
                    WeightSource.model(DIGITS.toString()),
                    test.subject.subject().weights());
            assertEquals(digits, test.subject.subject().network());
        }
        assertEquals(List.of(), test.dialogs.errors);
        // Saving asks for a place: the file of the other program stays as it is.
        assertEquals(Optional.empty(), test.document.file());
        assertEquals(DIGITS, test.settings.settings().recent().get(0));
    }

    @Test
    void thePagesTellWhoseWeightsTheyShow() {
        drop("build", "", DIGITS);
        test.go("look");
        Labeled title = (Labeled) test.node("#subject-choice");
        assertEquals("Model digits-9.onnx", title.getText());
    }

    @Test
    void underscoresOfFilesAreShown() throws IOException {
        Path named = Files.copy(DIGITS, folder.resolve("my_net.onnx"));
        drop("build", "", named);
        assertTrue(seenWords("#given-weights").contains("my_net.onnx"), seenWords("#given-weights"));
        test.go("look");
        assertEquals("Model my_net.onnx", seenWords("#subject-choice"));
    }

    private String seenWords(String selector) {
        return Fx.get(() -> ((Text) test.node(selector).lookup(".text")).getText());
    }

    @Test
    void anotherModelIsChosenOnThePageThatShowsOne() {
        drop("build", "", DIGITS);
        for (String page : List.of("look", "results", "draw")) {
            Fx.run(() -> test.model.page().set(page));
            Fx.settle();
            MenuButton choice = (MenuButton) test.node("#subject-choice");
            assertEquals("Model digits-9.onnx", choice.getText(), page);
            assertEquals("Model that is shown: Model digits-9.onnx", choice.getAccessibleText());
            Fx.run(() ->
                    item(choice, "The network on the canvas, never trained").fire());
            assertEquals("Network on the canvas, never trained", choice.getText(), page);
            assertTrue(test.subject.subject().isFresh());
            assertFalse(item(choice, "The run on the page Train").isVisible(), "there is none");
            test.dialogs.toOpen = Optional.of(Path.of("no-such-file.onnx"));
            Fx.run(() -> item(choice, "Open a model file…").fire());
            assertTrue(test.dialogs.errors.remove(0).contains("no-such-file.onnx"));
            assertTrue(((RadioMenuItem) item(choice, "The network on the canvas, never trained")).isSelected());
            test.dialogs.toOpen = Optional.of(DIGITS);
            Fx.run(() -> item(choice, "Open a model file…").fire());
            assertEquals("Model digits-9.onnx", choice.getText(), page);
            Fx.run(() -> item(choice, "Another run…").fire());
            assertEquals("runs", test.model.page().get());
        }
    }

    private static MenuItem item(MenuButton menu, String text) {
        return menu.getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEditKeepsTheModelInView() {
        drop("build", "", DIGITS);
        Fx.run(() -> test.document.edits().rename(1, "first"));
        assertEquals(
                WeightSource.model(DIGITS.toString()), test.subject.subject().weights());
        Fx.run(test.document::undo);
        assertEquals("conv1", test.document.network().layers().get(1).name());
    }

    @Test
    void aRunBeginsWithTheOpenedWeights() {
        drop("build", "", DIGITS);
        CheckBox box = (CheckBox) test.node("#given-weights");
        assertTrue(box.isVisible());
        assertEquals("Begin with the weights of digits-9.onnx", box.getText());
        assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(box.getParent())));
        Fx.run(() -> test.document.edits().rename(1, "first"));
        assertFalse(box.isVisible());
        Fx.run(test.document::undo);
        assertTrue(box.isVisible());
        Fx.run(test.training::train);
        assertEquals("start from digits-9.onnx paused=false", last());
    }

    @Test
    void weightsCanBeDrawnAnewAllTheSame() {
        drop("build", "", DIGITS);
        Fx.run(() -> ((CheckBox) test.node("#given-weights")).setSelected(false));
        Fx.run(test.training::train);
        assertEquals("start paused=false", last());
    }

    private String last() {
        List<String> asked = test.service.asked();
        return asked.get(asked.size() - 1);
    }

    @Test
    void ourOwnModelTellsItsData() {
        Path own = folder.resolve("own.lwm");
        new ModelFile(new AtomicFiles()).write(own, new AnyModel().read(DIGITS));
        Fx.run(() -> test.model.files().open(own));
        Fx.settle();
        assertEquals(WeightSource.model(own.toString()), test.subject.subject().weights());
        assertEquals("mnist", test.subject.subject().dataset());
    }

    @Test
    void whatCannotBeReadIsExplainedAndChangesNothing() throws IOException {
        NetworkSpec before = test.document.network();
        WeightSource weights = test.subject.subject().weights();
        Path damaged = Files.write(folder.resolve("damaged.onnx"), new byte[] {8, 8, 58, 1});
        assertTrue(drop("build", "", Fixtures.path("pytorch/unreadable.onnx")));
        assertTrue(drop("build", "", damaged));
        assertEquals(2, test.dialogs.errors.size());
        assertTrue(test.dialogs.errors.get(0).contains("LSTM × 1"), test.dialogs.errors.get(0));
        assertTrue(test.dialogs.errors.get(1).contains("damaged"), test.dialogs.errors.get(1));
        assertEquals(before, test.document.network());
        assertEquals(weights, test.subject.subject().weights());
    }

    @Test
    void unsavedWorkIsAskedFor() {
        Fx.run(() -> test.document.edits().rename(1, "mine"));
        NetworkSpec mine = test.document.network();
        test.dialogs.unsaved = Dialogs.Unsaved.CANCEL;
        drop("build", "", DIGITS);
        assertEquals(mine, test.document.network());
        assertTrue(test.subject.subject().isFresh());
        test.dialogs.unsaved = Dialogs.Unsaved.DISCARD;
        drop("build", "", DIGITS);
        assertFalse(test.subject.subject().isFresh());
    }

    @Test
    void dataSetsStillGoToTheirPage() throws IOException {
        Path table = Files.writeString(folder.resolve("points.csv"), "x,y,class\n1,2,a\n3,4,b\n");
        NetworkSpec before = test.document.network();
        assertFalse(drop("build", "", table));
        assertTrue(drop("data", ".data-page", table));
        assertEquals("data", test.model.page().get());
        assertEquals(before, test.document.network());
    }
}
