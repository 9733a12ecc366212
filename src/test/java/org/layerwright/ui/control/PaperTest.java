package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;

@FxTest
class PaperTest {
    private static final double SIZE = 80;

    private final ScaledPane scaled = new ScaledPane();
    private final Pane inside = new Pane();
    private Paper paper;
    private int drawn;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            paper = new Paper(this::drawOnPaper);
            paper.size(SIZE, SIZE);
            drawOnPaper();
            scaled.setContent(inside);
            stage = new Stage();
            stage.setScene(new Scene(scaled, 300, 300, Color.WHITE));
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2})
    void edgesAreSharpHoweverTheWindowIsScaled(double scale) {
        // A place that falls between two pixels of the screen at all but whole scales.
        place(paper, scale);
        assertEquals(0, blurred(), "half-covered pixels");
        assertEquals(SIZE * scale, Fx.get(() -> paper.pixels().getWidth()), 1e-9, "pixels of the sheet");
        assertEquals(SIZE, Fx.get(() -> paper.sheetWidth()), "units of whoever draws");
    }

    @Test
    void aPlainCanvasWouldBeBlurred() {
        Canvas canvas = new Canvas(SIZE, SIZE);
        draw(canvas.getGraphicsContext2D());
        place(canvas, 1.25);
        assertTrue(blurred() > 50, "else the test above would not see anything");
    }

    @Test
    void itIsDrawnAnewOnlyWhereItsScaleChanges() {
        place(paper, 1);
        int before = drawn;
        Fx.run(() -> paper.relocate(20.5, 9));
        Fx.settle();
        assertEquals(before, drawn);
        place(paper, 2);
        assertEquals(before + 1, drawn);
        assertEquals(0, blurred());
    }

    /** As the pages that are not shown while somebody chooses another size. */
    @Test
    void aScaleThatChangedWhileItWasAwayIsNoticed() {
        place(paper, 1);
        Fx.run(() -> scaled.setContent(new Pane()));
        Fx.settle();
        Fx.run(() -> scaled.scaleProperty().set(1.25));
        Fx.settle();
        Fx.run(() -> scaled.setContent(inside));
        Fx.settle();
        assertEquals(0, blurred());
        assertEquals(SIZE * 1.25, Fx.get(() -> paper.pixels().getWidth()), 1e-9);
    }

    /** A page within the window that is scaled. */
    @Test
    void aScaleThatChangedWhileItsPageWasAwayIsNoticed() {
        Pane place = new Pane();
        Pane page = new Pane(paper);
        Fx.run(() -> {
            inside.getChildren().setAll(place);
            place.getChildren().setAll(page);
            page.relocate(21, 13);
        });
        Fx.settle();
        Fx.run(() -> place.getChildren().clear());
        Fx.run(() -> scaled.scaleProperty().set(1.25));
        Fx.settle();
        Fx.run(() -> place.getChildren().setAll(page));
        Fx.settle();
        assertEquals(0, blurred());
    }

    @Test
    void aVeryLargeSheetDoesNotTakeAllMemory() {
        place(paper, 2);
        Fx.run(() -> paper.size(4000, 4000));
        assertTrue(Fx.get(() -> paper.pixels().getWidth() * paper.pixels().getHeight()) <= 16.01e6);
        assertEquals(4000, Fx.get(() -> paper.sheetWidth()));
    }

    private void place(Node node, double scale) {
        Fx.run(() -> {
            inside.getChildren().setAll(node);
            node.relocate(21, 13);
            scaled.scaleProperty().set(scale);
        });
        Fx.settle();
    }

    private void drawOnPaper() {
        drawn++;
        paper.clear();
        draw(paper.pen());
    }

    /** Squares whose edges lie on whole pixels at every one of the scales: on multiples of four. */
    private static void draw(GraphicsContext pen) {
        pen.setFill(Color.BLACK);
        for (int i = 0; i < 4; i++) {
            pen.fillRect(4 + 20 * i, 4 + 20 * i, 12, 12);
        }
    }

    private long blurred() {
        return Fx.get(() -> {
            WritableImage image = stage.getScene().snapshot(null);
            PixelReader pixels = image.getPixelReader();
            long found = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int grey = pixels.getArgb(x, y) & 0xff;
                    found += grey > 20 && grey < 230 ? 1 : 0;
                }
            }
            return found;
        });
    }
}
