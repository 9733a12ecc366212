package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.layerwright.event.Histogram;
import org.layerwright.text.Texts;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.viewmodel.Spreads.Spread;

@FxTest
class SpreadPlotTest {
    private static final double WIDTH = 452;
    private static final double HEIGHT = 224;
    /** Where values are drawn: 400 wide from 52, 200 high from 6. */
    private static final double LEFT = 52;

    private static final double BOTTOM = 206;

    private final AtomicInteger clicks = new AtomicInteger();
    private SpreadPlot plot;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            plot = new SpreadPlot(new Texts(Texts.ENGLISH));
            plot.setOnClick(clicks::incrementAndGet);
            // Four bins of 0.5 from 0 to 2, then two of 1 from −2 to 0; the last measurement found nothing.
            plot.show(
                    List.of(
                            spread(1, new Histogram(0, 2, List.of(10L, 20L, 60L, 10L))),
                            spread(50, new Histogram(-2, 0, List.of(1L, 3L))),
                            spread(100, Histogram.NONE)),
                    Spread::activations,
                    new Texts(Texts.ENGLISH),
                    "nothing");
            stage = new Stage();
            stage.setScene(new Scene(plot, WIDTH, HEIGHT));
            stage.show();
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void theMouseReadsABin() {
        // The range is −2 … 2 over 200 pixels: 1.2 lies 160 above the bottom, in the third bin of the first half.
        move(LEFT + 100, BOTTOM - 160);
        assertEquals(List.of("Step 1", "Values 1 … 1.5", "60 of 100 (60%)"), told());
        move(LEFT + 300, BOTTOM - 20);
        assertEquals(List.of("Step 50", "Values -2 … -1", "1 of 4 (25%)"), told());
        Fx.run(() -> MouseEvents.fire(plot, MouseEvent.MOUSE_EXITED, 0, 0));
        assertEquals(List.of(), told());
    }

    @Test
    void theArrowKeysReadBinsAndEscapeEndsThat() {
        Fx.run(() -> Keys.fire(plot, KeyCode.RIGHT));
        assertEquals(List.of("Step 50", "Values -1 … 0", "3 of 4 (75%)"), told(), "the fullest bin of the last step");
        Fx.run(() -> Keys.fire(plot, KeyCode.LEFT));
        assertEquals(List.of("Step 1", "Values 0 … 0.5", "10 of 100 (10%)"), told(), "the nearest values there");
        Fx.run(() -> Keys.fire(plot, KeyCode.UP));
        assertEquals("Values 0.5 … 1", told().get(1));
        Fx.settle();
        assertEquals("Step 1, Values 0.5 … 1, 20 of 100 (20%)", Fx.get(plot::getAccessibleText));
        Fx.run(() -> Keys.fire(plot, KeyCode.ESCAPE));
        assertEquals(List.of(), told());
    }

    @Test
    void aClickAndEnterDoTheSame() {
        Fx.run(() -> MouseEvents.fire(plot, MouseEvent.MOUSE_CLICKED, LEFT + 10, 100));
        assertEquals(1, clicks.get());
        Fx.run(() -> Keys.fire(plot, KeyCode.ENTER));
        assertEquals(2, clicks.get());
    }

    @Test
    void whatIsPointedAtStaysWhileTheRunGoesOn() {
        move(LEFT + 100, BOTTOM - 160);
        Fx.run(() -> plot.show(
                List.of(spread(1, new Histogram(0, 2, List.of(10L, 20L, 60L, 10L)))),
                Spread::activations,
                new Texts(Texts.CHINESE),
                ""));
        assertEquals("60 / 100（60%）", told().get(2));
        Fx.run(() -> plot.show(List.of(), Spread::activations, new Texts(Texts.ENGLISH), "nothing"));
        assertEquals(List.of(), told());
    }

    private static Spread spread(long step, Histogram activations) {
        return new Spread(step, activations, Histogram.NONE);
    }

    private List<String> told() {
        return Fx.get(plot::pointedAt);
    }

    private void move(double x, double y) {
        Fx.run(() -> MouseEvents.fire(plot, MouseEvent.MOUSE_MOVED, x, y));
    }
}
