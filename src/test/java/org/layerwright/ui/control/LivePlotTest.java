package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.PlotContent.Mark;
import org.layerwright.ui.control.PlotContent.ValueFormat;
import org.layerwright.ui.control.PlotCurve.Style;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.viewmodel.SeriesModel;

@FxTest
class LivePlotTest {
    private static final Color BLUE = Color.web("#0072b2");
    private static final Color ORANGE = Color.web("#d55e00");

    private final SeriesModel training = new SeriesModel();
    private final SeriesModel validation = new SeriesModel();
    private final List<Stage> stages = new ArrayList<>();
    private LivePlot plot;

    @AfterEach
    void close() {
        Fx.run(() -> stages.forEach(Stage::close));
    }

    @Test
    void drawsTheCurvesInTheirColours() {
        show(600, 300);
        assertEquals(0, pixels(BLUE), "no curve yet");
        fill(400);
        refresh();
        assertTrue(pixels(BLUE) > 300, "the solid line runs along the plot: " + pixels(BLUE));
        assertTrue(pixels(ORANGE) > 60, "the dashed line and its diamonds: " + pixels(ORANGE));
    }

    @Test
    void drawsNothingButItsTextWhileItIsEmpty() {
        show(600, 300);
        assertEquals(Optional.empty(), Fx.get(plot::hover));
        assertEquals("Loss plot. Nothing yet", Fx.get(plot::getAccessibleText));
    }

    @Test
    void theMouseReadsValues() {
        fill(400);
        show(600, 300);
        move(0.5);
        PlotHover hover = Fx.get(plot::hover).orElseThrow();
        assertEquals(200, hover.x(), 1.5);
        assertEquals(
                List.of("Training", "Validation"),
                hover.rows().stream().map(row -> row.curve().name()).toList());
        Fx.run(() -> MouseEvents.fire(plot, MouseEvent.MOUSE_EXITED, 0, 100));
        assertEquals(Optional.empty(), Fx.get(plot::hover));
    }

    @Test
    void theKeysReadValuesToo() {
        fill(400);
        show(600, 300);
        Fx.run(() -> {
            plot.requestFocus();
            Keys.fire(plot, KeyCode.HOME);
        });
        assertEquals(1, Fx.get(plot::hover).orElseThrow().x());
        Fx.run(() -> Keys.fire(plot, KeyCode.RIGHT));
        assertTrue(Fx.get(plot::hover).orElseThrow().x() > 1);
        Fx.settle();
        assertTrue(Fx.get(plot::getAccessibleText).startsWith("Loss plot. Step "), Fx.get(plot::getAccessibleText));
        Fx.run(() -> Keys.fire(plot, KeyCode.ESCAPE));
        assertEquals(Optional.empty(), Fx.get(plot::hover));
    }

    @Test
    void fillsItsNewSizeAtOnce() {
        fill(400);
        show(600, 300);
        Fx.run(() -> {
            stages.get(0).setWidth(900);
            stages.get(0).setHeight(500);
        });
        Fx.settle();
        double width = Fx.get(plot::getWidth);
        assertTrue(width > 800, "the window grew");
        assertTrue(Fx.get(() -> plot.plotArea().getMaxX()) > width - 20);
        move(0.99);
        assertEquals(400, Fx.get(plot::hover).orElseThrow().x(), 5);
    }

    @Test
    void drawsAtMostTwentyTimesASecondAndOnlyWhenSomethingChanged() {
        fill(100);
        show(600, 300);
        settleDrawing();
        long before = Fx.get(plot::draws);
        Fx.settle();
        assertEquals(before, Fx.get(plot::draws), "nothing changed");
        long begin = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            Fx.run(() -> plot.setContent(content()));
            Fx.settle();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long drawn = Fx.get(plot::draws) - before;
        assertTrue(drawn >= 1 && drawn <= 20 * seconds + 2, drawn + " times in " + seconds + " s");
    }

    @Test
    void drawsNothingWhileItIsHidden() {
        fill(100);
        show(600, 300);
        settleDrawing();
        Fx.run(() -> plot.getParent().setVisible(false));
        Fx.settle();
        long before = Fx.get(plot::draws);
        Fx.run(() -> plot.setContent(content()));
        for (int i = 0; i < 5; i++) {
            Fx.settle();
        }
        assertEquals(before, Fx.get(plot::draws));
        assertTrue(Fx.get(plot::isDue));
        Fx.run(() -> plot.getParent().setVisible(true));
        settleDrawing();
        assertTrue(Fx.get(plot::draws) > before, "what was missed is drawn when it is seen again");
    }

