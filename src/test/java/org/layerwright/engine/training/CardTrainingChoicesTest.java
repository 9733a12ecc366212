package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.event.RunControl;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.run.RunFolder;

/** The same with the kernels and the layout of cards. */
class CardTrainingChoicesTest extends TrainingChoicesTest {
    /** Sixteen bits are slow on the processor. */
    private static final NetworkSpec SMALL = NetworkSpec.of(
            "Small",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("hidden", "Dense", "units", 8, "activation", "relu"),
            LayerSpec.of("norm", "BatchNormalization"),
            LayerSpec.of("drop", "Dropout", "rate", 0.25),
            LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));

    @Override
    TestRuns runs() {
        return TestRuns.onCard(folder);
    }

    /** With the factor of the loss in the checkpoint, and for a batch that is added up of parts. */
    @Test
    void inMixedPrecisionARunResumesToTheBit() {
        for (String optimizer : List.of("nadam", "gd")) {
            TrainingPlan plan = EVERYTHING
                    .withData(new DataPlan("mnist", 150, 0.2).withStandardize(true))
                    .withOptimizer(Setting.of(optimizer))
                    .withCompute(new ComputePlan("cuda", 1, ComputePlan.MIXED));
            RunFolder straight = runs.create(SMALL, plan);
            runs.train(straight);
            RunFolder broken = runs.create(SMALL, plan);
            RunControl control = new RunControl(false);
            runs.train(broken, false, TestRuns.stopAt(2, control), control);
            runs.train(broken, true, TestRuns.NOBODY, new RunControl(false));
            assertArrayEquals(
                    TestRuns.model(straight).weights().flatten(),
                    TestRuns.model(broken).weights().flatten(),
                    optimizer);
        }
    }
}
