package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.Settings;

/** What must hold in every dialog and sheet, in every language, at the smallest and a large size. */
@FxTest
class EverySheetTest {
    @TempDir
    Path folder;

    private TestWindow test;
    private Sheets sheets;

    @BeforeEach
    void open() {
        test = TestWindow.open(folder, TestWindow.seed(), made -> {
            made.window.stage().setX(0);
            made.window.stage().setY(0);
        });
        sheets = new Sheets(test, folder.resolve("drive"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, 100, 1280, 800",
        "CHINESE, 100, 1280, 800",
        // As large as a small window has room for.
        "ENGLISH, 200, 1280, 800",
        "ENGLISH, 200, 2560, 1440",
        "CHINESE, 200, 2560, 1440"
    })
    void nothingIsCutOffMissingOrNameless(Settings.Language language, int scale, double width, double height) {
        Fx.run(() -> {
            test.settings.chooseLanguage(language);
            test.settings.chooseScale(scale);
            test.size(width, height);
        });
        Fx.settle();
        List<String> found = new ArrayList<>();
        for (String name : sheets.names()) {
            DialogPane sheet = sheets.open(name);
            Fx.run(() -> {
                CutOffTexts.in(sheet).forEach(what -> found.add(name + ": cut off: " + what));
                Complaints.missingTexts(sheet).forEach(what -> found.add(name + ": missing: " + what));
                Complaints.namelessControls(sheet).forEach(what -> found.add(name + ": nameless: " + what));
                Window window = sheet.getScene().getWindow();
                if (window.getWidth() > width || window.getHeight() > height) {
                    found.add(name + ": " + window.getWidth() + " × " + window.getHeight()
                            + " is larger than the window");
                }
                Stage stage = (Stage) window;
                if (!stage.isResizable()
                        || stage.getMinWidth() < stage.getWidth()
                        || stage.getMinHeight() < stage.getHeight()) {
                    found.add(name + ": a window manager can make it smaller than what it shows");
                }
            });
            sheets.close();
        }
        assertEquals(List.of(), found);
    }

    @Test
    void thePackComesIsKeptDuringARunAndGoesAfterAYes() throws Exception {
        DialogPane about = sheets.open("about-coming");
        assertTrue(words(about).startsWith("Beginning"), words(about));
        Fx.run(() -> test.packWork.remove().run());
        Fx.settle();
        assertTrue(words(about).contains("(20 B)"), words(about));
        Fx.run(() -> test.onCard.set(true));
        assertTrue(Fx.get(() -> remove(about).isDisabled()));
        assertTrue(Fx.get(() -> about.lookup("#pack-in-use").isVisible()));
        Fx.run(() -> test.onCard.set(false));
        assertFalse(Fx.get(() -> about.lookup("#pack-in-use").isVisible()));
        Fx.run(() -> remove(about).fire());
        assertEquals(List.of("Remove the CUDA pack?"), test.dialogs.asked);
        assertTrue(test.packWork.isEmpty(), "it stays after a no");
        test.dialogs.confirmed = true;
        Fx.run(() -> remove(about).fire());
        Fx.run(() -> test.packWork.remove().run());
        Fx.settle();
        assertTrue(Fx.get(() -> about.lookup("#pack-address").isVisible()), "it can be had again");
        sheets.close();
    }

    private static Button remove(DialogPane about) {
        return (Button) about.lookup("#pack-remove");
    }

    private static String words(DialogPane about) {
        return Fx.get(() -> ((Label) about.lookup("#pack-words")).getText());
    }
}
