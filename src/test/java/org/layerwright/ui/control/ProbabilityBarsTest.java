package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.layerwright.ui.control.ProbabilityBars.UNKNOWN;
import static org.layerwright.ui.control.ProbabilityBars.chosen;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.control.ProbabilityBars.Order;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;

class ProbabilityBarsTest {
    private static final float[] ANSWER = {0.1f, 0.05f, 0.6f, 0.2f, 0.05f};

    @Test
    void theStrongestStandFirst() {
        assertArrayEquals(new int[] {2, 3, 0}, chosen(ANSWER, 3, Order.STRONGEST_FIRST, 3));
        assertArrayEquals(new int[] {2, 3, 0}, chosen(ANSWER, 3, Order.STRONGEST_FIRST, UNKNOWN));
    }

    @Test
    void theTrueClassIsShownHoweverWeak() {
        assertArrayEquals(new int[] {2, 3, 4}, chosen(ANSWER, 3, Order.STRONGEST_FIRST, 4));
    }

    @Test
    void classesKeepTheirPlace() {
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, chosen(ANSWER, 10, Order.CLASSES, 4));
    }

    @FxTest
    void rowsFollowTheAnswer() {
        ProbabilityBars bars = Fx.get(() -> new ProbabilityBars(2, Order.STRONGEST_FIRST, "true", Locale.ENGLISH));
        Fx.run(() -> bars.show(List.of("zero", "one", "two"), new float[] {0.25f, 0, 0.75f}, 2));
        assertEquals(List.of("two", "75.0%", "zero", "25.0%"), words(bars));
        Label best = (Label) bars.getChildren().get(0);
        assertTrue(best.getStyleClass().containsAll(List.of("best", "true-class")));
        assertEquals("two: 75.0%, true", bars.getChildren().get(1).getAccessibleText());
        Fx.run(bars::clear);
        assertEquals(List.of(), words(bars));
    }

    private static List<String> words(ProbabilityBars bars) {
        return bars.getChildren().stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .toList();
    }
}
