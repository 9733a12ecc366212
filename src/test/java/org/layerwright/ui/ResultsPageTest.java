package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.Judgement;
import org.layerwright.analysis.NumberResults;
import org.layerwright.data.Dataset;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent.Failed;
import org.layerwright.event.WorkerEvent.Judged;
import org.layerwright.json.JsonReader;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.worker.client.InspectionException;
import org.layerwright.worker.client.InspectionService;

/** The chain from the matrix to one sample, and from a drawing to its answer. */
@FxTest
class ResultsPageTest {
    @TempDir
    Path folder;

    private TestWindow test;
    private ClassResults expected;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
        // What the cards of the canvas asked for is another matter.
        test.inspection.activations.clear();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void judge() {
        Fx.run(() -> {
            test.model.page().set("results");
            Dataset digits = test.model.data().open("mnist").join().test().orElseThrow();
            Judged judged = SampleAnswers.judged(digits);
            int[] labels = new int[judged.targets().size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (int) judged.targets().get(i);
            }
            expected = new ClassResults(
                    judged.classNames(), labels, 10, judged.outputs().toArray());
            assertEquals(
                    "judge mnist TEST_OR_ALL", test.inspection.judgements.get(0).what());
            test.inspection.judgements.get(0).answer().complete(judged);
        });
        Fx.settle();
    }

    @Test
    void asksOnlyWhileItIsSeen() {
        assertTrue(test.inspection.judgements.isEmpty());
        judge();
        Fx.run(() -> test.model.page().set("build"));
        Fx.run(() -> test.model.page().set("results"));
        assertEquals(1, test.inspection.judgements.size(), "the answer was kept");
    }

    @Test
    void leadsFromACellToASampleItsSaliencyAndItsInside() {
        judge();
        int[] cell = {4, 9};
        List<Integer> samples = expected.cell(cell[0], cell[1]);
        assertFalse(samples.isEmpty());
        // By keys, as the place of a cell is the matrix's own business: 4 down, 9 to the right, Enter.
        Fx.run(() -> {
            for (int i = 0; i < 4; i++) {
                press("#confusion", KeyCode.DOWN);
            }
            for (int i = 0; i < 9; i++) {
                press("#confusion", KeyCode.RIGHT);
            }
            press("#confusion", KeyCode.ENTER);
        });
        Fx.settle();
        assertEquals("4, taken for 9: " + samples.size() + " samples", test.text("#samples-title"));
        test.fire("#sample-" + samples.get(0));
        assertTrue(test.text("#sample-words").contains("is 4, predicted 9"), test.text("#sample-words"));
        test.fire("#saliency-gradCam");
        assertEquals("saliency 9 GRAD_CAM", test.inspection.saliencies.get(0).what());
        Fx.run(() -> test.inspection.saliencies.get(0).answer().complete(SampleAnswers.saliency(28)));
        Fx.settle();
        assertTrue(Fx.get(() -> images(test.node("#samples-pane"))) >= 2, "the saliency lies over the picture");
        test.fire("#sample-look");
        assertEquals("look", Fx.get(() -> test.model.page().get()));
        float[] digit = new float[28 * 28];
        test.model.data().open("mnist").join().test().orElseThrow().read(samples.get(0), digit, 0);
        int last = test.inspection.activations.size() - 1;
        assertArrayEquals(digit, test.inspection.activations.get(last).samples());
    }

    @Test
    void theKeyboardStaysWithTheSamples() {
        judge();
        test.fire("#list-mistakes");
        int first = expected.mistakes().get(0);
        Fx.run(() -> test.node("#sample-" + first).requestFocus());
        test.fire("#sample-" + first);
        assertEquals("sample-back", Fx.get(this::focus));
        test.fire("#sample-back");
        assertEquals("sample-" + first, Fx.get(this::focus));
    }

    private String focus() {
        return test.window.stage().getScene().getFocusOwner().getId();
    }

    @Test
    void theTabThatWasChosenComesBackWithTheNextResults() {
        judge();
        test.fire("#tab-roc");
        Fx.run(() -> test.document.retitle("another network"));
        Fx.settle();
        assertNull(test.window.stage().getScene().lookup("#tab-roc"), "nothing is known of the other network yet");
        Fx.run(() -> {
            Dataset digits = test.model.data().open("mnist").join().test().orElseThrow();
            FakeInspectionService.open(test.inspection.judgements)
                    .orElseThrow()
                    .answer()
                    .complete(SampleAnswers.judged(digits));
        });
        Fx.settle();
        assertTrue(((Toggle) test.node("#tab-roc")).isSelected());
    }

