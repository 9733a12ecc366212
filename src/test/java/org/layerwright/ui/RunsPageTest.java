package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.control.PlotCurve;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.view.runs.RunsPage;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.runs.QueueEntry;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.SampleRuns;
import org.layerwright.ui.viewmodel.runs.SettingsDiff;

@FxTest
class RunsPageTest {
    private static final TrainingPlan THREE = TrainingPlan.DEFAULT.withEpochs(3);

    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
        test.go(RunsPage.ID);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void withoutRunsItSaysWhatToDo() {
        assertTrue(test.node("#runs-build").getParent().isVisible());
        assertFalse(table().isVisible());
        Fx.run(() -> ((Button) test.node("#runs-build")).fire());
        assertEquals("build", test.model.page().get());
    }

    @Test
    void twoRunsAreLaidOverEachOtherAndOnlyWhatDiffersIsTold() {
        twoRuns();
        Fx.run(() -> table().getSelectionModel().selectAll());
        Fx.settle();
        LivePlot plot = (LivePlot) test.node("#overlay-accuracy");
        assertEquals(
                List.of(0, 0, 1, 1),
                plot.content().curves().stream()
                        .map(curve -> curve.style().colour())
                        .toList());
        assertEquals(
                List.of(60, 3, 60, 3),
                plot.content().curves().stream()
                        .map(PlotCurve::series)
                        .map(s -> s.size())
                        .toList());
        tab(3);
        TableView<?> differences = (TableView<?>) test.node("#runs-differences");
        assertEquals(
                List.of(List.of("optimizer", "learningRate")),
                differences.getItems().stream()
                        .map(row -> ((SettingsDiff.Row) row).path())
                        .toList());
        assertEquals(3, differences.getColumns().size());
    }

    @Test
    void theModelThatARunBeganWithIsNamed() {
        SampleRuns samples = new SampleRuns(folder.resolve("runs"), TestWindow.seed());
        samples.finishedFrom("mine.lwm", "0123456789abcdef", 0.9);
        samples.finished(THREE, 0.9);
        reload();
        Fx.run(() -> table().getSelectionModel().clearAndSelect(1));
        tab(4);
        assertTrue(test.node("#run-initial").isVisible());
        assertEquals("mine.lwm (SHA-256 0123456789ab…)", ((Label) test.node("#run-initial")).getText());
        Fx.run(() -> table().getSelectionModel().clearAndSelect(0));
        Fx.settle();
        assertFalse(test.node("#run-initial").isVisible(), "its weights were drawn");
    }

    @Test
    void selectedRunsAreWrittenForOtherPrograms() throws Exception {
        twoRuns();
        Path logs = folder.resolve("logs");
        test.dialogs.toSave = Optional.of(logs);
        Fx.run(() -> {
            table().getSelectionModel().selectAll();
            export("runs-export-tensorboard");
        });
        assertEquals(2, logs.toFile().list().length, "a folder for each run");
        Path table = folder.resolve("curves.csv");
        test.dialogs.toSave = Optional.of(table);
        Fx.run(() -> {
            table().getSelectionModel().clearAndSelect(0);
            export("runs-export-csv");
        });
        assertEquals(1 + 60 + 3, Files.readAllLines(table).size());
    }

