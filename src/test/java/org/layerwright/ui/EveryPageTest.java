package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
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

    private static final List<String> FOLDS = List.of("section-head", "more", "what-if");

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

    @Test
    void everyControlExplainsItself() {
        assertNothing(Complaints::unexplainedControls);
    }

    /** A chosen layer, its what-if, the list of problems, and every section of the training form with all of its entries. */
    @Test
    void nothingIsWrongWithWhatIsFoldedAwayAtFirst() {
        Fx.run(() -> {
            test.form.data().datasetProperty().set("spiral");
            // High enough for the sections, which scroll.
            test.window.stage().setHeight(2 * HEIGHT);
        });
        List<String> found = new ArrayList<>();
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            for (int layer = 0; layer < test.document.network().layers().size(); layer++) {
                int chosen = layer;
                Fx.run(() -> {
                    test.document.select(chosen);
                    press("#verdict");
                });
                Fx.settle();
                Fx.run(() -> root().lookupAll(".toggle-button").stream()
                        .map(ToggleButton.class::cast)
                        .filter(toggle -> FOLDS.stream().anyMatch(toggle.getStyleClass()::contains))
                        .filter(toggle -> !toggle.isSelected())
                        .forEach(ToggleButton::fire));
                Fx.settle();
                Fx.run(() -> {
                    for (String what : CutOffTexts.in(root())) {
                        found.add(language + " " + chosen + ": cut off: " + what);
                    }
                    Complaints.missingTexts(root()).forEach(what -> found.add(language + ": missing: " + what));
                    Complaints.namelessControls(root()).forEach(what -> found.add(language + ": nameless: " + what));
                    Complaints.unexplainedControls(root())
                            .forEach(what -> found.add(language + ": unexplained: " + what));
                });
                Fx.run(() -> press("#verdict"));
            }
        }
        assertEquals(List.of(), found.stream().distinct().toList());
    }

    private void press(String button) {
        ((ButtonBase) root().lookup(button)).fire();
    }

    private Node root() {
        return test.window.stage().getScene().getRoot();
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
