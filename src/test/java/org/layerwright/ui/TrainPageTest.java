package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.view.train.TrainPage;
import org.layerwright.ui.viewmodel.SampleRun;
import org.layerwright.ui.viewmodel.SeriesModel;
import org.layerwright.ui.viewmodel.Settings;

/** The page of a run, with a run whose events are made up. */
@FxTest
class TrainPageTest {
    private static final int STEPS = 60;

    @TempDir
    Path folder;

    private TestWindow test;
    private SampleRun sample;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
        test.go(TrainPage.ID);
        sample = new SampleRun(test.service, STEPS);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void everyPlotFollowsTheRun() {
        run(2);
        assertEquals(2 * STEPS, points("loss", 0).size());
        assertEquals(2, points("loss", 2).size(), "validation");
        assertEquals(2 * STEPS, points("accuracy", 0).size());
        assertEquals(1e-3, points("learningRate", 0).y(0), 1e-9);
        assertEquals(0.8, points("gradientNorm", 0).y(5), 1e-6);
        assertEquals(
                List.of("conv2d", "conv2d_2", "conv2d_3", "dense", "dense_2"),
                plot("updateRatio").content().names());
        assertEquals(1e-3, plot("updateRatio").content().levels().get(0).y());
        assertEquals("734 MB of memory", ((Label) test.node("#run-memory")).getText());
        ComboBox<?> layer = (ComboBox<?>) test.node("#spread-layer");
        assertEquals(5, layer.getItems().size());
    }

    @Test
    void aPageThatIsNotShownIsNotBroughtUpToDate() {
        run(1);
        LivePlot loss = plot("loss");
        Fx.run(() -> test.model.page().set("build"));
        Object before = Fx.get(loss::content);
        Fx.run(() -> sample.epoch(2));
        assertSame(before, Fx.get(loss::content));
        Fx.run(() -> test.model.page().set(TrainPage.ID));
        assertEquals(2, Fx.get(loss::content).curves().get(2).series().size());
        assertFalse(before == Fx.get(loss::content), "it is told anew");
    }

    @Test
    void theMenuHidesCurvesByMouseAndKeyboardAlike() {
        run(1);
        MenuButton tools = (MenuButton) test.node("#updateRatio-tools");
        Fx.run(tools::show);
        Menu curves = (Menu) tools.getItems().get(1);
        assertEquals(5, curves.getItems().size());
        Fx.run(() -> ((CheckMenuItem) curves.getItems().get(3)).fire());
        assertFalse(Fx.get(() -> plot("updateRatio").isShown("dense")));
        Fx.run(tools::hide);
    }

    @Test
    void oneSliderSmoothsAllPlots() {
        Fx.run(() -> ((Slider) test.node("#smoothing")).setValue(0.5));
        for (String id : List.of("loss", "accuracy", "gradientNorm", "updateRatio")) {
            assertEquals(0.5, Fx.get(() -> plot(id).smoothingProperty().get()), id);
        }
    }

    @Test
    void valuesAndPicturesAreWritten() throws Exception {
        run(2);
        Path csv = folder.resolve("loss.csv");
        test.dialogs.toSave = Optional.of(csv);
        choose("loss", "Save values as CSV…");
        List<String> lines = Files.readAllLines(csv);
        assertEquals("step,Training,Epoch mean,Validation", lines.get(0));
        assertEquals(1 + 2 * STEPS, lines.size());
        SeriesModel training = points("loss", 0);
        for (int i = 0; i < training.size(); i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            assertEquals(i + 1, Integer.parseInt(cells[0]));
            assertEquals(training.y(i), Float.parseFloat(cells[1]), "read back as it was");
        }
        Path png = folder.resolve("loss.png");
        test.dialogs.toSave = Optional.of(png);
        choose("loss", "Save as picture…");
        BufferedImage picture = ImageIO.read(png.toFile());
        assertEquals(Math.round(2 * Fx.get(() -> plot("loss").getWidth())), picture.getWidth(), 1);
    }

    @Test
    void enterMakesAPlotLargeAndEscapeBringsAllBack() {
        run(1);
        double before = Fx.get(() -> plot("accuracy").getWidth());
        press("accuracy", KeyCode.ENTER);
        Fx.settle();
        assertTrue(Fx.get(() -> plot("accuracy").getWidth()) > 1.8 * before);
        assertNull(test.find("#train-loss"));
        press("accuracy", KeyCode.ESCAPE);
        Fx.settle();
        assertEquals(before, Fx.get(() -> plot("accuracy").getWidth()), 1);
        assertNotNull(test.find("#train-loss"));
    }

