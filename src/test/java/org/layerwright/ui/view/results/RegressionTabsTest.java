package org.layerwright.ui.view.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.analysis.NumberResults;
import org.layerwright.text.Texts;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;

/** Two predicted numbers of four samples, small enough to be checked by hand. */
@FxTest
class RegressionTabsTest {
    private static final float[] TARGETS = {1, 10, 2, 20, 3, 30, 4, 40};
    private static final float[] OUTPUTS = {1.5f, 10, 1.5f, 22, 3.5f, 30, 4.5f, 38};

    private final NumberResults numbers = new NumberResults(2, TARGETS, OUTPUTS);
    private final Texts texts = new Texts(Texts.ENGLISH);

    private XyPlot.Content plot(String key, int number) {
        return Fx.get(() -> {
            CurvePane pane = new CurvePane(key, texts, point -> {});
            pane.showNumbers(numbers, number, key.equals("residuals"));
            assertFalse(pane.plot().getAccessibleText().isEmpty());
            return pane.plot().content().get(0);
        });
    }

    @Test
    void predictionsStandAgainstTargets() {
        XyPlot.Content second = plot("scatter", 1);
        assertArrayEquals(new double[] {10, 20, 30, 40}, second.x());
        assertArrayEquals(new double[] {10, 22, 30, 38}, second.y());
        assertTrue(second.diagonal());
        assertEquals(second.lowX(), second.lowY(), "both axes are the same, so that the diagonal means equal");
        assertEquals(second.highX(), second.highY());
        assertArrayEquals(new double[] {1, 2, 3, 4}, plot("scatter", 0).x());
    }

    @Test
    void errorsStandAgainstTargets() {
        XyPlot.Content first = plot("residuals", 0);
        assertArrayEquals(new double[] {1, 2, 3, 4}, first.x());
        assertArrayEquals(new double[] {0.5, -0.5, 0.5, 0.5}, first.y(), 1e-6);
        assertFalse(first.diagonal());
        assertTrue(first.lowY() < -0.5 && first.highY() > 0.5);
        assertArrayEquals(new double[] {0, 2, 0, -2}, plot("residuals", 1).y(), 1e-6);
    }

    @Test
    void theTableHasALineForEachNumberAndOneForAll() {
        List<List<String>> lines = Fx.get(() -> {
            NumbersTable table = new NumbersTable(texts);
            table.show(numbers);
            return table.getItems().stream()
                    .map(row -> table.getColumns().stream()
                            .map(column -> String.valueOf(
                                    column.getCellObservableValue(row).getValue()))
                            .toList())
                    .toList();
        });
        assertEquals(3, lines.size());
        // Mean absolute and root mean squared error; 1 - 1/5 and 1 - 8/500 are explained; mean error.
        assertEquals(List.of("0.5", "0.5", "0.8", "0.25"), lines.get(0).subList(1, 5));
        assertEquals(List.of("1", "1.4142", "0.984", "0"), lines.get(1).subList(1, 5));
        assertEquals(
                List.of("0.75", "1.0607"), lines.get(2).subList(1, 3), "(0.5 + 1) / 2, and the root of (0.25 + 2) / 2");
    }
}
