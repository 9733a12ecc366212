package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.app.Pages;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
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
        Fx.run(() -> {
            test = new TestWindow(folder);
            test.window.stage().setWidth(WIDTH);
            test.window.stage().setHeight(HEIGHT);
            test.window.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> test.window.stage().hide());
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
            test.window.stage().setWidth(2 * WIDTH);
            test.window.stage().setHeight(2 * HEIGHT);
            test.settings.chooseScale(200);
        });
        assertNothing(root -> CutOffTexts.in(root));
    }

    @Test
    void noTextIsMissing() {
        assertNothing(EveryPageTest::missingTexts);
    }

    @Test
    void everyControlHasANameForScreenReaders() {
        assertNothing(EveryPageTest::namelessControls);
    }

    /** Walks through all pages in all languages and expects that a look at each finds nothing. */
    private void assertNothing(Function<Node, List<String>> look) {
        List<String> found = new ArrayList<>();
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            for (Page page : Fx.get(() -> Pages.of(test.model))) {
                Fx.run(() -> test.model.page().set(page.id()));
                Fx.settle();
                Fx.get(() -> look.apply(test.window.stage().getScene().getRoot()))
                        .forEach(what -> found.add(page.id() + ", " + language + ": " + what));
            }
        }
        assertEquals(List.of(), found);
    }

    private static List<String> missingTexts(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            if (node instanceof Labeled labeled) {
                addMissing(labeled.getText(), found);
            } else if (node instanceof Text text && !(node instanceof FontIcon)) {
                addMissing(text.getText(), found);
            } else if (node instanceof TextInputControl input) {
                addMissing(input.getPromptText(), found);
            }
            if (node instanceof Control control && control.getTooltip() != null) {
                addMissing(control.getTooltip().getText(), found);
            }
            addMissing(node.getAccessibleText(), found);
            addMissing(node.getAccessibleHelp(), found);
        });
        return found;
    }

    private static void addMissing(String text, List<String> found) {
        if (text != null && text.contains("‹")) {
            found.add(text);
        }
    }

    /** What has no text of its own needs a spoken one. */
    private static List<String> namelessControls(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            boolean words = node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isBlank();
            boolean wants = node.isFocusTraversable()
                    && (node instanceof Labeled
                            || node instanceof TextInputControl
                            || node instanceof ComboBoxBase
                            || node instanceof Slider);
            boolean named = node.getAccessibleText() != null
                    && !node.getAccessibleText().isBlank();
            if (wants && !words && !named && !isPart(node)) {
                found.add(node.getClass().getSimpleName() + "#" + node.getId() + " " + node.getStyleClass());
            }
        });
        return found;
    }

    /** A spinner's or combo box's own text field speaks through its owner. */
    private static boolean isPart(Node node) {
        return node.getParent() != null
                && (node.getParent().getStyleClass().contains("spinner") || node.getParent() instanceof ComboBoxBase);
    }

    private static void walk(Node node, Consumer<Node> visit) {
        if (!node.isVisible()) {
            return;
        }
        visit.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, visit));
        }
    }
}
