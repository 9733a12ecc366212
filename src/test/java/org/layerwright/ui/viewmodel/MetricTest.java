package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MetricTest {
    private final Metric metric = new Metric();

    @Test
    void theRunningMeanIsTheWeightedMeanOfWhatCameBefore() {
        double[] values = {4, 2, 7, 1, 1, 3};
        double keep = 0.98;
        for (int i = 0; i < values.length; i++) {
            metric.addBatch(i + 1, values[i]);
            double sum = 0;
            double weights = 0;
            for (int j = 0; j <= i; j++) {
                sum += Math.pow(keep, i - j) * values[j];
                weights += Math.pow(keep, i - j);
            }
            assertEquals(sum / weights, metric.smoothed().y(i), 1e-6);
        }
    }

    @Test
    void anEpochWithoutValidationLeavesThatCurveEmpty() {
        metric.addEpoch(10, 0.5, Double.NaN);
        assertEquals(1, metric.epochs().size());
        assertEquals(0, metric.validation().size());
    }

    @Test
    void aResumedRunGoesOnFromItsCheckpoint() {
        for (int step = 1; step <= 200; step++) {
            metric.addBatch(step, step <= 100 ? 1 : 9);
        }
        metric.truncateAfter(100);
        metric.addBatch(101, 1);
        assertEquals(101, metric.batches().size());
        assertEquals(1, metric.smoothed().y(100), 1e-6);
    }
}
