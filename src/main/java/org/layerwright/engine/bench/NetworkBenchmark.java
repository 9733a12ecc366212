package org.layerwright.engine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.BatchNormFolding;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;

/** Our side of {@code bench peers}: one network, training or inference. The arguments are a {@link BenchTask}. */
public final class NetworkBenchmark {
    private final BenchTask task;
    private final OpGraph graph;
    private final float[] parameters;

    private NetworkBenchmark(BenchTask task) {
        this.task = task;
        this.graph = task.network().graph();
        this.parameters = ParameterInitialization.draw(graph, 1);
    }

    public static void main(String[] args) throws IOException {
        BenchTask task = BenchTask.parse(args);
        NetworkBenchmark benchmark = new NetworkBenchmark(task);
        List<BenchResult.Cell> cells = new ArrayList<>();
        for (int batch : task.batches()) {
            cells.add(task.mode() == BenchTask.Mode.TRAIN ? benchmark.train(batch) : benchmark.infer(batch));
        }
        new BenchResult(benchmark.parameters.length, cells).write(task.result());
    }

    private BenchResult.Cell train(int batch) throws IOException {
        try (TrainingSteps steps = new TrainingSteps(graph, batch, task.threads())) {
            Stopwatch watch = new Stopwatch(task.warmUpSeconds(), task.seconds(), batch);
            double loss = Double.NaN;
            while (watch.isRunning()) {
                loss = steps.next();
            }
            return BenchResult.Cell.of(batch, watch, loss);
        }
    }

    /** As the engine predicts and evaluates: normalisations folded, no more shards than samples. */
    private BenchResult.Cell infer(int batch) throws IOException {
        BenchmarkData data = new BenchmarkData(graph.input(), batch);
        BatchNormFolding.Folded folded = BatchNormFolding.fold(graph, parameters);
        float[] probabilities = new float[batch * BenchNetworks.CLASSES];
        TrainerOptions options =
                new TrainerOptions(Device.CPU, SoftmaxCrossEntropy.ID, batch, Math.min(batch, task.threads()), 0, 1);
        try (NetworkTrainer trainer = new NetworkTrainer(folded.graph(), options)) {
            trainer.setParameters(folded.parameters());
            Stopwatch watch = new Stopwatch(task.warmUpSeconds(), task.seconds(), batch);
            for (long step = 1; watch.isRunning(); step++) {
                trainer.infer(data.images(step), batch, probabilities);
            }
            return BenchResult.Cell.of(batch, watch, 0);
        }
    }
}
