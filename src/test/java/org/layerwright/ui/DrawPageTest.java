package org.layerwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.importer.Fixtures;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.ui.testing.Drops;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.view.CutOffTexts;
import org.layerwright.ui.viewmodel.Settings;

/** Pictures on the page to draw on. */
@FxTest
class DrawPageTest {
    @TempDir
    Path folder;

    private TestWindow test;

    private void open(NetworkSpec network) {
        test = TestWindow.open(folder, network, made -> {});
        test.go("draw");
        test.inspection.activations.clear(); // What other pages asked.
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aDroppedPictureKeepsItsColoursForANetworkThatTakesThem() throws Exception {
        open(colours());
        Path file = picture();
        assertTrue(Fx.get(() -> Drops.files(test.node("#draw-pad"), List.of(file.toFile()))));
        Fx.settle();
        float[] seen = test.inspection.activations.get(0).samples();
        assertEquals(32 * 32 * 3, seen.length);
        // The left half is red, the right one blue; nothing is turned over or centred.
        assertColour(new float[] {1, 0, 0}, seen, 16, 2);
        assertColour(new float[] {0, 0, 1}, seen, 16, 29);
        assertEquals(
                "The network sees colours: the middle of the picture, brought to 32 × 32 pixels.",
                test.text("#draw-note"));
        for (Settings.Language language : Settings.Language.values()) {
            Fx.run(() -> test.settings.chooseLanguage(language));
            Fx.settle();
            assertEquals(List.of(), Fx.get(() -> CutOffTexts.in(test.root())));
        }
    }

    @Test
    void theSamePictureIsInkForANetworkOfGreyImages() throws Exception {
        open(TestWindow.seed());
        Path file = picture();
        Fx.run(() -> Drops.files(test.node("#draw-pad"), List.of(file.toFile())));
        Fx.settle();
        float[] seen = test.inspection.activations.get(0).samples();
        assertEquals(28 * 28, seen.length);
        assertTrue(test.text("#draw-note").startsWith("The picture is light on dark"), test.text("#draw-note"));
    }

    @Test
    void strokesStayWhiteForAllColours() {
        open(colours());
        Fx.run(() -> Drawing.stroke(test.node("#draw-pad"), new double[] {0.5, 0.2}, new double[] {0.5, 0.8}));
        Fx.settle();
        float[] seen = test.inspection.activations.get(0).samples();
        for (int i = 0; i < seen.length; i += 3) {
            assertEquals(seen[i], seen[i + 1]);
            assertEquals(seen[i], seen[i + 2]);
        }
    }

    @Test
    void aQuickStrokeIsNotLostAndTheAnswerIsAwaited() {
        open(TestWindow.seed());
        Fx.run(() -> test.subject.showModel(Fixtures.path("pytorch/digits-9.onnx")));
        Fx.settle();
        assertTrue(test.text("#draw-empty").startsWith("Draw a digit"), test.text("#draw-empty"));
        Fx.run(() -> {
            Node pad = test.node("#draw-pad");
            MouseEvents.fire(pad, MouseEvent.MOUSE_PRESSED, 100, 60);
            MouseEvents.fire(pad, MouseEvent.MOUSE_RELEASED, 100, 260);
        });
        Fx.settle();
        float[] seen = test.inspection.activations.get(0).samples();
        int rows = 0;
        for (int row = 0; row < 10; row++) {
            rows += Math.max(seen[row * 10 + 4], seen[row * 10 + 5]) > 0.3 ? 1 : 0;
        }
        assertTrue(rows >= 6, "a line from the press to the release, found in " + rows + " of 10 rows");
        assertEquals("Asking the network…", test.text("#draw-empty"));
        Fx.run(() -> ((Button) test.node("#draw-clear")).fire());
        assertTrue(test.text("#draw-empty").startsWith("Draw a digit"), test.text("#draw-empty"));
    }

    private static void assertColour(float[] colour, float[] seen, int row, int column) {
        for (int c = 0; c < 3; c++) {
            assertEquals(colour[c], seen[(row * 32 + column) * 3 + c], 0.02, "colour " + c);
        }
    }

    private Path picture() throws Exception {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 80 * 60; i++) {
            image.setRGB(i % 80, i / 80, i % 80 < 40 ? 0xFF0000 : 0x0000FF);
        }
        Path file = folder.resolve("halves.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static NetworkSpec colours() {
        return NetworkSpec.of(
                "Colours",
                LayerSpec.of("input", "Input", "height", 32, "width", 32, "channels", 3),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("dense", "Dense", "units", 10, "activation", "softmax"));
    }
}
