package org.layerwright.bench;

import ai.djl.Model;
import ai.djl.engine.Engine;
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
 * The same training as {@link org.layerwright.engine.bench.TrainBenchmark} on DJL and libtorch: same network, data,
 * batch, optimizer and result file. Images are handed over in libtorch's own layout; with one channel it is the same
 * order. Arguments: threads, seconds to warm up, seconds to measure, file to write.
 */
public final class PeerBenchmark {
    private PeerBenchmark() {}

    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[0]);
        BenchmarkData data = new BenchmarkData();
        Engine engine = Engine.getEngine("PyTorch");
        Loss loss = Loss.softmaxCrossEntropyLoss();
        Optimizer adam =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build();
        try (Model model = Model.newInstance("seed", engine.getEngineName())) {
            model.setBlock(network());
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam))) {
                trainer.initialize(new Shape(BenchmarkData.BATCH, 1, 28, 28));
                Stopwatch watch = new Stopwatch(Double.parseDouble(args[1]), Double.parseDouble(args[2]));
                float last = 0;
                for (long step = 1; watch.isRunning(BenchmarkData.BATCH); step++) {
                    last = train(trainer, loss, data, step);
                }
                String name = "DJL on libtorch " + engine.getVersion();
                Files.writeString(Path.of(args[3]), watch.json(name, threads, parameters(model.getBlock()), last));
            }
        }
    }

    private static Block network() {
        return new SequentialBlock()
                .add(convolution(32))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(64))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(64))
                .add(Activation::relu)
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(64).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(10).build());
    }

    private static Block convolution(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .setFilters(filters)
                .build();
    }

    private static float train(Trainer trainer, Loss loss, BenchmarkData data, long step) {
        float[] labels = new float[BenchmarkData.BATCH];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.labels(step)[i];
        }
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray x = manager.create(data.images(step), new Shape(BenchmarkData.BATCH, 1, 28, 28));
            NDArray y = manager.create(labels, new Shape(BenchmarkData.BATCH));
            float value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList outputs = trainer.forward(new NDList(x));
                outputs.attach(manager);
                NDArray batchLoss = loss.evaluate(new NDList(y), outputs);
                batchLoss.attach(manager);
                collector.backward(batchLoss);
                value = batchLoss.getFloat();
            }
            trainer.step();
            return value;
        }
    }

    private static long parameters(Block block) {
        return block.getParameters().values().stream()
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }
}
