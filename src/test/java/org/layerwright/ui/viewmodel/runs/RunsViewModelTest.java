package org.layerwright.ui.viewmodel.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunIndex;
import org.layerwright.run.RunLabel;
import org.layerwright.text.Texts;

class RunsViewModelTest {
    private static final NetworkSpec NET = NetworkSpec.of(
            "Small net",
            LayerSpec.of("input", "Input", "height", 2, "width", 2, "channels", 1),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("dense", "Dense", "units", 3, "activation", "softmax"));
    private static final TrainingPlan THREE = TrainingPlan.DEFAULT.withEpochs(3);

    @TempDir
    Path folder;

    private Path path;
    private SampleRuns samples;
    private RunsViewModel runs;

    @BeforeEach
    void make() {
        path = folder.resolve("runs");
        samples = new SampleRuns(path, NET);
        runs = new RunsViewModel(path, new AtomicFiles(), Runnable::run, Runnable::run);
    }

    @Test
    void deletedRunsAreToldOf() {
        Path gone = samples.finished(THREE, 0.97).path();
        List<Path> told = new ArrayList<>();
        runs.whenDeleted(told::add);
        runs.refresh();
        runs.delete(runs.rowsProperty().get());
        assertEquals(List.of(gone), told);
    }

    @Test
    void aDataSetIsNamedWithoutHowItIsRead() {
        RunTexts words = new RunTexts(new Texts(Texts.ENGLISH), ZoneOffset.UTC);
        assertEquals("MNIST (digits)", words.dataset("mnist"));
        assertEquals("Moons", words.dataset("moons?samples=40"));
        assertEquals("houses.csv", words.dataset("/home/mei/houses.csv?label=price"));
        assertEquals("houses.csv (label=price)", words.value(List.of("dataset"), "/home/mei/houses.csv?label=price"));
    }

    @Test
    void noFolderMeansNoRuns() {
        assertFalse(runs.isKnownEmpty(), "not read yet");
        runs.refresh();
        assertTrue(runs.isKnownEmpty());
        assertEquals(Optional.empty(), runs.problemProperty().get());
    }

    @Test
    void listsTheNewestFirstWithWhatIsKnown() {
        samples.finished(THREE, 0.97);
        samples.killed(THREE);
        samples.damaged();
        runs.refresh();
        List<RunRow> rows = runs.rowsProperty().get();
        assertEquals(
                List.of(RunIndex.State.DAMAGED, RunIndex.State.RESUMABLE, RunIndex.State.FINISHED),
                rows.stream().map(RunRow::state).toList());
        assertTrue(rows.get(0).problem().isPresent(), "says what is wrong");
        RunRow done = rows.get(2);
        assertEquals("Small net", done.name());
        assertEquals(0.97, done.accuracy());
        RunTexts words = new RunTexts(new Texts(Texts.ENGLISH), ZoneOffset.UTC);
        assertEquals("97.00% of 100", words.accuracyOf(done));
        assertTrue(words.accuracyHelp(done).startsWith("Of the 100 test samples"));
        // By hand: 4 · 3 weights and 3 biases; as many products as weights.
        assertEquals(15, done.parameters());
        assertEquals(12, done.multiplyAdds());
        assertEquals(83, done.seconds());
        assertTrue(Double.isNaN(rows.get(1).seconds()));
    }

    @Test
    void keepsNameAndNotesInTheFolder() {
        RunFolder run = samples.finished(THREE, 0.97);
        runs.refresh();
        runs.label(runs.rowsProperty().get().get(0), " first try ", "wide\nand flat");
        assertEquals(new RunLabel("first try", "wide\nand flat"), RunLabel.read(run));
        assertEquals("first try", runs.rowsProperty().get().get(0).name());
        runs.label(runs.rowsProperty().get().get(0), "", "");
        assertEquals("Small net", runs.rowsProperty().get().get(0).name());
        runs.label(runs.rowsProperty().get().get(0), "Small net", "");
        assertEquals(RunLabel.NONE, RunLabel.read(run), "to look at a name gives none");
    }

