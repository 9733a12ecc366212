package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.viewmodel.Settings.ThemeChoice;

/** What going from page to page, another theme and another scale leave as it was. */
@FxTest
class WindowPagesTest {
    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void thePageThatIsLeftStaysHiddenBehindTheOneThatIsSeen() {
        Node build = test.node("#stack");
        test.go("results");
        assertFalse(isSeen(build));
        test.go("build");
        assertSame(build, test.node("#stack"));
        assertTrue(isSeen(build));
        // Both pages have the button of a run; what is looked for is the one that can be seen.
        test.go("train");
        assertTrue(isSeen(test.node("#train")));
    }

    @Test
    void theKeysOfARunAreThoseOfThePageThatIsSeen() {
        test.go("train");
        test.go("build");
        Fx.run(() -> test.model.runPanelShown().set(false));
        Fx.settle();
        Keys.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertEquals(0, starts(), "nothing of a run is seen");
        test.go("train");
        Keys.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertEquals(1, starts());
    }

    @Test
    void theKeysOfARunWorkOnThePageThatTheWindowOpensOn() {
        Keys.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertEquals(1, starts());
    }

    @Test
    void theKeyboardStaysWhereItWasWhenTheThemeChanges() {
        Fx.run(() -> test.node("#palette-search").requestFocus());
        Fx.run(() -> test.settings.chooseTheme(ThemeChoice.DARK));
        Fx.settle();
        assertEquals(
                "palette-search",
                Fx.get(() -> test.window.stage().getScene().getFocusOwner().getId()));
        test.go("data");
        assertTrue(isSeen(test.node(".data-page")), "a page that was taken off the scene comes back");
    }

    @Test
    void menusGrowWithTheWindow() {
        assertEquals(13, fontOfMenu(), 1);
        Fx.run(() -> test.settings.chooseScale(200));
        Fx.settle();
        assertEquals(14, fontOfMenu(), 1, "as far as a window of 1280 × 800 itself can grow");
        Fx.run(() -> {
            test.window.stage().setX(0);
            test.window.stage().setY(0);
            test.window.stage().setWidth(2560);
            test.window.stage().setHeight(1600);
        });
        Fx.settle();
        assertEquals(26, fontOfMenu(), 1);
        Fx.run(() -> test.settings.chooseScale(100));
        Fx.settle();
        assertEquals(13, fontOfMenu(), 1);
    }

    private double fontOfMenu() {
        MenuButton button = Fx.get(() -> (MenuButton) test.node("#templates"));
        Fx.run(button::show);
        Fx.settle();
        double size = Fx.get(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(menu -> (Labeled) menu.getScene().getRoot().lookup(".label"))
                .findFirst()
                .orElseThrow()
                .getFont()
                .getSize());
        Fx.run(button::hide);
        Fx.settle();
        return size;
    }

    private long starts() {
        return test.service.asked().stream()
                .filter(asked -> asked.startsWith("start"))
                .count();
    }

    private static boolean isSeen(Node node) {
        return Fx.get(() -> {
            for (Node at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }
}
