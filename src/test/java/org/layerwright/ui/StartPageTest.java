package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.view.start.StartPage;
import org.layerwright.ui.viewmodel.Settings;
import org.layerwright.ui.viewmodel.runs.SampleRuns;

/** Going on with the last run from the page that the window begins with. */
@FxTest
class StartPageTest {
    @TempDir
    Path folder;

    private TestWindow test;
    private SampleRuns runs;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
        runs = new SampleRuns(folder.resolve("runs"), TestWindow.seed());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aRunThatWasBrokenOffGoesOn() {
        RunFolder run = runs.killed(TrainingPlan.DEFAULT.withEpochs(3));
        test.go(StartPage.ID);
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            Fx.settle();
            assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(test.root())));
        }
        Button resume = (Button) test.node("#resume-last");
        assertTrue(resume.isVisible());
        Fx.run(resume::fire);
        assertEquals(List.of("resume " + run.path().getFileName()), test.service.asked());
        assertEquals("build", Fx.get(() -> test.model.page().get()), "where its curves are");
        assertEquals(2 * 20, test.training.curves().loss().batches().size(), "those of before are there");
        test.go(StartPage.ID);
        assertTrue(((Button) test.node("#resume-last")).isDisabled(), "one run at a time");
    }

    @Test
    void aFinishedRunHasNothingToGoOnWith() {
        runs.finished(TrainingPlan.DEFAULT.withEpochs(3), 0.97);
        test.go(StartPage.ID);
        assertNull(test.find("#resume-last"));
    }
}
