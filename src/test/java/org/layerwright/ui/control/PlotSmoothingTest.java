package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.control.PlotCurve.Style;
import org.layerwright.ui.viewmodel.SeriesModel;

class PlotSmoothingTest {
    private final SeriesModel raw = new SeriesModel();
    private final SeriesModel epochs = new SeriesModel();
    private final List<PlotCurve> curves = List.of(
            PlotCurve.noisy("Training", raw, Style.solid(0)), new PlotCurve("Validation", epochs, Style.dashed(1)));
    private final PlotSmoothing smoothing = new PlotSmoothing();

    @Test
    void withoutSmoothingTheCurvesStayAsTheyAre() {
        assertSame(curves, smoothing.applied(curves));
    }

    @Test
    void theMeanIsThatOfAllPointsSoFarWeightedByAge() {
        double[] values = {4, 2, 8, 1, 5};
        for (int i = 0; i < values.length; i++) {
            raw.add(i + 1, values[i]);
        }
        smoothing.setShare(0.5);
        List<PlotCurve> drawn = smoothing.applied(curves);
        assertEquals(
                List.of("", "Training", "Validation"),
                drawn.stream().map(PlotCurve::name).toList());
        SeriesModel mean = drawn.get(1).series();
        for (int n = 0; n < values.length; n++) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i <= n; i++) {
                double weight = Math.pow(0.5, n - i);
                sum += weight * values[i];
                weights += weight;
            }
            assertEquals(sum / weights, mean.y(n), 1e-6, "point " + n);
        }
    }

    @Test
    void pointsThatAreAddedOrTakenBackAreFollowed() {
        raw.add(1, 3);
        raw.add(2, 5);
        smoothing.setShare(0.9);
        smoothing.applied(curves);
        raw.truncateAfter(1);
        raw.add(2, 7);
        SeriesModel mean = smoothing.applied(curves).get(1).series();
        assertEquals(2, mean.size());
        assertEquals((0.9 * 3 + 7) / 1.9, mean.y(1), 1e-6);
    }
}