    @Test
    void takesItsColoursFromTheStylesheet() {
        fill(400);
        show(600, 300);
        Fx.run(() -> plot.setStyle("-lw-plot-curve-1: #ff00ff;"));
        // Styles are applied by the next pulse, and only then is there something to draw.
        Fx.settle();
        settleDrawing();
        assertTrue(pixels(Color.web("#ff00ff")) > 300);
        assertEquals(0, pixels(BLUE));
    }

    @Test
    void aClickInTheLegendHidesACurveAndADigitToo() {
        fill(400);
        show(600, 300);
        assertTrue(pixels(ORANGE) > 60);
        Rectangle2D entry = Fx.get(() -> plot.legend().box("Validation").orElseThrow());
        click(entry.getMinX() + 5, entry.getHeight() / 2, 1);
        settleDrawing();
        assertFalse(Fx.get(() -> plot.isShown("Validation")));
        assertEquals(0, pixels(ORANGE));
        move(0.5);
        assertEquals(1, Fx.get(plot::hover).orElseThrow().rows().size());
        Fx.run(() -> Keys.fire(plot, KeyCode.DIGIT2));
        settleDrawing();
        assertTrue(pixels(ORANGE) > 60, "it is back");
    }

    @Test
    void aDragChoosesARangeAndADoubleClickShowsAll() {
        fill(400);
        show(600, 300);
        Rectangle2D area = Fx.get(plot::plotArea);
        double whole = Fx.get(() -> plot.axis().max());
        Fx.run(() -> {
            MouseEvents.fire(plot, MouseEvent.MOUSE_PRESSED, area.getMinX() + area.getWidth() / 4, 100, 1, false);
            MouseEvents.fire(plot, MouseEvent.MOUSE_DRAGGED, area.getMinX() + area.getWidth() / 2, 100, 1, false);
            MouseEvents.fire(plot, MouseEvent.MOUSE_RELEASED, area.getMinX() + area.getWidth() / 2, 100, 1, false);
        });
        settleDrawing();
        PlotRange zoom = Fx.get(plot::zoom).orElseThrow();
        assertEquals(whole / 4, zoom.from(), 1);
        assertEquals(whole / 2, zoom.to(), 1);
        move(0.5);
        assertEquals(whole * 3 / 8, Fx.get(plot::hover).orElseThrow().x(), 2);
        click(area.getMinX() + 50, 100, 2);
        assertEquals(Optional.empty(), Fx.get(plot::zoom));
    }

    @Test
    void theWheelAndTheKeysZoomAroundWhatIsPointedAt() {
        fill(400);
        show(600, 300);
        Fx.run(() -> {
            plot.requestFocus();
            Keys.fire(plot, KeyCode.PLUS);
            Keys.fire(plot, KeyCode.PLUS);
        });
        PlotRange zoom = Fx.get(plot::zoom).orElseThrow();
        double width = zoom.to() - zoom.from();
        assertEquals(400 / 1.25 / 1.25, width, 1e-6);
        Fx.run(() -> Keys.fire(plot, KeyCode.PAGE_DOWN));
        PlotRange moved = Fx.get(plot::zoom).orElseThrow();
        assertEquals(Math.min(400 - width, zoom.from() + width / 4), moved.from(), 1e-6);
        Fx.run(() -> {
            Keys.fire(plot, KeyCode.MINUS);
            Keys.fire(plot, KeyCode.MINUS);
            Keys.fire(plot, KeyCode.MINUS);
        });
        assertEquals(Optional.empty(), Fx.get(plot::zoom), "no more than all");
    }

    @Test
    void smoothingDrawsTheMeanOverPalePoints() {
        for (int step = 1; step <= 400; step++) {
            training.add(step, step % 2);
        }
        Fx.run(() -> {
            plot = new LivePlot(new Texts(Texts.ENGLISH));
            plot.smoothingProperty().set(0.95);
            plot.setContent(new PlotContent(
                    "Loss",
                    ValueFormat.NUMBER,
                    List.of(PlotCurve.noisy("Training", training, Style.solid(0))),
                    List.of(),
                    0,
                    ""));
            put(600, 300);
        });
        Fx.settle();
        move(0.9);
        double value = Fx.get(plot::hover).orElseThrow().rows().get(0).value();
        assertEquals(0.5, value, 0.03);
        Fx.run(() -> plot.smoothingProperty().set(0));
        settleDrawing();
        value = Fx.get(plot::hover).orElseThrow().rows().get(0).value();
        assertEquals(Math.rint(value), value, "a point itself");
    }