    @Test
    void aBrokenNetworkLeadsToWhereItIsRepaired() {
        NetworkSpec broken =
                NetworkSpec.of("bad", LayerSpec.of("input", "Input"), LayerSpec.of("dense", "Dense", "units", -3));
        Fx.run(() -> test.document.load(broken, Optional.empty()));
        for (String page : List.of("results", "look")) {
            Fx.run(() -> test.model.page().set(page));
            Fx.settle();
            test.fire("#" + page + "-go");
            assertEquals("build", Fx.get(() -> test.model.page().get()));
        }
    }

    @Test
    void listsTheSurestMistakesFirst() {
        judge();
        test.fire("#list-mistakes");
        List<Integer> mistakes = expected.mistakes();
        String first = Fx.get(() -> ((Parent) test.node("#samples-grid"))
                .getChildrenUnmodifiable()
                .get(0)
                .getId());
        assertEquals("sample-" + mistakes.get(0), first);
        assertTrue(expected.confidence(mistakes.get(0)) >= expected.confidence(mistakes.get(1)));
    }

    @Test
    void showsTheAreaUnderTheCurveOfTheChosenClass() {
        judge();
        test.fire("#tab-roc");
        String auc = String.format(Locale.ENGLISH, "%.4f", expected.roc(1).auc());
        assertTrue(test.text("#roc-words").contains(auc), test.text("#roc-words"));
    }

    @Test
    void savesWhatItShows() throws Exception {
        judge();
        Path json = folder.resolve("evaluation.json");
        test.dialogs.toSave = Optional.of(json);
        item("#results-save", "results-save-json");
        JsonReader read = JsonReader.parse(Files.readString(json));
        assertEquals(expected.accuracy(), read.number("accuracy"));
        assertEquals("mnist", read.string("dataset"));
        Path tables = folder.resolve("tables");
        test.dialogs.toSave = Optional.of(tables);
        item("#results-save", "results-save-tables");
        assertEquals(10_001, Files.readAllLines(tables.resolve("samples.csv")).size());
        test.dialogs.toSave =
                Optional.of(Files.writeString(folder.resolve("file"), "").resolve("samples.csv"));
        item("#results-save", "results-save-samples");
        assertTrue(
                test.dialogs.errors.get(0).startsWith("The results were not saved | "), test.dialogs.errors::toString);
    }

    @Test
    @SuppressWarnings("unchecked")
    void anotherDataSetIsAskedAboutAndItsSamplesLeadNowhereElse() {
        judge();
        Fx.run(() -> ((ComboBox<String>) test.node("#results-data")).setValue("moons"));
        assertEquals(
                "judge moons TEST_OR_ALL", test.inspection.judgements.get(1).what());
        Fx.run(() -> test.inspection
                .judgements
                .get(1)
                .answer()
                .completeExceptionally(new InspectionException(
                        new Failed("error.inspect.data", List.of("moons", "2", "28×28×1"), "Misfit.", false))));
        Fx.settle();
        assertTrue(test.text("#results-message").contains("the network reads 28×28×1"), test.text("#results-message"));
        Fx.run(() -> ((ComboBox<String>) test.node("#results-data")).setValue("mnist"));
        Fx.run(() -> ((ComboBox<DataPart>) test.node("#results-part")).setValue(DataPart.TRAIN));
        assertEquals("judge mnist TRAIN", test.inspection.judgements.get(2).what());
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyPredictedNumberCanBeLookedAt() {
        Fx.run(() -> test.model.page().set("results"));
        Fx.run(() -> test.inspection.judgements.get(0).answer().complete(SampleAnswers.numbers(50)));
        Fx.settle();
        NumberResults numbers =
                Judgement.of(SampleAnswers.numbers(50)).numbers().orElseThrow();
        String first = String.format(Locale.ENGLISH, "%.4f", numbers.meanAbsoluteError(0));
        assertTrue(test.text("#figure-mae").startsWith(first), test.text("#figure-mae"));
        test.fire("#list-furthestOff");
        Fx.run(() -> ((ComboBox<Integer>) test.node("#results-number")).setValue(3));
        Fx.settle();
        String third = String.format(Locale.ENGLISH, "%.4f", numbers.meanAbsoluteError(2));
        assertTrue(test.text("#figure-mae").startsWith(third), test.text("#figure-mae"));
        assertEquals(
                "sample-" + numbers.furthestOff(2).get(0),
                Fx.get(() -> ((Parent) test.node("#samples-grid"))
                        .getChildrenUnmodifiable()
                        .get(0)
                        .getId()));
        test.fire("#tab-numbers");
        assertEquals(
                4,
                Fx.get(() -> ((TableView<?>) test.node("#numbers")).getItems().size()));
        assertEquals(List.of(), cutOff());
    }

    @Test
    void aJudgementCanBeCancelled() {
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            Fx.run(() -> test.model.page().set("build"));
            test.go("results");
            if (!Fx.get(() -> test.node("#results-cancel").isVisible())) {
                test.fire("#results-again");
            }
            Fx.run(() -> {
                InspectionService.Progress last = test.inspection.reports.get(test.inspection.reports.size() - 1);
                last.told(1_000, 10_000);
                last.told(3_000, 10_000);
            });
            Fx.settle();
            assertEquals(0.3, Fx.get(() -> ((ProgressBar) test.node("#results-progress")).getProgress()));
            assertTrue(test.text("#results-done").contains("10,000"), test.text("#results-done"));
            assertEquals(List.of(), cutOff());
            test.fire("#results-cancel");
            Fx.settle();
            int last = test.inspection.judgements.size() - 1;
            assertTrue(test.inspection.judgements.get(last).answer().isCancelled());
            assertFalse(Fx.get(() -> test.node("#results-cancel").isVisible()));
            assertFalse(Fx.get(() -> test.node("#results-progress").isVisible()));
            assertEquals(List.of(), cutOff());
        }
        Fx.run(() -> test.settings.chooseLanguage(Settings.Language.ENGLISH));
        Fx.settle();
        assertTrue(test.text("#results-message").startsWith("You gave this up"), test.text("#results-message"));
    }

