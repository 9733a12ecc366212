package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;

@FxTest
class InkCanvasTest {
    private static final double SIZE = 120;

    /** Lines and cells at places that are whole pixels at no scale but by chance. */
    private static final class Cells extends InkCanvas {
        private final boolean sharp;

        Cells(boolean sharp) {
            this.sharp = sharp;
        }

        @Override
        protected void draw(GraphicsContext g, double width, double height) {
            g.setStroke(Color.BLACK);
            g.setFill(Color.RED);
            g.setLineWidth(sharp ? thin() : 1);
            for (int i = 0; i < 5; i++) {
                double at = 3.3 + 23.7 * i;
                if (sharp) {
                    g.strokeLine(middle(at), 0, middle(at), middle(60)); // A square end, half a line beyond.
                    fillSharp(g, at, 70.4, at + 17.1, 90.9);
                    strokeSharp(g, at, 70.4, at + 17.1, 90.9);
                } else {
                    g.strokeLine(at, 0, at, 60);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2})
    void linesAndCellsHaveWholePixelsHoweverTheWindowIsScaled(double scale) {
        Map<Integer, Integer> colours = colours(true, scale);
        assertEquals(3, colours.size(), "black, red and the ground alone: " + colours);
    }

    @Test
    void linesThatAreNotMovedWouldBeBlurred() {
        assertTrue(colours(false, 1.25).size() > 3, "else the test above would not see anything");
    }

    /** As all scroll panes of the window, which get that skin from the stylesheet. */
    @Test
    void aScrollPaneDoesNotBlurWhatItHolds() {
        assertEquals(3, colours(true, 1.25, cells -> scroll(cells, true)).size());
        assertTrue(colours(true, 1.25, cells -> scroll(cells, false)).size() > 3, "as JavaFX has it");
    }

    private static Node scroll(Node content, boolean sharp) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setStyle("-fx-background-color: transparent; -fx-background: transparent; -fx-padding: 0;");
        if (sharp) {
            scroll.setSkin(new SharpScrollSkin(scroll));
        }
        scroll.relocate(21, 13);
        return scroll;
    }

    private static Map<Integer, Integer> colours(boolean sharp, double scale) {
        return colours(sharp, scale, cells -> {
            cells.relocate(21.4, 13.3);
            return cells;
        });
    }

    private static Map<Integer, Integer> colours(boolean sharp, double scale, UnaryOperator<Node> holder) {
        ScaledPane scaled = new ScaledPane();
        Stage stage = Fx.get(() -> {
            Cells cells = new Cells(sharp);
            cells.setPrefSize(SIZE, SIZE);
            scaled.setContent(new Pane(holder.apply(cells)));
            scaled.scaleProperty().set(scale);
            Stage made = new Stage();
            made.setScene(new Scene(scaled, 300, 300));
            made.show();
            return made;
        });
        Fx.settle();
        return Fx.get(() -> {
            WritableImage image = stage.getScene().snapshot(null);
            stage.close();
            Map<Integer, Integer> found = new TreeMap<>();
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    found.merge(image.getPixelReader().getArgb(x, y), 1, Integer::sum);
                }
            }
            return found;
        });
    }
}
