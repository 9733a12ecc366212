package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwright.app.Pages;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.view.Page;
import org.layerwright.ui.viewmodel.Settings;

/** Tab walks through each page, and each stop can be seen. */
@FxTest
class FocusTest {
    /** Of a ring around a control. */
    private static final int RING = 4;
    /** More stops than any page has: the walk never gets round. */
    private static final int TOO_MANY = 150;

    @TempDir
    Path folder;

    private TestWindow test;
    private Scene scene;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder, TestWindow.seed(), made -> {
            made.window.stage().setWidth(1280);
            made.window.stage().setHeight(800);
        });
        scene = test.window.stage().getScene();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatHasTheFocusLooksDifferent(Settings.ThemeChoice theme) {
        Fx.run(() -> test.settings.chooseTheme(theme));
        List<String> found = new ArrayList<>();
        for (Page page : Fx.get(() -> Pages.of(test.model))) {
            Fx.run(() -> test.model.page().set(page.id()));
            Fx.settle();
            Set<Node> seen = new LinkedHashSet<>();
            WritableImage last = Fx.get(() -> scene.snapshot(null));
            for (int i = 0; i < TOO_MANY; i++) {
                WritableImage earlier = last;
                Keys.press(KeyCode.TAB);
                Node focused = Fx.get(scene::getFocusOwner);
                WritableImage now = Fx.get(() -> scene.snapshot(null));
                if (!seen.add(focused)) {
                    break;
                }
                if (Fx.get(() -> same(bounds(focused), earlier, now))) {
                    found.add(page.id() + ": " + name(focused));
                }
                last = now;
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void tabGoesFromLeftToRight() {
        Fx.run(() -> {
            test.document.select(1);
            scene.lookup("#page-start").requestFocus();
        });
        Fx.settle();
        List<String> ids = new ArrayList<>();
        while (!ids.contains("param-filters") && ids.size() < TOO_MANY) {
            Keys.press(KeyCode.TAB);
            ids.add(Fx.get(() -> scene.getFocusOwner().getId()));
        }
        List<String> landmarks = List.of("page-build", "palette-search", "stack", "train", "param-filters");
        assertEquals(
                landmarks, ids.stream().filter(landmarks::contains).distinct().toList());
    }

    private Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static boolean same(Bounds at, WritableImage before, WritableImage now) {
        PixelReader one = before.getPixelReader();
        PixelReader other = now.getPixelReader();
        int right = (int) Math.min(now.getWidth() - 1, at.getMaxX() + RING);
        int bottom = (int) Math.min(now.getHeight() - 1, at.getMaxY() + RING);
        for (int y = (int) Math.max(0, at.getMinY() - RING); y <= bottom; y++) {
            for (int x = (int) Math.max(0, at.getMinX() - RING); x <= right; x++) {
                if (one.getArgb(x, y) != other.getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String name(Node node) {
        Parent parent = node.getParent();
        return node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass() + " in "
                + (parent == null ? "" : parent.getStyleClass());
    }
}
