package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.data.download.SmallSets;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.param.ParamValues;
import org.layerwright.ui.testing.Drops;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.Settings;

@FxTest
class DataPageTest {
    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
        test.go("data");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theKeysStayInTheListWhenASetIsChosen() {
        for (String set : List.of("set-moons", "set-fashion-mnist", "set-mnist")) {
            Fx.run(() -> {
                test.node("#" + set).requestFocus();
                ((ButtonBase) test.node("#" + set)).fire();
            });
            Fx.settle();
            assertEquals(
                    set,
                    Fx.get(() -> test.window.stage().getScene().getFocusOwner().getId()));
            assertTrue(Fx.get(() -> ((ToggleButton) test.node("#" + set)).isSelected()));
        }
    }

    @Test
    void theKeysStayOnThePageWhenTheirControlGoes() {
        Fx.run(() -> {
            test.node("#class-3").requestFocus();
            ((Pane) test.node("#class-3").getParent()).getChildren().clear();
        });
        Fx.settle();
        assertEquals(
                "set-mnist",
                Fx.get(() -> test.window.stage().getScene().getFocusOwner().getId()),
                "and not the tool for a new network");
    }

    @Test
    void looksThroughAClassOfMnist() {
        test.fire("#class-3");
        assertEquals("Samples: 6,131", test.text("#page-place"));
        Node first = test.node("#samples").lookup(".map-picture");
        assertTrue(first.getAccessibleText().endsWith(": 3"), first.getAccessibleText());
        assertNotNull(test.find("#mean-image"));
    }

    @Test
    void keysWalkThroughAllImagesAndOnlyThoseInViewHaveNodes() {
        test.fire("#class-3");
        press(KeyCode.RIGHT);
        assertEquals("Sample 8: 3", test.text("#chosen-sample"), "the first three of MNIST");
        press(KeyCode.DOWN);
        press(KeyCode.UP);
        assertEquals("Sample 8: 3", test.text("#chosen-sample"));
        press(KeyCode.END);
        Node list = test.node("#sample-grid");
        assertTrue(list.getAccessibleText().matches("Sample [0-9,]+: 3"), list.getAccessibleText());
        assertEquals(1, chosenInView(list), "it was scrolled to");
        assertTrue(list.lookupAll(".map-picture").size() < 1000, "of 6131");
        press(KeyCode.HOME);
        assertEquals(1, chosenInView(list));
        test.fire("#class-4");
        assertEquals("", test.text("#chosen-sample"));
    }

    private void press(KeyCode key) {
        Fx.run(() -> {
            test.node("#sample-grid").requestFocus();
            Keys.fire(test.node("#sample-grid"), key);
        });
        Fx.settle();
    }

    private static long chosenInView(Node list) {
        return Fx.get(() -> list.lookupAll(".map-picture").stream()
                .filter(tile -> tile.getPseudoClassStates().contains(PseudoClass.getPseudoClass("chosen")))
                .map(tile -> tile.localToScene(tile.getBoundsInLocal()))
                .filter(tile ->
                        list.localToScene(list.getBoundsInLocal()).contains(tile.getCenterX(), tile.getCenterY()))
                .count());
    }

    @Test
    void looksThroughTheTestSamplesToo() {
        test.fire("#class-3");
        test.fire("#part-test");
        assertEquals("Samples: 10,000", test.text("#page-place"));
        test.fire("#class-3");
        assertEquals("Samples: 1,010", test.text("#page-place"), "as LeCun counts them");
        assertTrue(((ToggleButton) test.node("#part-test")).isSelected());
        assertNotNull(test.find("#mean-image"));
        test.fire("#part-train");
        assertEquals("Samples: 60,000", test.text("#page-place"));
        test.fire("#set-spiral");
        assertEquals(Fx.get(() -> test.model.page().get()), "data");
    }

