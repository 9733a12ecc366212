package org.layerwright.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwright.engine.bench.BenchmarkData;
import org.layerwright.engine.bench.Stopwatch;

/**
 * Trains the same network on the same data as {@code TrainBenchmark} does, with DJL on libtorch, and writes the same line.
 * Arguments: threads, seconds to warm up, seconds to measure, file to write.
 */
public final class PeerTrainBenchmark {
    private static final Shape KERNEL = new Shape(3, 3);
    private static final Shape WINDOW = new Shape(2, 2);

    private PeerTrainBenchmark() {}

    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[0]);
        Stopwatch watch = new Stopwatch(Double.parseDouble(args[1]), Double.parseDouble(args[2]));
        BenchmarkData data = new BenchmarkData();
        Block network = network();
        try (Model model = Model.newInstance("seed")) {
            model.setBlock(network);
            Loss loss = Loss.softmaxCrossEntropyLoss();
            Optimizer adam = Optimizer.adam()
                    .optLearningRateTracker(Tracker.fixed(0.001f))
                    .build();
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam))) {
                trainer.initialize(new Shape(BenchmarkData.BATCH, 1, 28, 28));
                float last = Float.NaN;
                for (long step = 1; watch.isRunning(BenchmarkData.BATCH); step++) {
                    last = step(trainer, loss, data, step);
                }
                long parameters = network.getParameters().values().stream()
                        .mapToLong(parameter -> parameter.getArray().size())
                        .sum();
                Files.writeString(Path.of(args[3]), watch.json("djl", threads, parameters, last));
            }
        }
    }

    private static float step(Trainer trainer, Loss loss, BenchmarkData data, long step) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray images = manager.create(data.images(step), new Shape(BenchmarkData.BATCH, 1, 28, 28));
            NDArray labels = manager.create(data.labels(step), new Shape(BenchmarkData.BATCH));
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

    private static Block network() {
        return new SequentialBlock()
                .add(convolution(32))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(WINDOW, WINDOW))
                .add(convolution(64))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(WINDOW, WINDOW))
                .add(convolution(64))
                .add(Activation::relu)
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(64).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(10).build());
    }

    private static Block convolution(int filters) {
        return Conv2d.builder().setKernelShape(KERNEL).setFilters(filters).build();
    }
}
