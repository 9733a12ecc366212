package org.layerwright.ui.view.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.layerwright.text.Texts;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.view.Look;

@FxTest
class ConfusionMatrixTest {
    private static final double WIDTH = 880;
    private static final double HEIGHT = 560;

    private final List<List<Integer>> chosen = new ArrayList<>();
    private ConfusionMatrix matrix;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            matrix = new ConfusionMatrix(new Texts(Texts.ENGLISH), (row, column) -> chosen.add(List.of(row, column)));
            stage = new Stage();
            Scene scene = new Scene(new ScrollPane(matrix), WIDTH, HEIGHT);
            scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Look.apply(scene);
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void aHundredClassesAreSeenAsAPatternAndReadCellByCell() throws Exception {
        show(100);
        assertTrue(Fx.get(matrix::getWidth) < 1000, "as CIFAR-100 once needed 2,400: " + Fx.get(matrix::getWidth));
        assertEquals(2, Fx.get(matrix::everyName), "every other name, lest they overlap");
        mouse(MouseEvent.MOUSE_MOVED, 7, 42);
        assertEquals("True class 7, predicted class 42: 3 (3%)", Fx.get(matrix::pointedAt));
        mouse(MouseEvent.MOUSE_CLICKED, 99, 0);
        assertEquals(List.of(List.of(99, 0)), chosen);
        mouse(MouseEvent.MOUSE_EXITED, 0, 0);
        assertEquals("", Fx.get(matrix::pointedAt));
        picture("confusion-100");
    }

    @Test
    void tenClassesHaveRoomForTheirNumbers() throws Exception {
        show(10);
        assertEquals(1, Fx.get(matrix::everyName));
        double[] first = Fx.get(() -> matrix.middle(0, 0));
        double[] second = Fx.get(() -> matrix.middle(0, 1));
        assertTrue(second[0] - first[0] >= 24, "wide enough for four digits");
        picture("confusion-10");
    }

    private void show(int classes) {
        Random random = new Random(1);
        List<List<Integer>> counts = new ArrayList<>();
        for (int row = 0; row < classes; row++) {
            Integer[] line = new Integer[classes];
            Arrays.fill(line, 0);
            for (int i = 0; i < 22; i++) {
                line[random.nextInt(classes)]++;
            }
            line[row] += 78;
            counts.add(List.of(line));
        }
        if (classes > 42) {
            List<Integer> line = new ArrayList<>(counts.get(7));
            int before = line.set(42, 3);
            line.set(7, line.get(7) + before - 3);
            counts.set(7, line);
        }
        Fx.run(() -> {
            matrix.fit(WIDTH, HEIGHT);
            matrix.show(IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(), counts);
        });
        Fx.settle();
    }

    private void mouse(EventType<MouseEvent> type, int row, int column) {
        Fx.run(() -> {
            double[] middle = matrix.middle(row, column);
            MouseEvents.fire(matrix, type, middle[0], middle[1]);
        });
    }

    private void picture(String name) throws Exception {
        WritableImage image = Fx.get(() -> stage.getScene().snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        ImageIO.write(copy, "png", folder.resolve(name + ".png").toFile());
    }
}