    @Test
    void choosesASetForTrainingAndRepairsTheNetwork() {
        test.fire("#set-spiral");
        test.fire("#fit-input");
        ParamValues input = test.document.network().layers().get(0).params();
        assertEquals(List.of(0, 0, 2), List.of(input.get("height"), input.get("width"), input.get("channels")));
        assertNull(test.find("#fit-input"), "it takes the samples now");
        test.fire("#fit-output");
        assertFalse(Fx.get(() -> test.node("#fit-output").getParent().isVisible()), "and ends with the classes");
        assertEquals("Use for training", Fx.get(() -> ((Button) test.node("#use-set")).getText()));
        Fx.run(test.document::undo);
        Fx.run(test.document::undo);
        assertTrue(test.node("#fit-input").getParent().isVisible(), "both steps were undone");
        assertEquals("Use, and fit the network", Fx.get(() -> ((Button) test.node("#use-set")).getText()));
        test.fire("#use-set");
        NetworkSpec fitted = test.document.network();
        assertEquals(3, fitted.layers().get(fitted.layers().size() - 1).params().get("units"));
        assertEquals("spiral", test.form.plan().data().dataset());
        assertEquals("build", Fx.get(() -> test.model.page().get()));
    }

    @Test
    void aTableIsSeenBeforeItIsAdded() throws IOException {
        Path table = Files.writeString(
                folder.resolve("flowers.csv"), "length,width,kind\n1,2,rose\n3,4,lily\n5,6,rose\n7,8,lily\n");
        drop(table);
        assertTrue(test.model.data().own().addresses().isEmpty(), "nothing is taken yet");
        assertNotNull(test.find("#preview-samples"));
        Fx.run(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> label = (ComboBox<String>) test.node("#option-label");
            assertEquals(List.of("", "length", "width", "kind"), label.getItems());
            assertEquals("the last one", label.getConverter().toString(""));
            label.setValue("width");
        });
        Fx.settle();
        test.fire("#preview-add");
        String address = table.toAbsolutePath().normalize() + "?label=width";
        assertEquals(List.of(address), test.model.data().own().addresses());
        assertTrue(Files.exists(folder.resolve("own-datasets.json")));
        test.go("build");
        unfoldData();
        ComboBox<?> choice = (ComboBox<?>) test.node("#dataset");
        assertTrue(choice.getItems().contains(address), "the form offers it");
    }

    @Test
    void aDroppedFileIsLookedAtAndTwoAtOnceAreNot() throws IOException {
        Path table = Files.writeString(folder.resolve("points.csv"), "x,y,kind\n1,2,a\n3,4,b\n");
        assertFalse(Fx.get(() -> Drops.files(page(), List.of(table.toFile(), table.toFile()))), "one at a time");
        assertEquals(
                Optional.empty(), test.model.data().own().addresses().stream().findFirst());
        assertTrue(Fx.get(() -> Drops.files(page(), List.of(table.toFile()))));
        Fx.settle();
        assertNotNull(test.find("#preview-samples"));
    }

    @Test
    void aDownloadedSetIsRemovedOnlyAfterAYes() throws IOException {
        Path set = Files.createDirectories(folder.resolve("datasets").resolve("fashion-mnist"));
        for (Map.Entry<String, byte[]> file : SmallSets.idx().entrySet()) {
            Files.write(set.resolve(file.getKey()), file.getValue());
        }
        Fx.run(() -> test.model.data().changed("fashion-mnist"));
        Fx.settle();
        test.fire("#set-fashion-mnist");
        test.fire("#remove-set");
        assertEquals(List.of("Remove Fashion-MNIST?"), test.dialogs.asked);
        assertTrue(Files.isDirectory(set), "kept");
        test.dialogs.confirmed = true;
        test.fire("#remove-set");
        assertFalse(Files.exists(set));
        assertNotNull(test.find("#download"), "it can be had again");
    }

    @Test
    void whatWasAddedIsShownThoughTheListIsLookedUpInTheBackground() throws IOException {
        drop(DataScreenshots.images(folder.resolve("shapes")));
        Deque<Runnable> later = new ArrayDeque<>();
        Fx.run(() -> {
            test.background = later::add;
            ((ButtonBase) test.node("#preview-add")).fire();
            while (!later.isEmpty()) {
                later.remove().run();
            }
            test.background = Runnable::run;
        });
        Fx.settle();
        String title = Fx.get(() -> ((Label) test.node(".data-title")).getText());
        assertTrue(title.contains("shapes"), title);
        assertTrue(Fx.get(() -> test.node("#use-set").isFocused()));
    }

    @Test
    void aWrongFolderSaysWhyInTheWindowsLanguage() throws IOException {
        Path wrong = Files.createDirectories(folder.resolve("letters"));
        Files.writeString(wrong.resolve("a.txt"), "a");
        drop(wrong);
        String english = test.text("#preview-error");
        assertTrue(english.contains("letters"), english);
        assertTrue(((Button) test.node("#preview-add")).isDisabled());
        test.fire("#preview-cancel");
        Fx.run(() -> test.settings.chooseLanguage(Settings.Language.CHINESE));
        drop(wrong);
        assertTrue(test.text("#preview-error").matches("(?s).*[\\u4e00-\\u9fff].*"), test.text("#preview-error"));
        assertTrue(test.model.data().own().addresses().isEmpty());
    }

    @Test
    void augmentedSamplesFollowTheParameters() {
        Fx.run(() -> {
            test.model.page().set("build");
            test.form.data().augmentation().add(AugmentationTypes.find("rotate").orElseThrow());
        });
        Fx.settle();
        assertNull(test.find("#augmented"), "nothing is read while the section is closed");
        test.fire("#head-data");
        Image original = picture(0);
        Image before = picture(1);
        assertEquals("54,000 training, 6,000 validation, 10,000 test", test.text("#split-words"));
        Fx.run(() -> test.form
                .data()
                .augmentation()
                .entries()
                .get(0)
                .params()
                .field("maxAngle")
                .enter(90.0));
        Fx.settle();
        assertTrue(same(original, picture(0)), "the original stays");
        assertFalse(same(before, picture(1)), "a larger angle turns further");
        test.fire("#augmented-shuffle");
        assertFalse(same(original, picture(0)), "another sample");
    }

    @ParameterizedTest
    @EnumSource(Settings.Language.class)
    void nothingIsCutOff(Settings.Language language) throws IOException {
        Fx.run(() -> test.settings.chooseLanguage(language));
        Fx.settle();
        Path own = DataScreenshots.images(folder.resolve("shapes"));
        for (String set : List.of("set-mnist", "set-spiral", "set-cifar-10")) {
            test.fire("#" + set);
            assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(page())), set);
            assertFalse(Fx.get(() -> missingKeys(page())), "a text is missing");
        }
        drop(own);
        assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(page())));
        assertFalse(Fx.get(() -> missingKeys(page())), "a text is missing");
        assertNotEquals(0, Fx.get(() -> test.root().lookupAll(".map-picture").size()));
    }

    private void drop(Path place) {
        Fx.run(() -> DataScreenshots.page(test).open(place));
        Fx.settle();
    }

    /** What a section of the form holds is made when it is first unfolded. */
    private void unfoldData() {
        Fx.run(() -> ((ToggleButton) test.root().lookup("#head-data")).setSelected(true));
        Fx.settle();
    }

    private Node page() {
        return test.root().lookup(".data-page");
    }

    /** The picture in a column of the first row; null where none is shown. */
    private Image picture(int column) {
        return Fx.get(() -> {
            List<Node> all = List.copyOf(test.node("#augmented").lookupAll(".map-picture"));
            return all.isEmpty()
                    ? null
                    : ((ImageView) ((Parent) all.get(column))
                                    .getChildrenUnmodifiable()
                                    .get(0))
                            .getImage();
        });
    }

    private static boolean same(Image one, Image other) {
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean missingKeys(Node node) {
        return node.lookupAll(".label").stream()
                .anyMatch(
                        label -> label instanceof Label words && words.getText().contains("‹"));
    }
}
