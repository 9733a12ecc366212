package org.layerwright.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.StepResult;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamValues;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.UpdateRule;

/**
 * Trains the seed network for some seconds and writes images per second and memory as one line of JSON. Arguments:
 * threads, seconds to warm up, seconds to measure, file to write.
 */
public final class TrainBenchmark {
    private TrainBenchmark() {}

    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[0]);
        Stopwatch watch = new Stopwatch(Double.parseDouble(args[1]), Double.parseDouble(args[2]));
        BenchmarkData data = new BenchmarkData();
        OpGraph graph = SeedNetwork.graph();
        TrainerOptions options =
                new TrainerOptions(Device.CPU, SoftmaxCrossEntropy.ID, BenchmarkData.BATCH, threads, 0, 1);
        Adam adam = new Adam();
        UpdateRule rule = adam.rule(ParamValues.EMPTY);
        float[][] state = new float[adam.slots()][graph.parameterCount()];
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.setParameters(ParameterInitialization.draw(graph, 1));
            StepResult result = null;
            for (long step = 1; watch.isRunning(BenchmarkData.BATCH); step++) {
                result = trainer.step(data.images(step), data.labels(step), BenchmarkData.BATCH, step);
                trainer.apply(rule, state, 0.001, step);
            }
            Files.writeString(
                    Path.of(args[3]), watch.json("layerwright", threads, graph.parameterCount(), result.loss()));
        }
    }
}
