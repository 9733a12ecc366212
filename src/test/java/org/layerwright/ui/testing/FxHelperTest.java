package org.layerwright.ui.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

@FxTest
class FxHelperTest {
    @Test
    void runsOnTheApplicationThreadAndReturnsTheResult() {
        assertFalse(Platform.isFxApplicationThread());
        assertTrue(Fx.get(Platform::isFxApplicationThread));
    }

    @Test
    void throwsWhatTheCodeThrew() {
        IOException thrown = new IOException("from the application thread");
        IOException caught = assertThrows(
                IOException.class,
                () -> Fx.run(() -> {
                    throw thrown;
                }));
        assertSame(thrown, caught);
        assertThrows(AssertionError.class, () -> Fx.run(() -> assertEquals(1, 2)));
    }

    @Test
    void drawsChineseAndNoEmptyBoxes() {
        // Where a font lacks them, all characters are the same box.
        assertFalse(samePixels(drawn("卷"), drawn("积")));
        assertTrue(samePixels(drawn("卷"), drawn("卷")));
    }

    private static WritableImage drawn(String text) {
        return Fx.get(() -> new Scene(new StackPane(new Label(text)), 40, 40).snapshot(null));
    }

    private static boolean samePixels(WritableImage one, WritableImage other) {
        for (int i = 0; i < 1600; i++) {
            int x = i % 40;
            int y = i / 40;
            if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void drawsAShownStage() {
        Stage stage = Fx.get(() -> {
            StackPane pane = new StackPane(new Label("卷积 Conv2D"));
            pane.setStyle("-fx-background-color: #336699;");
            Stage shown = new Stage();
            shown.setScene(new Scene(pane, 200, 100));
            shown.show();
            return shown;
        });
        try {
            Fx.settle();
            WritableImage image = Fx.get(() -> stage.getScene().snapshot(null));
            assertEquals(200, image.getWidth());
            assertEquals(Color.web("#336699"), image.getPixelReader().getColor(3, 3));
            assertTrue(pixelsUnlike(Color.web("#336699"), image) > 50, "the label's text is not drawn");
        } finally {
            Fx.run(stage::close);
        }
    }

    @Test
    void settleWaitsForWhatIsQueuedByWhatIsQueued() {
        AtomicInteger last = new AtomicInteger();
        Platform.runLater(() -> Platform.runLater(() -> Platform.runLater(() -> last.set(3))));
        Fx.settle();
        assertEquals(3, last.get());
    }

    private static long pixelsUnlike(Color background, WritableImage image) {
        long count = 0;
        for (int y = 0; y < (int) image.getHeight(); y++) {
            for (int x = 0; x < (int) image.getWidth(); x++) {
                if (!image.getPixelReader().getColor(x, y).equals(background)) {
                    count++;
                }
            }
        }
        return count;
    }
}