    @Test
    void deletesIntoTheBinAndTakesBack() {
        RunFolder first = samples.finished(THREE, 0.97);
        RunFolder second = samples.finished(THREE, 0.98);
        runs.refresh();
        runs.delete(List.of(runs.rowsProperty().get().get(1)));
        assertEquals(
                List.of(second.path()),
                runs.rowsProperty().get().stream().map(RunRow::path).toList());
        assertFalse(Files.exists(first.path()));
        assertEquals(1, runs.binnedProperty().get());
        runs.undoDelete();
        assertTrue(Files.exists(first.eventsFile()));
        assertEquals(2, runs.rowsProperty().get().size());
        assertEquals(0, runs.binnedProperty().get());

        runs.delete(runs.rowsProperty().get());
        runs.emptyBin();
        assertEquals(List.of(), runs.rowsProperty().get());
        assertEquals(0, runs.binnedProperty().get());
        assertEquals(List.of(), runs.undoableProperty().get());
    }

    @Test
    void aRunThatTrainsIsNotDeleted() {
        RunFolder run = samples.finished(THREE, 0.97);
        runs.refresh();
        try (var lock = run.lock()) {
            runs.delete(runs.rowsProperty().get());
            assertTrue(Files.exists(run.recordFile()));
            assertEquals(
                    "error.run.locked",
                    runs.problemProperty().get().orElseThrow().key());
        }
    }

    @Test
    void laysTheCurvesOfTheSelectedOverEachOther() {
        samples.finished(THREE, 0.97);
        samples.killed(THREE);
        runs.refresh();
        runs.select(runs.rowsProperty().get());
        List<RunCurves> overlay = runs.overlayProperty().get();
        assertEquals(
                List.of(2, 3),
                overlay.stream()
                        .map(run -> run.curves().accuracy().validation().size())
                        .toList());
        assertEquals(60, overlay.get(1).curves().loss().batches().size());
        assertEquals(
                30,
                overlay.get(1)
                        .scaled(overlay.get(1).curves().loss().epochs(), 10)
                        .lastX(),
                "3 epochs of 10 steps");
    }

    @Test
    void tellsOnlyWhatDiffers() {
        samples.finished(THREE, 0.97);
        samples.finished(THREE.withOptimizer(Setting.of("adam", "learningRate", 0.001)), 0.97);
        samples.finished(THREE.withEpochs(4).withOptimizer(Setting.of("adam", "learningRate", 0.01)), 0.98);
        runs.refresh();
        List<RunRow> rows = runs.rowsProperty().get();
        runs.select(List.of(rows.get(1), rows.get(2)));
        assertEquals(List.of(), runs.differences(), "a default that is written down is no difference");
        runs.select(List.of(rows.get(0), rows.get(2)));
        assertEquals(
                List.of(
                        new SettingsDiff.Row(List.of("optimizer", "learningRate"), List.of(0.01, 0.001)),
                        new SettingsDiff.Row(List.of("epochs"), List.of(4, 3))),
                runs.differences());
    }

    @Test
    void tellsWhichModelARunBeganWith() {
        samples.finished(THREE, 0.97);
        samples.finishedFrom("old.lwm", "0123456789abcdef", 0.98);
        samples.finishedFrom("old.lwm", "fedcba9876543210", 0.98);
        runs.refresh();
        runs.select(runs.rowsProperty().get());
        List<SettingsDiff.Row> rows = runs.differences();
        assertEquals(1, rows.size());
        RunTexts words = new RunTexts(new Texts(Texts.ENGLISH), ZoneOffset.UTC);
        assertEquals("First weights", words.setting(rows.get(0).path()));
        assertEquals(
                Set.of("Drawn from the seed", "old.lwm (SHA-256 0123456789ab…)", "old.lwm (SHA-256 fedcba987654…)"),
                rows.get(0).values().stream()
                        .map(value -> words.value(rows.get(0).path(), value))
                        .collect(Collectors.toSet()));
    }
}
