package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.event.RunControl;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.run.RunFolder;

/** The same with the kernels and the layout of cards. */
class CardTrainingChoicesTest extends TrainingChoicesTest {
    @Override
    TestRuns runs() {
        return TestRuns.onCard(folder);
    }

    /** With the factor of the loss in the checkpoint; full-batch descent gives up a large batch when it is stopped. */
    @Test
    void inMixedPrecisionARunResumesToTheBit() {
        for (String optimizer : List.of("nadam", "lion", "gd")) {
            TrainingPlan plan = EVERYTHING
                    .withOptimizer(Setting.of(optimizer))
                    .withCompute(new ComputePlan("cuda", 1, ComputePlan.MIXED));
            RunFolder straight = runs.create(DIGITS, plan);
            runs.train(straight);
            RunFolder broken = runs.create(DIGITS, plan);
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
