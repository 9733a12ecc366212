package org.layerwright.ui.view.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.layerwright.text.Texts;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;
import org.layerwright.ui.testing.MouseEvents;
import org.layerwright.ui.viewmodel.results.Boundary;
import org.layerwright.ui.viewmodel.results.BoundaryViewModel.Points;

/** The mouse reads the plane and the points of a curve. */
@FxTest
class PlanePictureTest {
    private static final Texts TEXTS = new Texts(Texts.ENGLISH);
    private final List<Integer> chosen = new ArrayList<>();

    @Test
    void samplesAndAnswersAreRead() {
        Boundary.Range range = new Boundary.Range(-1, 1, -1, 1);
        Points points = new Points(
                new float[] {-0.5f, 0.5f, 0.5f, -0.5f},
                new int[] {0, 1},
                range,
                List.of("x", "y"),
                List.of("left", "right"));
        // Two by two cells: the left ones are surely of class 0, the right ones of class 1 with 0.75.
        Boundary boundary = new Boundary(2, range, 2, 2, new float[] {1, 0, 0.25f, 0.75f, 1, 0, 0.25f, 0.75f});
        PlanePicture plane = Fx.get(() -> {
            PlanePicture made = new PlanePicture(TEXTS, chosen::add);
            shown(made);
            made.show(Optional.of(points), Optional.of(boundary));
            return made;
        });
        Fx.run(() -> {
            double[] first = plane.place(0);
            double[] second = plane.place(1);
            assertTrue(first[0] < second[0] && first[1] < second[1], "x to the right, y upwards");
            MouseEvents.fire(plane, MouseEvent.MOUSE_MOVED, first[0] + 2, first[1]);
            assertEquals("Sample 1 at (−0.5, 0.5): left", plane.pointedAt());
            MouseEvents.fire(plane, MouseEvent.MOUSE_MOVED, second[0], first[1]);
            assertEquals("(0.5, 0.5): right with 75%", plane.pointedAt());
            MouseEvents.fire(plane, MouseEvent.MOUSE_CLICKED, second[0], first[1]);
            assertEquals(List.of(), chosen);
            MouseEvents.fire(plane, MouseEvent.MOUSE_CLICKED, second[0], second[1]);
            assertEquals(List.of(1), chosen);
            MouseEvents.fire(plane, MouseEvent.MOUSE_MOVED, 1, 1);
            assertEquals("", plane.pointedAt());
        });
    }

    @Test
    void aPointOfACurveIsRead() {
        XyPlot plot = Fx.get(() -> {
            XyPlot made = new XyPlot(TEXTS.locale());
            shown(made);
            made.show(new XyPlot.Content(
                    "x",
                    "y",
                    new double[] {10, 20, 30},
                    new double[] {1, 2, 3},
                    false,
                    true,
                    false,
                    0,
                    40,
                    0,
                    4,
                    i -> "point " + i,
                    chosen::add));
            return made;
        });
        Fx.run(() -> {
            double[] second = plot.place(1);
            MouseEvents.fire(plot, MouseEvent.MOUSE_MOVED, second[0] + 5, second[1] - 5);
            assertEquals("point 1", plot.pointedAt());
            MouseEvents.fire(plot, MouseEvent.MOUSE_CLICKED, second[0] + 5, second[1] - 5);
            assertEquals(List.of(1), chosen);
            MouseEvents.fire(plot, MouseEvent.MOUSE_MOVED, second[0] + 40, second[1]);
            assertEquals("", plot.pointedAt());
            MouseEvents.fire(plot, MouseEvent.MOUSE_CLICKED, second[0] + 40, second[1]);
            assertEquals(List.of(1), chosen, "far from all");
        });
    }

    private static void shown(Region region) {
        StackPane root = new StackPane(region);
        new Scene(root, 700, 500);
        root.applyCss();
        root.layout();
    }
}