    @Test
    void itsPictureIsTwiceAsLargeAndShowsTheCurves() {
        fill(400);
        show(600, 300);
        WritableImage picture = Fx.get(plot::picture);
        assertEquals(1200, picture.getWidth());
        assertEquals(600, picture.getHeight());
        long blue = 0;
        for (int x = 0; x < 1200; x++) {
            for (int y = 0; y < 600; y++) {
                blue += picture.getPixelReader().getColor(x, y).equals(BLUE) ? 1 : 0;
            }
        }
        assertTrue(blue > 600, "blue pixels: " + blue);
    }

    @Test
    void outsideOfAWindowItWaitsWithoutDrawing() {
        fill(100);
        show(600, 300);
        settleDrawing();
        Fx.run(() -> ((StackPane) plot.getParent()).getChildren().clear());
        Fx.settle();
        long before = Fx.get(plot::draws);
        Fx.run(() -> plot.setContent(content()));
        Fx.settle();
        assertEquals(before, Fx.get(plot::draws));
        assertTrue(Fx.get(plot::isDue));
    }

    @Test
    void whatStandsBehindTheTitleMakesRoomForOneThatComesLater() {
        Button more = new Button("…");
        Fx.run(() -> {
            plot = new LivePlot(new Texts(Texts.ENGLISH));
            plot.setAfterTitle(more);
            put(600, 300);
        });
        Fx.settle();
        double before = Fx.get(more::getLayoutX);
        Fx.run(() -> plot.setContent(content()));
        Fx.settle();
        assertTrue(Fx.get(more::getLayoutX) > before + 20, () -> before + " → " + more.getLayoutX());
    }

    private void fill(int steps) {
        for (int step = 1; step <= steps; step++) {
            training.add(step, 1 + step / 200.0);
            if (step % 100 == 0) {
                validation.add(step, 2.5 - step / 400.0);
            }
        }
    }

    private void show(double width, double height) {
        Fx.run(() -> {
            plot = new LivePlot(new Texts(Texts.ENGLISH));
            plot.setContent(content());
            put(width, height);
        });
        Fx.settle();
    }

    private void put(double width, double height) {
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(plot), width, height, Color.WHITE));
        stage.show();
        stages.add(stage);
    }

    private void click(double x, double y, int count) {
        Fx.run(() -> MouseEvents.fire(plot, MouseEvent.MOUSE_CLICKED, x, y, count, true));
    }

    private void refresh() {
        Fx.run(() -> plot.setContent(content()));
        settleDrawing();
    }

    /** Waits until what is due has been drawn. */
    private void settleDrawing() {
        long begin = System.nanoTime();
        while (Fx.get(plot::isDue)) {
            assertTrue(System.nanoTime() - begin < 10_000_000_000L, "what is due is not drawn");
            Fx.settle();
        }
    }

    private PlotContent content() {
        return new PlotContent(
                "Loss",
                ValueFormat.NUMBER,
                List.of(
                        new PlotCurve("Training", training, Style.solid(0)),
                        new PlotCurve("Validation", validation, Style.dashed(1))),
                List.of(new Mark(200, "Best: epoch 2", true)),
                100,
                "Nothing yet");
    }

    private void move(double share) {
        Fx.run(() -> {
            double x = plot.plotArea().getMinX() + share * plot.plotArea().getWidth();
            MouseEvents.fire(plot, MouseEvent.MOUSE_MOVED, x, 100);
        });
    }

    /** How many pixels inside the plot have a colour. */
    private long pixels(Color colour) {
        return Fx.get(() -> {
            WritableImage image = plot.getScene().snapshot(null);
            long count = 0;
            for (int y = (int) plot.plotArea().getMinY(); y < plot.plotArea().getMaxY(); y++) {
                for (int x = (int) plot.plotArea().getMinX();
                        x < plot.plotArea().getMaxX();
                        x++) {
                    if (image.getPixelReader().getColor(x, y).equals(colour)) {
                        count++;
                    }
                }
            }
            return count;
        });
    }
}