    @Test
    void everyTabOfSeveralNumbersShowsTheChosenOne() {
        Fx.run(() -> test.model.page().set("results"));
        Fx.run(() -> test.inspection.judgements.get(0).answer().complete(SampleAnswers.numbers(50)));
        Fx.settle();
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            Fx.settle();
            for (String tab : List.of("scatter", "residuals", "numbers")) {
                test.fire("#tab-" + tab);
                Fx.settle();
                Node shown = test.node(tab.equals("numbers") ? "#numbers" : "#" + tab + "-words");
                assertTrue(shown != null && shown.getScene() != null, tab);
                assertEquals(List.of(), cutOff());
            }
            assertTrue(Fx.get(() -> test.node("#results-number").isVisible()));
        }
        assertNull(test.find("#tab-confusion"), "there are no classes");
    }

    @Test
    void measuresTheSpeedOfAModelFile() {
        Path model = folder.resolve("model.lwm");
        SampleAnswers.writeModel(model, TestWindow.seed());
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            Fx.run(() -> test.subject.chooseCanvas());
            test.go("results");
            test.fire("#tab-speed");
            assertTrue(Fx.get(() -> test.node("#speed-measure").isDisabled()), "there is no file");
            Fx.run(() -> test.subject.showModel(model));
            Fx.settle();
            test.fire("#speed-measure");
            assertEquals(List.of(), cutOff());
            var asked = FakeInspectionService.open(test.inspection.benches).orElseThrow();
            assertEquals("bench [1, 32, 256] [1, 2] 2.0", asked.what());
            Fx.run(() -> asked.answer().complete(SampleAnswers.speeds()));
            Fx.settle();
            assertEquals(
                    6,
                    Fx.get(() -> ((TableView<?>) test.node("#speed-table"))
                            .getItems()
                            .size()));
            assertTrue(test.text("#speed-words").contains("ONNX Runtime 1.29.0"), test.text("#speed-words"));
            assertEquals(List.of(), cutOff());
        }
        test.fire("#speed-measure");
        test.fire("#speed-cancel");
        int last = test.inspection.benches.size() - 1;
        assertTrue(test.inspection.benches.get(last).answer().isCancelled());
        assertFalse(Fx.get(() -> test.node("#speed-cancel").isVisible()));
        Fx.run(() -> ((TextField) test.node("#speed-threads")).setText("many"));
        assertTrue(Fx.get(() -> test.node("#speed-measure").isDisabled()));
    }

    /** Chooses from a menu button. */
    private void item(String menu, String id) {
        Fx.run(() -> ((MenuButton) test.node(menu))
                .getItems().stream()
                        .filter(item -> item.getId().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        Fx.settle();
    }

    @Test
    void drawingChangesTheBarsAndQuestionsDoNotPileUp() {
        test.go("draw");
        test.inspection.activations.clear(); // What other pages asked.
        Fx.run(() -> Drawing.two(test.node("#draw-pad")));
        assertEquals(1, test.inspection.activations.size(), "the rest waits for the first answer");
        answer(2);
        assertEquals(2, test.inspection.activations.size(), "and only the last of it is asked");
        answer(7);
        Fx.settle();
        assertEquals(2, test.inspection.activations.size());
        assertEquals("7", Fx.get(() -> ((Label) test.node("#draw-bars").lookup(".best")).getText()));
        test.fire("#draw-clear");
        assertTrue(Fx.get(() ->
                ((Parent) test.node("#draw-bars")).getChildrenUnmodifiable().isEmpty()));
    }

    @Test
    void undoTakesTheLastStrokeBack() {
        test.go("draw");
        Fx.run(() -> Drawing.stroke(test.node("#draw-pad"), new double[] {0.5, 0.2}, new double[] {0.5, 0.8}));
        answer(1);
        answer(1);
        int drawn = test.inspection.activations.size() - 1;
        float[] line = test.inspection.activations.get(drawn).samples();
        assertTrue(line[14 * 28 + 14] > 0.9, "a line down the middle");
        assertEquals(0, line[14 * 28 + 20], "and nothing beside it");
        float[] one = test.inspection
                .activations
                .get(test.inspection.activations.size() - 1)
                .samples();
        Fx.run(() -> Drawing.stroke(test.node("#draw-pad"), new double[] {0.2, 0.5}, new double[] {0.8, 0.5}));
        answer(4);
        answer(4);
        test.fire("#draw-undo");
        float[] again = test.inspection
                .activations
                .get(test.inspection.activations.size() - 1)
                .samples();
        assertArrayEquals(one, again);
    }

    @Test
    void aClickOnTheMatrixChoosesItsCell() {
        judge();
        // The middle of the matrix is the corner of four cells; a little beyond it is one of them.
        Fx.run(() -> {
            Node matrix = test.node("#confusion");
            double[] middle = {
                matrix.getLayoutBounds().getWidth() / 2,
                matrix.getLayoutBounds().getHeight() / 2
            };
            MouseEvents.fire(matrix, MouseEvent.MOUSE_CLICKED, middle[0], middle[1]);
        });
        Fx.settle();
        String title = test.text("#samples-title");
        assertTrue(title.matches("[456](, taken for [456]|, recognised): \\d+ samples"), title);
    }

    @Test
    void noTextIsCutOff() {
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            judgeIfAsked();
            test.fire("#list-mistakes");
            for (String tab : List.of("confusion", "scores", "roc", "calibration")) {
                test.fire("#tab-" + tab);
                assertEquals(List.of(), cutOff(), tab);
            }
            Fx.run(() -> ((ButtonBase) test.node(".thumbnail")).fire());
            Fx.settle();
            assertEquals(List.of(), cutOff());
            test.go("draw");
            assertEquals(List.of(), cutOff());
        }
    }

    private void judgeIfAsked() {
        if (expected == null) {
            judge();
        } else {
            test.go("results");
        }
    }

    private List<String> cutOff() {
        Fx.settle();
        return Fx.get(() -> CutOffTexts.in(test.root()));
    }

    @Test
    void looksAtAPictureThatIsDarkOnLight() throws Exception {
        BufferedImage paper = new BufferedImage(60, 90, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 60 * 90; i++) {
            boolean bar = i % 60 > 20 && i % 60 < 30 && i / 60 > 10 && i / 60 < 80;
            paper.setRGB(i % 60, i / 60, bar ? 0x101010 : 0xF0F0F0);
        }
        Path file = folder.resolve("one.png");
        ImageIO.write(paper, "png", file.toFile());
        test.go("draw");
        test.inspection.activations.clear(); // What other pages asked.
        Fx.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        test.fire("#draw-paste");
        assertTrue(test.text("#draw-note").contains("dark on light"), test.text("#draw-note"));
        float[] seen = test.inspection.activations.get(0).samples();
        assertTrue(seen[14 * 28 + 14] > 0.9, "the bar is bright and in the middle");
        assertEquals(0, seen[0]);
        assertEquals(List.of(), cutOff());
    }

    /** The window's part of a stroke: ink, sample, bars and layers, without the network. */
    @Test
    void aStrokeTakesLittleOfTheWindowsTime() {
        test.go("draw");
        Fx.run(() -> Drawing.two(test.node("#draw-pad")));
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            double x = 200 + i;
            best = Math.min(best, Fx.get(() -> {
                long begin = System.nanoTime();
                MouseEvents.fire(test.node("#draw-pad"), MouseEvent.MOUSE_DRAGGED, x, 200);
                var asked =
                        FakeInspectionService.open(test.inspection.activations).orElseThrow();
                asked.answer().complete(SampleAnswers.activations(asked.samples(), 2));
                return System.nanoTime() - begin;
            }));
        }
        assertTrue(best < 50_000_000, best / 1_000_000 + " ms");
    }

    private void answer(int best) {
        Fx.run(() -> {
            var asked = FakeInspectionService.open(test.inspection.activations).orElseThrow();
            asked.answer().complete(SampleAnswers.activations(asked.samples(), best));
        });
    }

    private void press(String selector, KeyCode code) {
        test.node(selector).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static int images(Node node) {
        int own = node instanceof ImageView view && view.getImage() != null ? 1 : 0;
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .mapToInt(ResultsPageTest::images)
                        .sum()
                : own;
    }
}
