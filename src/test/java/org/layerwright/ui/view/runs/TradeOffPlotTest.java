package org.layerwright.ui.view.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunIndex;
import org.layerwright.run.RunLabel;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.Keys;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.TradeOff.Point;

@FxTest
class TradeOffPlotTest {
    private final List<String> chosen = new ArrayList<>();
    private final List<Point> points = List.of(
            point("small", 100, 0.95, true), point("wasteful", 500, 0.94, false), point("large", 1000, 0.99, true));
    private TradeOffPlot plot;
    private Stage stage;

    @BeforeEach
    void show() {
        Fx.run(() -> {
            plot = new TradeOffPlot(share -> share * 100 + "%");
            plot.onChoose((run, beside) -> chosen.add(run.name() + (beside ? " beside" : "")));
            stage = new Stage();
            stage.setScene(new Scene(new StackPane(plot), 700, 260));
            stage.show();
            show(List.of());
        });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void theMouseReadsTheNearestRunAndAClickChoosesIt() {
        assertEquals(Optional.empty(), plot.told());
        assertEquals("two runs are best", Fx.get(plot::getAccessibleText));
        Point2D at = Fx.get(() -> plot.place(1));
        mouse(MouseEvent.MOUSE_MOVED, at.getX() + 6, at.getY() - 6);
        assertEquals(Optional.of("wasteful; Cost 500"), plot.told());
        assertEquals("wasteful; Cost 500", Fx.get(plot::getAccessibleText));
        mouse(MouseEvent.MOUSE_CLICKED, at.getX() + 6, at.getY() - 6);
        mouse(MouseEvent.MOUSE_MOVED, 3, 3);
        assertEquals(Optional.empty(), plot.told(), "far from all");
        mouse(MouseEvent.MOUSE_CLICKED, 3, 3);
        assertEquals(List.of("wasteful"), chosen);
    }

    @Test
    void theKeysGoFromRunToRunByCostAndByAccuracy() {
        Fx.run(() -> {
            show(List.of(points.get(1).run()));
            plot.requestFocus();
        });
        assertEquals("wasteful", after(KeyCode.RIGHT), "first the one that is selected");
        assertEquals("large", after(KeyCode.RIGHT));
        assertEquals("large", after(KeyCode.RIGHT), "the last");
        assertEquals("small", after(KeyCode.DOWN), "the next accuracy below");
        assertEquals("wasteful", after(KeyCode.DOWN));
        assertEquals("small", after(KeyCode.LEFT));
        Keys.press(KeyCode.ENTER);
        assertEquals("large", after(KeyCode.END));
        Keys.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertEquals(List.of("small", "large beside"), chosen);
        Keys.press(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), plot.told());
    }

    @Test
    void whatIsReadStaysWhereTheRunsAreReadAgain() {
        Point2D at = Fx.get(() -> plot.place(2));
        mouse(MouseEvent.MOUSE_MOVED, at.getX(), at.getY());
        Fx.run(() -> show(List.of()));
        assertTrue(plot.told().orElseThrow().startsWith("large"));
        Fx.run(() -> show(points.subList(0, 1), List.of()));
        assertEquals(Optional.empty(), plot.told(), "it is gone");
    }

    private String after(KeyCode key) {
        Keys.press(key);
        return plot.told().orElseThrow().split(";")[0];
    }

    private void mouse(EventType<MouseEvent> type, double x, double y) {
        Fx.run(() -> MouseEvents.fire(plot, type, x, y));
    }

    private void show(List<RunRow> selected) {
        show(points, selected);
    }

    private void show(List<Point> shown, List<RunRow> selected) {
        plot.show(
                shown,
                selected,
                point -> point.run().name(),
                point -> List.of(new PointBox.Line("Cost", Math.round(point.cost()) + "")),
                Double::toString,
                "two runs are best");
    }

    private static Point point(String name, long cost, double accuracy, boolean best) {
        RunRow run = new RunRow(
                new RunFolder(Path.of(name)),
                RunIndex.State.FINISHED,
                Optional.empty(),
                name,
                RunLabel.NONE,
                accuracy,
                cost,
                cost,
                Double.NaN,
                Optional.empty());
        return new Point(run, cost, accuracy, best);
    }
}
