package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.app.Pages;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.viewmodel.Settings;

/** What must hold on every page, in every language, at the smallest size that the window promises. */
@FxTest
class EveryPageTest {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
        test.size(WIDTH, HEIGHT);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void noTextIsCutOff() {
        assertNothing(root -> CutOffTexts.in(root));
    }

    @Test
    void noTextIsCutOffAtAFullScreenOfTwiceTheSize() {
        Fx.run(() -> {
            // Or it would reach beyond the screen, in the middle of which it began.
            test.window.stage().setX(0);
            test.window.stage().setY(0);
            test.size(2 * WIDTH, 2 * HEIGHT);
            test.settings.chooseScale(200);
        });
        assertNothing(root -> CutOffTexts.in(root));
    }

    @Test
    void noTextIsCutOffInASmallWindow() {
        test.size(1000, 640);
        assertNothing(root -> CutOffTexts.in(root));
    }

    @Test
    void theCardsAreSeenInTheirWholeWidthInASmallWindow() {
        test.size(1000, 640);
        test.go(BuildPage.ID);
        assertEquals(
                List.of(),
                Fx.get(() -> test.node("#canvas").lookupAll(".scroll-bar").stream()
                        .map(ScrollBar.class::cast)
                        .filter(bar -> bar.isVisible() && bar.getOrientation() == Orientation.HORIZONTAL)
                        .toList()));
    }

    @Test
    void noTextIsMissing() {
        assertNothing(Complaints::missingTexts);
    }

    @Test
    void everyControlHasANameForScreenReaders() {
        assertNothing(Complaints::namelessControls);
    }

    /** Walks through all pages in all languages and expects that a look at each finds nothing. */
    private void assertNothing(Function<Node, List<String>> look) {
        List<String> found = new ArrayList<>();
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            for (Page page : Fx.get(() -> Pages.of(test.model))) {
                test.go(page.id());
                Fx.get(() -> look.apply(test.root()))
                        .forEach(what -> found.add(page.id() + ", " + language + ": " + what));
            }
        }
        assertEquals(List.of(), found);
    }
}
