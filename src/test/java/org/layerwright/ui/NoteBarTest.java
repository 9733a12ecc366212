package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.Settings;

/** What is told once can be seen, whenever it is told. */
@FxTest
class NoteBarTest {
    private static final String SENTENCE = "The run that was shown last is not there any more. ".repeat(6);

    @TempDir
    Path folder;

    private TestWindow test;

    @BeforeEach
    void open() {
        test = Fx.get(() -> {
            TestWindow made = new TestWindow(folder);
            made.window.show();
            return made;
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(() -> test.window.stage().hide());
    }

    private Node lookup(String selector) {
        return test.window.stage().getScene().lookup(selector);
    }

    @Test
    void aSentenceThatComesLateIsSeenAndPutAway() {
        assertNull(lookup("#note-bar"));
        Fx.run(() -> test.settings.tell(SENTENCE));
        Fx.settle();
        Region bar = (Region) lookup("#note-bar");
        assertTrue(bar.getHeight() > 20, "height " + bar.getHeight());
        assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(bar)));
        Fx.run(() -> test.settings.chooseLanguage(Settings.Language.CHINESE));
        Fx.settle();
        Fx.run(() -> ((Button) lookup("#note-close")).fire());
        assertNull(lookup("#note-bar"));
        assertEquals(Optional.empty(), test.settings.noteProperty().get());
    }
}
