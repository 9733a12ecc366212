package org.layerwright.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.layerwright.engine.bench.ScalingReport.Line;
import org.layerwright.engine.bench.ScalingReport.SpeedUp;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;

/**
 * Times training steps against batch size, data size and depth, and one thread against all. Sizes are measured in turns,
 * round after round, and the shortest time of each counts: other work on the machine can only make times longer. With one
 * thread it is processor time; one thread against all needs real time, and so a machine with nothing else to do.
 * Arguments: rounds, seconds for each size and round, threads, file to write.
 */
public final class ScalingBenchmark {
    private static final int BATCH = 64;
    private static final int[] BATCHES = {16, 32, 64, 96, 128, 192, 256};
    private static final int[] SAMPLES = {512, 1024, 2048, 3072, 4096};
    private static final int[] DEPTHS = {1, 2, 3, 4, 6, 8};

    private final int rounds;
    private final double seconds;
    private final int threads;

    private ScalingBenchmark(int rounds, double seconds, int threads) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.threads = threads;
    }

    public static void main(String[] args) throws IOException {
        ScalingBenchmark benchmark =
                new ScalingBenchmark(Integer.parseInt(args[0]), Double.parseDouble(args[1]), Integer.parseInt(args[2]));
        List<Line> lines = List.of(benchmark.batches(), benchmark.data(), benchmark.depths());
        List<SpeedUp> speedUps = new ArrayList<>();
        for (BenchNetworks network : BenchNetworks.values()) {
            speedUps.add(benchmark.speedUp(network));
        }
        new ScalingReport(lines, speedUps, benchmark.threads).write(Path.of(args[3]));
    }

    /** Step time of the seed network against the batch. */
    private Line batches() {
        OpGraph graph = BenchNetworks.SEED.graph();
        return steps(
                "batch",
                BATCHES,
                Arrays.stream(BATCHES)
                        .mapToObj(batch -> new TrainingSteps(graph, batch, 1))
                        .toList());
    }

    /** Step time against the number of equal convolutions one after the other. */
    private Line depths() {
        return steps(
                "depth",
                DEPTHS,
                Arrays.stream(DEPTHS)
                        .mapToObj(depth -> new TrainingSteps(deep(depth), BATCH, 1))
                        .toList());
    }

    /** Time of an epoch of the seed network against the number of images. */
    private Line data() {
        double[] shortest = new double[SAMPLES.length];
        Arrays.fill(shortest, Double.MAX_VALUE);
        try (TrainingSteps steps = new TrainingSteps(BenchNetworks.SEED.graph(), BATCH, 1)) {
            steps.processorMillis(2 * seconds);
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < SAMPLES.length; i++) {
                    shortest[i] = Math.min(shortest[i], steps.processorMillis(SAMPLES[i] / BATCH));
                }
            }
        }
        return line("data", SAMPLES, shortest);
    }

    private SpeedUp speedUp(BenchNetworks network) {
        OpGraph graph = network.graph();
        double[] shortest = shortest(
                List.of(new TrainingSteps(graph, BATCH, 1), new TrainingSteps(graph, BATCH, threads)),
                TrainingSteps::shortestMillis);
        return new SpeedUp(network.id(), shortest[0], shortest[1]);
    }

    private Line steps(String quantity, int[] x, List<TrainingSteps> runs) {
        return line(quantity, x, shortest(runs, TrainingSteps::processorMillis));
    }

    /** The shortest step of each; they take turns. Closes them. */
    private double[] shortest(List<TrainingSteps> runs, ToDoubleBiFunction<TrainingSteps, Double> clock) {
        double[] shortest = new double[runs.size()];
        Arrays.fill(shortest, Double.MAX_VALUE);
        // The first round is for the compiler.
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < shortest.length; i++) {
                double millis = clock.applyAsDouble(runs.get(i), seconds);
                shortest[i] = round < 0 ? shortest[i] : Math.min(shortest[i], millis);
            }
        }
        runs.forEach(TrainingSteps::close);
        return shortest;
    }

    private static Line line(String quantity, int[] x, double[] millis) {
        return new Line(
                quantity,
                IntStream.of(x).mapToObj(value -> (double) value).toList(),
                DoubleStream.of(millis).boxed().toList());
    }

    /** Convolutions of 32 filters on 14×14×32. */
    private static OpGraph deep(int depth) {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(LayerSpec.of("input", "Input", "height", 14, "width", 14, "channels", 32));
        for (int i = 1; i <= depth; i++) {
            layers.add(LayerSpec.of("conv" + i, "Conv2D", "filters", 32, "padding", "same", "activation", "relu"));
        }
        layers.add(LayerSpec.of("mean", "GlobalAvgPool2D"));
        layers.add(LayerSpec.of("output", "Dense", "units", BenchNetworks.CLASSES, "activation", "softmax"));
        return Lowering.lower(new NetworkSpec("deep", Map.of(), layers)).graph();
    }
}