    private void export(String id) {
        ((MenuButton) test.node("#runs-export"))
                .getItems().stream()
                        .filter(item -> item.getId().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .fire();
    }

    @Test
    void deletingCanBeUndoneAndEmptyingAsks() {
        twoRuns();
        Fx.run(() -> {
            table().getSelectionModel().select(0);
            ((Button) test.node("#runs-delete")).fire();
        });
        assertEquals(1, table().getItems().size());
        assertEquals("1 run in the bin", ((Label) test.node("#bin-sentence")).getText());
        Fx.run(() -> ((Button) test.node("#bin-undo")).fire());
        assertEquals(2, table().getItems().size());
        Fx.run(() -> {
            table().getSelectionModel().select(0);
            ((Button) test.node("#runs-delete")).fire();
            ((Button) test.node("#bin-empty")).fire();
        });
        assertTrue(((Label) test.node("#bin-sentence")).getText().startsWith("Delete the run in the bin for good?"));
        assertEquals(1, folder.resolve("runs/.bin").toFile().list().length, "not before the answer");
        Fx.run(() -> ((Button) test.node("#bin-yes")).fire());
        assertEquals(0, folder.resolve("runs/.bin").toFile().list().length);
    }

    @Test
    void aKilledRunIsResumedWithItsCurves() {
        new SampleRuns(folder.resolve("runs"), TestWindow.seed()).killed(THREE);
        reload();
        Fx.run(() -> {
            table().getSelectionModel().select(0);
            ((Button) test.node("#runs-resume")).fire();
        });
        assertEquals(1, test.service.asked().size());
        assertTrue(test.service.asked().get(0).startsWith("resume "));
        assertEquals(40, test.training.curves().loss().batches().size());
    }

    @Test
    void theQueueTrainsTwoRuns() {
        tab(5);
        Fx.run(() -> {
            ((Button) test.node("#queue-add")).fire();
            ((Button) test.node("#queue-add")).fire();
            ((Button) test.node("#queue-start")).fire();
        });
        assertFalse(test.training.controls().canTrainProperty().get());
        Fx.run(() -> finish());
        assertEquals("The queue is at work.", ((Label) test.node("#queue-sentence")).getText());
        Fx.run(() -> finish());
        assertEquals("The queue is through: 2 trained, 0 failed.", ((Label) test.node("#queue-sentence")).getText());
        assertEquals(
                2,
                test.service.asked().stream()
                        .filter("start paused=false"::equals)
                        .count());
    }

    @Test
    void theMouseDragsAnEntryToAnotherPlace() {
        tab(5);
        Fx.run(() -> List.of("a", "b", "c").forEach(test.model.queue()::add));
        Fx.settle();
        List<Node> cards = cards();
        double down = cards.get(2).localToScene(0, 0).getY()
                - cards.get(0).localToScene(0, 0).getY();
        Fx.run(() -> {
            MouseEvents.fire(cards.get(0), MouseEvent.MOUSE_PRESSED, 20, 10);
            MouseEvents.fire(cards.get(0), MouseEvent.MOUSE_DRAGGED, 20, 30);
            MouseEvents.fire(cards.get(0), MouseEvent.MOUSE_DRAGGED, 20, 10 + down);
        });
        assertTrue(cards.get(2).getPseudoClassStates().contains(PseudoClass.getPseudoClass("drop-before")));
        Fx.run(() -> MouseEvents.fire(cards.get(0), MouseEvent.MOUSE_RELEASED, 20, 10 + down));
        assertEquals(List.of("b", "a", "c"), entries());
        Fx.settle();
        Fx.run(() -> {
            Node last = cards().get(2);
            MouseEvents.fire(last, MouseEvent.MOUSE_PRESSED, 20, 10);
            MouseEvents.fire(last, MouseEvent.MOUSE_DRAGGED, 20, 10 - down);
            MouseEvents.fire(last, MouseEvent.MOUSE_RELEASED, 20, 10 - down);
        });
        assertEquals(List.of("c", "b", "a"), entries());
    }

    private List<Node> cards() {
        return Fx.get(() -> List.copyOf(test.node(".queue-list").lookupAll(".queue-card")));
    }

    private List<String> entries() {
        return Fx.get(() -> test.model.queue().entriesProperty().get().stream()
                .map(QueueEntry::name)
                .toList());
    }

    @Test
    void noTextIsCutOffInEitherLanguage() {
        twoRuns();
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            for (int i = 0; i < 6; i++) {
                tab(i);
                Fx.run(() -> {
                    table().getSelectionModel().clearSelection();
                    table().getSelectionModel().select(0);
                    test.model.queue().add("");
                });
                Fx.settle();
                assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(test.node(".runs-page"))), language + " " + i);
            }
        }
    }

    private void twoRuns() {
        SampleRuns samples = new SampleRuns(folder.resolve("runs"), TestWindow.seed());
        samples.finished(THREE, 0.97);
        samples.finished(THREE.withOptimizer(Setting.of("adam", "learningRate", 0.01)), 0.98);
        reload();
    }

    private void reload() {
        Fx.run(() -> {
            test.model.page().set("build");
            test.model.page().set(RunsPage.ID);
        });
        Fx.settle();
    }

    private void finish() {
        test.service.tell(new WorkerEvent.RunFinished(0.1, 0.9, 10, "model.lwm", 1, 1, Map.of()));
    }

    private void tab(int index) {
        Fx.run(() -> ((TabPane) test.node("#runs-tabs")).getSelectionModel().select(index));
        Fx.settle();
    }

    @SuppressWarnings("unchecked")
    private TableView<RunRow> table() {
        return (TableView<RunRow>) test.node("#runs-table");
    }
}
