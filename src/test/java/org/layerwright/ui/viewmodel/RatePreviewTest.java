package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;

class RatePreviewTest {
    @Test
    void aConstantRateIsTheOptimizers() {
        RatePreview preview = RatePreview.of(TrainingPlan.DEFAULT).orElseThrow();
        assertEquals(0.001, preview.first());
        assertEquals(0.001, preview.highest());
        assertEquals(0.001, preview.last());
        assertEquals(10, preview.epochs());
        assertFalse(preview.watching());
    }

    @Test
    void aStairFallsWhereItSays() {
        TrainingPlan plan = TrainingPlan.DEFAULT
                .withOptimizer(Setting.of("sgd", "learningRate", 0.2))
                .withSchedule(Setting.of("stepDecay", "everyEpochs", 4, "factor", 0.5));
        RatePreview preview = RatePreview.of(plan).orElseThrow();
        preview.points()
                .forEach(point ->
                        assertEquals(0.2 * Math.pow(0.5, Math.floor(point.epochs() / 4)), point.rate(), 1e-12));
        assertEquals(0.05, preview.last(), 1e-12, "two stairs in ten epochs");
    }

    @Test
    void theWholeTrainingSetIsOneStepAnEpoch() {
        TrainingPlan plan = TrainingPlan.DEFAULT.withOptimizer(Setting.of("gd")).withEpochs(3);
        assertEquals(3, RatePreview.of(plan).orElseThrow().points().size());
    }

    @Test
    void saysWhereTheRunItselfDecides() {
        assertTrue(RatePreview.of(TrainingPlan.DEFAULT.withSchedule(Setting.of("reduceOnPlateau")))
                .orElseThrow()
                .watching());
    }

    @Test
    void whatIsNotKnownHasNoPicture() {
        assertTrue(RatePreview.of(TrainingPlan.DEFAULT.withSchedule(Setting.of("ofTomorrow")))
                .isEmpty());
        assertTrue(RatePreview.of(TrainingPlan.DEFAULT.withOptimizer(Setting.of("ofTomorrow")))
                .isEmpty());
    }
}