    @Test
    void theSpreadIsMadeLargeToo() {
        run(1);
        Region spread = (Region) test.node("#train-spread");
        double before = Fx.get(spread::getWidth);
        Fx.run(() -> spread.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        Fx.settle();
        assertTrue(Fx.get(spread::getWidth) > 1.8 * before);
        assertNull(test.find("#train-loss"));
        Fx.run(() -> spread.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        Fx.settle();
        assertEquals(before, Fx.get(spread::getWidth), 1);
    }

    @Test
    void aRemedyChangesThePlanByOneClickAndItsCardStaysWhileNumbersChange() {
        explode(1000);
        Node card = test.node("#finding-explosion");
        assertNotNull(card);
        Button lower = (Button) test.node("#remedy-explosion");
        assertTrue(lower.isVisible());
        Fx.run(() -> test.service.tell(step(201), new WorkerEvent.LayersMeasured(2, 201, 0.5, List.of())));
        assertSame(card, test.node("#finding-explosion"), "a click must find its button again");
        Object before = test.form.plan().optimizer();
        Fx.run(lower::fire);
        Object after = test.form.plan().optimizer();
        assertFalse(before.equals(after), before + " and " + after);
        assertFalse(lower.getParent().isVisible(), "once is enough");
        Hyperlink undo = (Hyperlink) test.node("#remedy-undo-explosion");
        assertTrue(undo.isVisible());
        assertTrue(undo.getAccessibleText().startsWith("Undo: "), undo.getAccessibleText());
        Fx.settle();
        assertEquals(List.of(), cutOff());
        Fx.run(undo::fire);
        assertEquals(before, test.form.plan().optimizer());
        assertTrue(lower.getParent().isVisible(), "offered again");
    }

    @Test
    void noTextIsCutOffInAnyLanguage() {
        for (Settings.Language language : List.of(Settings.Language.ENGLISH, Settings.Language.CHINESE)) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            Fx.settle();
            assertEquals(List.of(), cutOff(), language + ", empty");
        }
        explode(120);
        for (Settings.Language language : List.of(Settings.Language.ENGLISH, Settings.Language.CHINESE)) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            Fx.settle();
            assertEquals(List.of(), cutOff(), language + ", running");
        }
    }

    @Test
    void everyFigureOfTheRunSaysWhatItIs() {
        run(1);
        Fx.run(() -> test.service.tell(new WorkerEvent.StepDone(2, 1, STEPS + 1, 1, 0.1, 0.001, 1, 1000, 60, 0.3)));
        Set<String> helps = new HashSet<>();
        for (String id : List.of("position", "speed", "left", "waiting", "device", "memory")) {
            Label figure = (Label) test.node("#run-" + id);
            assertTrue(figure.isVisible(), id);
            assertTrue(helps.add(Fx.get(figure::getAccessibleHelp)), id);
        }
        assertFalse(helps.contains(Fx.get(() -> test.node("#run-phase").getAccessibleHelp())));
        Label waiting = (Label) test.node("#run-waiting");
        assertEquals("30% waiting for data", waiting.getText());
        assertNotNull(Fx.get(waiting::getGraphic), "much waiting has a sign");
        assertEquals(List.of(), cutOff());
    }

    private List<String> cutOff() {
        Fx.settle();
        return Fx.get(() -> CutOffTexts.in(test.root()));
    }

    private void run(int epochs) {
        Fx.run(() -> {
            ((ButtonBase) test.node("#train")).fire();
            sample.begin();
            for (int epoch = 1; epoch <= epochs; epoch++) {
                sample.epoch(epoch);
                TrainRun.measure(test.service, epoch, (long) epoch * STEPS);
            }
        });
        Fx.settle();
    }

    /** A run in a folder of its own, so that the doctor knows what is trained. */
    private void explode(double loss) {
        Fx.run(() -> {
            RunFolder run = RunFolder.create(folder.resolve("runs"), "n", Clock.systemUTC());
            RunRecord.Provenance provenance = new RunRecord.Provenance("mnist", "0", "cpu", "test", 1, Map.of());
            run.writeRecord(
                    RunRecord.started(test.document.network(), test.form.plan(), provenance, Instant.EPOCH),
                    new AtomicFiles());
            ((ButtonBase) test.node("#train")).fire();
            test.service.tell(
                    new WorkerEvent.RunStarted(run.path().toString(), 6400, 0, 0, 10, 100, 0, false, List.of()));
            for (int step = 1; step <= 200; step++) {
                double now = step < 100 ? 2.3 - step * 0.01 : loss;
                test.service.tell(new WorkerEvent.StepDone(1, step, step, now, 0.1, 0.001, 1, 1000, 60, 0.2));
            }
            TrainRun.measure(test.service, 2, 200);
        });
        Fx.settle();
    }

    private static WorkerEvent step(long step) {
        return new WorkerEvent.StepDone(2, 1, step, 900, 0.1, 0.001, 1, 1000, 60, 0);
    }

    private SeriesModel points(String id, int curve) {
        return Fx.get(() -> plot(id).content().curves().get(curve).series());
    }

    private LivePlot plot(String id) {
        return (LivePlot) test.node("#train-" + id);
    }

    private void choose(String plot, String text) {
        Fx.run(() -> ((MenuButton) test.node("#" + plot + "-tools"))
                .getItems().stream().filter(item -> text.equals(item.getText())).forEach(MenuItem::fire));
    }

    private void press(String plot, KeyCode key) {
        Fx.run(() -> {
            LivePlot node = plot(plot);
            node.requestFocus();
            node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        });
    }
}
