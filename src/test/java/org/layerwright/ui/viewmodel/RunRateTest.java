package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;

class RunRateTest {
    private final List<Double> sent = new ArrayList<>();
    private final RunRate rate = new RunRate(sent::add);

    @Test
    void beginsWithThePlansRateAndIsHalvedAndDoubled() {
        rate.started(TrainingPlan.DEFAULT.withOptimizer(Setting.of("sgd", "learningRate", 0.4)));
        rate.update(RunState.RUNNING);
        rate.multiply(0.5);
        rate.multiply(0.5);
        rate.multiply(2);
        assertEquals(List.of(0.2, 0.1, 0.2), sent);
        assertEquals(0.2, rate.baseProperty().get());
    }

    @Test
    void whatIsToldOfAnEarlierChangeDoesNotUndoALaterOne() {
        rate.started(TrainingPlan.DEFAULT);
        rate.update(RunState.RUNNING);
        assertTrue(rate.enter("0.01"));
        assertTrue(rate.enter("0.02"));
        rate.changed(new WorkerEvent.LearningRateChanged(5, 0.01));
        assertEquals(0.02, rate.baseProperty().get());
        rate.changed(new WorkerEvent.LearningRateChanged(6, 0.02));
        rate.changed(new WorkerEvent.LearningRateChanged(9, 0.5));
        assertEquals(0.5, rate.baseProperty().get(), "somebody else changed it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "fast", "", "NaN"})
    void aWrongRateIsNotSent(String text) {
        rate.started(TrainingPlan.DEFAULT);
        rate.update(RunState.PAUSED);
        assertFalse(rate.enter(text));
        assertEquals(List.of(), sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDLE", "STARTING", "STOPPING", "DONE", "LOST"})
    void withoutARunNothingIsSent(String state) {
        rate.started(TrainingPlan.DEFAULT);
        rate.update(RunState.valueOf(state));
        rate.multiply(2);
        assertEquals(List.of(), sent);
        assertFalse(rate.changeableProperty().get());
    }

    @Test
    void anUnknownRateCanBeReplacedButNotHalved() {
        rate.unknown();
        rate.update(RunState.RUNNING);
        rate.multiply(0.5);
        assertEquals(List.of(), sent);
        assertTrue(rate.enter("1e-3"));
        assertEquals(List.of(0.001), sent);
    }
}
