package org.layerwright.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.bench.BenchResult;
import org.layerwright.engine.bench.BenchTask;
import org.layerwright.engine.bench.BenchmarkData;
import org.layerwright.engine.bench.Stopwatch;

/**
 * Measures with DJL on libtorch what {@code NetworkBenchmark} measures here: the same network on the same data. The
 * arguments are a {@link BenchTask}.
 */
public final class DjlBenchmark {
    private final BenchTask task;
    private final org.layerwright.network.Shape sample;

    private DjlBenchmark(BenchTask task) {
        this.task = task;
        this.sample = task.network().graph().input();
    }

    public static void main(String[] args) throws IOException {
        BenchTask task = BenchTask.parse(args);
        DjlBenchmark benchmark = new DjlBenchmark(task);
        List<BenchResult.Cell> cells = new ArrayList<>();
        Block network = DjlNetworks.of(task.network());
        try (Model model = Model.newInstance(task.network().id())) {
            model.setBlock(network);
            for (int batch : task.batches()) {
                cells.add(
                        task.mode() == BenchTask.Mode.TRAIN
                                ? benchmark.train(model, batch)
                                : benchmark.infer(model, batch));
            }
            long parameters = network.getParameters().values().stream()
                    .mapToLong(parameter -> parameter.getArray().size())
                    .sum();
            new BenchResult(parameters, cells).write(task.result());
        }
    }

    private Shape shape(int batch) {
        return new Shape(batch, sample.channels(), sample.height(), sample.width());
    }

    private BenchResult.Cell train(Model model, int batch) throws IOException {
        BenchmarkData data = new BenchmarkData(sample, batch);
        Loss loss = Loss.softmaxCrossEntropyLoss();
        Optimizer adam =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build();
        try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam))) {
            trainer.initialize(shape(batch));
            Stopwatch watch = new Stopwatch(task.warmUpSeconds(), task.seconds(), batch);
            float last = Float.NaN;
            for (long step = 1; watch.isRunning(); step++) {
                last = step(trainer, loss, data, batch, step);
            }
            return BenchResult.Cell.of(batch, watch, last);
        }
    }

    private float step(Trainer trainer, Loss loss, BenchmarkData data, int batch, long step) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray images = manager.create(data.images(step), shape(batch));
            NDArray labels = manager.create(data.labels(step), new Shape(batch));
            float value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList output = trainer.forward(new NDList(images));
                output.attach(manager);
                NDArray mean = loss.evaluate(new NDList(labels), output);
                mean.attach(manager);
                collector.backward(mean);
                value = mean.getFloat();
            }
            trainer.step();
            return value;
        }
    }

    private BenchResult.Cell infer(Model model, int batch) throws IOException {
        BenchmarkData data = new BenchmarkData(sample, batch);
        Block network = model.getBlock();
        if (!network.isInitialized()) {
            network.initialize(model.getNDManager(), DataType.FLOAT32, shape(batch));
        }
        float[] probabilities = new float[batch * BenchNetworks.CLASSES];
        Stopwatch watch = new Stopwatch(task.warmUpSeconds(), task.seconds(), batch);
        for (long step = 1; watch.isRunning(); step++) {
            try (NDManager manager = model.getNDManager().newSubManager()) {
                ParameterStore parameters = new ParameterStore(manager, false);
                NDArray images = manager.create(data.images(step), shape(batch));
                NDList output = network.forward(parameters, new NDList(images), false);
                float[] values = output.singletonOrThrow().softmax(-1).toFloatArray();
                System.arraycopy(values, 0, probabilities, 0, values.length);
            }
        }
        return BenchResult.Cell.of(batch, watch, 0);
    }
}
