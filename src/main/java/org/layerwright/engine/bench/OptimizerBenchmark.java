package org.layerwright.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.LabelledData;
import org.layerwright.json.JsonWriter;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.CosineRestarts;
import org.layerwright.plan.schedule.Piecewise;
import org.layerwright.plan.schedule.ReduceOnPlateau;
import org.layerwright.plan.schedule.ScheduleType;
import org.layerwright.plan.schedule.ScheduleTypes;
import org.layerwright.plan.schedule.StepDecay;

/**
 * Trains the seed network with every optimizer and every schedule, each for three epochs from the same first weights and
 * in the same order of samples. Each training has one thread, so the table is the same on any number of cores. Arguments:
 * the application's home, samples to train on, samples to test with, threads, file to write.
 */
public final class OptimizerBenchmark {
    /** Settings that do something within three epochs, where a schedule's defaults are meant for longer runs. */
    private static final Map<String, ParamValues> SHORT_RUN = Map.of(
            StepDecay.ID, ParamValues.of("everyEpochs", 1),
            CosineRestarts.ID, ParamValues.of("periodEpochs", 1),
            Piecewise.ID, ParamValues.of("pieces", "0:1, 1:0.3, 2:0.1"),
            ReduceOnPlateau.ID, ParamValues.of("patience", 0));

    private OptimizerBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        LabelledData data = new DatasetCatalog(Path.of(args[0])).open(DatasetCatalog.MNIST);
        ShortTraining training = new ShortTraining(
                BenchNetworks.SEED.graph(),
                first(data.train(), Integer.parseInt(args[1])),
                first(data.test().orElseThrow(), Integer.parseInt(args[2])));
        ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(args[3]));
        try {
            Files.writeString(Path.of(args[4]), run(training, pool).toLine());
        } finally {
            pool.shutdownNow();
        }
    }

    private static JsonWriter run(ShortTraining training, ExecutorService pool)
            throws InterruptedException, ExecutionException {
        List<Future<JsonWriter>> results = new ArrayList<>();
        for (OptimizerType optimizer : OptimizerTypes.all()) {
            for (ScheduleType schedule : ScheduleTypes.all()) {
                Setting setting = new Setting(schedule.id(), SHORT_RUN.getOrDefault(schedule.id(), ParamValues.EMPTY));
                results.add(pool.submit(() -> {
                    ShortTraining.Outcome outcome = training.run(optimizer, setting);
                    return new JsonWriter()
                            .put("optimizer", optimizer.id())
                            .put("schedule", schedule.id())
                            .put("accuracy", outcome.accuracy())
                            .put("loss", outcome.loss())
                            .put("learningRate", optimizer.learningRate().of(ParamValues.EMPTY));
                }));
            }
        }
        List<JsonWriter> rows = new ArrayList<>();
        for (Future<JsonWriter> result : results) {
            rows.add(result.get());
        }
        return new JsonWriter().putObjects("rows", rows);
    }

    private static Dataset first(Dataset data, int count) {
        return data.subset(IntStream.range(0, Math.min(count, data.size())).toArray());
    }
}
