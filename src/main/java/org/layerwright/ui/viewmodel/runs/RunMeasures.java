package org.layerwright.ui.viewmodel.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.LayersMeasured;
import org.layerwright.event.WorkerEvent.SpeedCell;
import org.layerwright.event.WorkerEvent.StepDone;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.layer.Lowering;
import org.layerwright.run.RunBench;
import org.layerwright.run.RunEvents;
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
 * @param imagesPerSecond in training: half of its steps were faster
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
    /** Reads what there is of a run whose record can be read; on a background thread. */
    static RunMeasures of(RunRow run) {
        RunRecord record = run.record().orElseThrow();
        CostLedger costs = CostLedger.of(Lowering.lower(record.network()));
        List<WorkerEvent> diary = diary(run.folder());
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
                imagesPerSecond(diary),
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

    private static List<WorkerEvent> diary(RunFolder folder) {
        try {
            return RunEvents.read(folder);
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

    private static double imagesPerSecond(List<WorkerEvent> diary) {
        double[] speeds = diary.stream()
                .filter(StepDone.class::isInstance)
                .mapToDouble(event -> ((StepDone) event).imagesPerSecond())
                .filter(speed -> speed > 0)
                .sorted()
                .toArray();
        return speeds.length == 0 ? Double.NaN : speeds[speeds.length / 2];
    }

    private static double memory(List<WorkerEvent> diary) {
        return diary.stream()
                .filter(LayersMeasured.class::isInstance)
                .map(event -> (double) ((LayersMeasured) event).memoryBytes())
                .filter(bytes -> bytes > 0)
                .max(Double::compare)
                .orElse(Double.NaN);
    }
}
