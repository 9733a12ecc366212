package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.viewmodel.Settings;

/** Pages, themes and languages that come part by part, as in the program. */
@FxTest
class SlicedWindowTest {
    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        test = TestWindow.openInSlices(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void thePageBeforeIsSeenUntilTheNextIsReady() {
        Node canvas = test.node("#stack");
        Fx.run(() -> {
            test.model.page().set("runs");
            assertTrue(isSeen(canvas));
            assertFalse(isSeen(test.find("#runs-tabs")));
        });
        Fx.await(test::isComplete);
        assertFalse(Fx.get(() -> isSeen(canvas)));
        assertTrue(Fx.get(() -> isSeen(test.node("#runs-tabs"))));
        Fx.run(() -> test.model.page().set("build"));
        assertTrue(Fx.get(() -> isSeen(canvas)), "a page that was there is seen at once");
    }

    @Test
    void thePageThatWasAskedForLastIsSeenInTheEnd() {
        Fx.run(() -> {
            test.model.page().set("runs");
            test.model.page().set("data");
            test.model.page().set("build");
        });
        Fx.await(test::isComplete);
        Fx.settle();
        assertTrue(Fx.get(() -> isSeen(test.node("#stack"))));
        Fx.run(() -> test.model.page().set("results"));
        Fx.run(() -> test.model.page().set("start"));
        Fx.await(test::isComplete);
        Fx.settle();
        assertTrue(Fx.get(() -> isSeen(test.node(".start-page"))));
        assertFalse(Fx.get(() -> isSeen(test.find("#results-subject"))));
    }

    @Test
    void aThemeComesBackWithEverythingThatWasThere() {
        TextField search = (TextField) test.node("#palette-search");
        Fx.run(() -> {
            search.requestFocus();
            search.setText("conv");
            search.positionCaret(2);
        });
        Fx.settle();
        Fx.run(() -> {
            test.settings.chooseTheme(Settings.ThemeChoice.DARK);
            assertNull(test.find("#palette-search"), "it is put aside until its turn comes");
        });
        Fx.await(test::isComplete);
        Fx.settle();
        assertSame(search, test.node("#palette-search"));
        assertTrue(Fx.get(search::isFocused));
        assertEquals(2, Fx.get(search::getCaretPosition));
        for (String part : new String[] {"#stack", "#train", "#network-title", "#section-optimization", "#page-runs"}) {
            assertTrue(Fx.get(() -> isSeen(test.node(part))), part);
        }
    }

    @Test
    void anotherThemeBeforeTheFirstIsThereIsNotLost() {
        Fx.run(() -> {
            test.settings.chooseTheme(Settings.ThemeChoice.DARK);
            test.model.page().set("data");
            test.settings.chooseLanguage(Settings.Language.CHINESE);
            test.settings.chooseTheme(Settings.ThemeChoice.LIGHT);
        });
        Fx.await(test::isComplete);
        Fx.settle();
        assertTrue(Fx.get(() -> isSeen(test.node(".data-page"))));
        assertTrue(Fx.get(() -> isSeen(test.node("#page-runs"))));
        Fx.run(() -> test.model.page().set("build"));
        Fx.await(test::isComplete);
        assertTrue(Fx.get(() -> isSeen(test.node("#network-title"))));
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node != null && node.getScene() != null;
    }
}
