package org.layerwright.ui.viewmodel.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.layerwright.event.WorkerEvent.LayersMeasured;
import org.layerwright.event.WorkerEvent.SpeedCell;
import org.layerwright.event.WorkerEvent.StepDone;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.layer.Lowering;
import org.layerwright.run.RunBench;
import org.layerwright.run.RunEvents;
import org.layerwright.run.RunEvents.Timed;
import org.layerwright.run.RunException;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.ui.viewmodel.TotalsViewModel;

/**
 * What was counted of a run's network before anything was trained, and what was measured since. What is not known is NaN.
 *
 * @param multiplyAdds for one sample, counted
 * @param weightBytes of the weights, counted
 * @param trainingBytes what training needs at most, counted
 * @param modelBytes of its model file; NaN where it has none
 * @param imagesPerSecond in training, of the middle epoch
 * @param memoryBytes what the process that trained occupied at most
 * @param answerSeconds for one sample, the quickest of what was measured
 * @param answersPerSecond the most of what was measured
 */
public record RunMeasures(
        RunRow run,
        double multiplyAdds,
        double weightBytes,
        double trainingBytes,
        double modelBytes,
        double imagesPerSecond,
        double memoryBytes,
        double answerSeconds,
        double answersPerSecond) {
    private static final double NANOS = 1e9;

    /** Reads what there is of a run whose record can be read; on a background thread. */
    static RunMeasures of(RunRow run) {
        RunRecord record = run.record().orElseThrow();
        CostLedger costs = CostLedger.of(Lowering.lower(record.network()));
        List<Timed> diary = diary(run.folder());
        List<SpeedCell> cells = new RunBench(run.path())
                .find(run.folder().model())
                .map(kept -> kept.result().cells())
                .orElse(List.of());
        return new RunMeasures(
                run,
                costs.multiplyAdds(),
                costs.weightBytes(),
                TotalsViewModel.trainedBytes(
                        costs, record.plan(), Math.max(1, record.provenance().threads())),
                modelBytes(run.folder()),
                imagesPerSecond(diary, record.plan().batchSize()),
                memory(diary),
                run.latency(),
                cells.stream()
                        .mapToDouble(cell -> cell.own().samplesPerSecond())
                        .max()
                        .orElse(Double.NaN));
    }

    /** Whether there is a file whose speed can be measured. */
    public boolean hasModel() {
        return !Double.isNaN(modelBytes);
    }

    public boolean isMeasured() {
        return !Double.isNaN(answersPerSecond);
    }

    private static List<Timed> diary(RunFolder folder) {
        try {
            return RunEvents.readTimed(folder);
        } catch (RunException e) {
            return List.of(); // The page tells of it where it lists the run.
        }
    }

    private static double modelBytes(RunFolder folder) {
        try {
            return Files.isRegularFile(folder.model()) ? Files.size(folder.model()) : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Of the middle epoch by speed, from its first step to its last: without pauses, starts and validation. */
    private static double imagesPerSecond(List<Timed> diary, int batchSize) {
        Map<Integer, List<Timed>> epochs = diary.stream()
                .filter(timed -> timed.event() instanceof StepDone)
                .collect(Collectors.groupingBy(timed -> ((StepDone) timed.event()).epoch()));
        double[] speeds = epochs.values().stream()
                .mapToDouble(steps -> speed(steps.get(0), steps.get(steps.size() - 1), batchSize))
                .filter(speed -> speed > 0)
                .sorted()
                .toArray();
        return speeds.length == 0 ? Double.NaN : speeds[speeds.length / 2];
    }

    private static double speed(Timed first, Timed last, int batchSize) {
        double seconds = Duration.between(first.at(), last.at()).toNanos() / NANOS;
        long steps = ((StepDone) last.event()).step() - ((StepDone) first.event()).step();
        return seconds > 0 ? steps * batchSize / seconds : Double.NaN;
    }

    private static double memory(List<Timed> diary) {
        return diary.stream()
                .map(Timed::event)
                .filter(LayersMeasured.class::isInstance)
                .mapToDouble(event -> ((LayersMeasured) event).memoryBytes())
                .filter(bytes -> bytes > 0)
                .max()
                .orElse(Double.NaN);
    }
}
