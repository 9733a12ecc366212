package org.layerwright.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;

class PlanEditTest {
    private static final TrainingPlan BEFORE = TrainingPlan.DEFAULT
            .withEpochs(7)
            .withOptimizer(Setting.of("adam", "learningRate", 0.02))
            .withData(TrainingPlan.DEFAULT.data().withAugmentation(List.of(Setting.of("flip"))))
            .withEarlyStopping(EarlyStopping.NEVER.with(EarlyStopping.PATIENCE, 4))
            .withRegularization(Regularization.NONE.with(Regularization.LABEL_SMOOTHING, 0.05));

    static Stream<PlanEdit> edits() {
        return Stream.of(
                new PlanEdit.SetLearningRate(0.001),
                new PlanEdit.SetEpochs(30),
                new PlanEdit.Augment(List.of()),
                new PlanEdit.StopEarly(9),
                new PlanEdit.SmoothLabels(0.2));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void takenBackItLeavesWhatWasChangedSince(PlanEdit edit) {
        TrainingPlan edited = edit.applyTo(BEFORE).withBatchSize(17).withSeed(5);
        assertEquals(BEFORE.withBatchSize(17).withSeed(5), edit.takenBack(edited, BEFORE));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anOptimizerThatWasChosenSinceKeepsItsRate(PlanEdit edit) {
        Setting other = new Setting("sgd", ParamValues.of("learningRate", 0.5));
        TrainingPlan edited = edit.applyTo(BEFORE).withOptimizer(other);
        assertEquals(BEFORE.withOptimizer(other), edit.takenBack(edited, BEFORE));
    }
}
