package org.layerwright.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.AdamW;
import org.layerwright.plan.optimizer.GradientDescent;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.schedule.Constant;

class ShortTrainingTest {
    private final Dataset mnist =
            new DatasetCatalog(Path.of("")).open(DatasetCatalog.MNIST).train();
    private final ShortTraining training = new ShortTraining(
            BenchNetworks.MLP.graph(),
            mnist.subset(IntStream.range(0, 512).toArray()),
            mnist.subset(IntStream.range(512, 768).toArray()));

    private ShortTraining.Outcome run(OptimizerType optimizer) {
        return training.run(optimizer, new Setting(Constant.ID, ParamValues.EMPTY));
    }

    @Test
    void threeEpochsLearnAndGiveTheSameEachTime() {
        ShortTraining.Outcome first = run(new Adam());
        assertTrue(first.accuracy() > 0.6, () -> first.toString());
        assertEquals(first, run(new Adam()));
        assertTrue(Math.abs(first.loss() - run(new AdamW()).loss()) > 1e-9, "the decay changes nothing");
    }

    @Test
    void gradientDescentMakesAStepAnEpoch() {
        assertTrue(run(new GradientDescent()).loss() > 1.5, "three small steps cannot have come so far");
    }
}
