package org.layerwright.run.export;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.StepDone;
import org.layerwright.file.CsvText;
import org.layerwright.run.RunEvents;
import org.layerwright.run.RunEvents.Timed;
import org.layerwright.run.RunFolder;

/**
 * A run's diary as one table: a row for each step, and one for each epoch's end, whose figures stand in columns of their
 * own. Names of columns are English everywhere, since programs read them.
 */
public final class RunCsv {
    private static final List<String> STEP_COLUMNS =
            List.of("time", "epoch", "step", "loss", "accuracy", "learningRate", "gradientNorm", "imagesPerSecond");
    private static final List<String> EPOCH_COLUMNS =
            List.of("epochLoss", "epochAccuracy", "epochSeconds", "validationLoss", "validationAccuracy", "best");

    private RunCsv() {}

    /** @throws org.layerwright.run.RunException where the diary cannot be read */
    public static String of(RunFolder run) {
        List<Timed> events = RunEvents.readTimed(run);
        SortedSet<String> metrics = new TreeSet<>();
        for (Timed each : events) {
            if (each.event() instanceof EpochDone epoch) {
                metrics.addAll(epoch.metrics().keySet());
            }
        }
        List<String> columns = new ArrayList<>(STEP_COLUMNS);
        columns.addAll(EPOCH_COLUMNS);
        metrics.forEach(metric -> columns.add("validation." + metric));
        CsvText table = new CsvText(columns);
        for (Timed each : events) {
            if (each.event() instanceof StepDone step) {
                table.row(step(each, step, columns.size()));
            } else if (each.event() instanceof EpochDone epoch) {
                table.row(epoch(each, epoch, metrics));
            }
        }
        return table.toString();
    }

    private static Object[] step(Timed each, StepDone step, int columns) {
        Object[] row = new Object[columns];
        Object[] known = {
            each.at(),
            step.epoch(),
            step.step(),
            step.loss(),
            step.accuracy(),
            step.learningRate(),
            step.gradientNorm(),
            step.imagesPerSecond()
        };
        System.arraycopy(known, 0, row, 0, known.length);
        return row;
    }

    private static Object[] epoch(Timed each, EpochDone epoch, SortedSet<String> metrics) {
        List<Object> row = new ArrayList<>(List.of(each.at(), epoch.epoch(), epoch.step()));
        while (row.size() < STEP_COLUMNS.size()) {
            row.add(null);
        }
        row.addAll(List.of(
                epoch.loss(),
                epoch.accuracy(),
                epoch.seconds(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.best()));
        metrics.forEach(metric -> row.add(epoch.metrics().get(metric)));
        return row.toArray();
    }
}
