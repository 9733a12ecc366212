package org.layerwright.run.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerwright.event.Histogram;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.EpochDone;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.event.WorkerEvent.LayersMeasured;
import org.layerwright.event.WorkerEvent.RunFinished;
import org.layerwright.event.WorkerEvent.StepDone;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.RunEvents;
import org.layerwright.run.RunEvents.Timed;
import org.layerwright.run.RunFolder;

/**
 * Writes a run's diary as an event file of TensorBoard: numbers of each step and epoch, and how activations and gradients
 * are spread. Everything stands at the update it was told after, so that curves of steps and of epochs lie over each
 * other.
 */
public final class TensorBoardExport {
    private final AtomicFiles files;

    public TensorBoardExport(AtomicFiles files) {
        this.files = files;
    }

    /**
     * Writes the run into a folder of its own inside {@code logs}, which is what TensorBoard is started with. A second
     * export of the same run takes the place of the first.
     *
     * @return the file
     * @throws org.layerwright.run.RunException where the diary cannot be read
     * @throws org.layerwright.file.FileException where the file cannot be written
     */
    public Path write(RunFolder run, Path logs) {
        List<Timed> events = RunEvents.readTimed(run);
        Instant begin = events.isEmpty() ? Instant.EPOCH : events.get(0).at();
        // TensorBoard knows its files by "tfevents" and reads them in the order of their names.
        Path file = logs.resolve(run.name()).resolve("events.out.tfevents." + begin.getEpochSecond() + ".layerwright");
        files.write(file, out -> {
            TfRecords records = new TfRecords(out);
            records.write(SummaryEvent.version(begin));
            long step = 0;
            for (Timed each : events) {
                step = each.event() instanceof StepDone done ? done.step() : step;
                SummaryEvent summary = summary(each, step);
                if (!summary.isEmpty()) {
                    records.write(summary.bytes());
                }
            }
        });
        return file;
    }

    private static SummaryEvent summary(Timed each, long lastStep) throws IOException {
        WorkerEvent event = each.event();
        if (event instanceof StepDone step) {
            return new SummaryEvent(each.at(), step.step())
                    .scalar("train/loss", step.loss())
                    .scalar("train/accuracy", step.accuracy())
                    .scalar("train/learning_rate", step.learningRate())
                    .scalar("train/gradient_norm", step.gradientNorm())
                    .scalar("train/images_per_second", step.imagesPerSecond());
        }
        if (event instanceof EpochDone epoch) {
            return epoch(new SummaryEvent(each.at(), epoch.step()), epoch);
        }
        if (event instanceof LayersMeasured measured) {
            return layers(new SummaryEvent(each.at(), measured.step()), measured);
        }
        if (event instanceof RunFinished finished) {
            SummaryEvent summary = new SummaryEvent(each.at(), lastStep)
                    .scalar("test/loss", finished.testLoss())
                    .scalar("test/accuracy", finished.testAccuracy());
            return metrics(summary, "test/", finished.metrics());
        }
        return new SummaryEvent(each.at(), lastStep);
    }

    private static SummaryEvent epoch(SummaryEvent summary, EpochDone epoch) throws IOException {
        summary.scalar("epoch/loss", epoch.loss())
                .scalar("epoch/accuracy", epoch.accuracy())
                .scalar("epoch/number", epoch.epoch())
                .scalar("epoch/seconds", epoch.seconds())
                .scalar("validation/loss", epoch.validationLoss())
                .scalar("validation/accuracy", epoch.validationAccuracy());
        return metrics(summary, "validation/", epoch.metrics());
    }

    private static SummaryEvent metrics(SummaryEvent summary, String group, Map<String, Double> metrics)
            throws IOException {
        for (Map.Entry<String, Double> metric : new TreeMap<>(metrics).entrySet()) {
            summary.scalar(group + metric.getKey(), metric.getValue());
        }
        return summary;
    }

    private static SummaryEvent layers(SummaryEvent summary, LayersMeasured measured) throws IOException {
        summary.scalar("train/confidence", measured.confidence());
        if (measured.memoryBytes() > 0) {
            summary.scalar("train/memory_mib", measured.memoryBytes() / (1024.0 * 1024));
        }
        for (LayerState layer : measured.layers()) {
            summary.scalar("update_ratio/" + layer.layer(), layer.updateRatio())
                    .scalar("weight_norm/" + layer.layer(), layer.weightNorm())
                    .scalar("gradient_norm/" + layer.layer(), layer.gradientNorm())
                    .scalar("dead_share/" + layer.layer(), layer.deadShare());
            long count = layer.activations().counts().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            double mean = layer.activationMean();
            double squares = layer.activationDeviation() * layer.activationDeviation() + mean * mean;
            summary.histogram("activations/" + layer.layer(), layer.activations(), count * mean, count * squares)
                    .histogram(
                            "gradients/" + layer.layer(),
                            layer.gradients(),
                            moment(layer.gradients(), 1),
                            moment(layer.gradients(), 2));
        }
        return summary;
    }

    /** The sum of a power of the values, each taken to lie in the middle of its bin. */
    private static double moment(Histogram histogram, int power) {
        double sum = 0;
        int bins = histogram.counts().size();
        for (int i = 0; i < bins; i++) {
            double middle = histogram.low() + (histogram.high() - histogram.low()) * (i + 0.5) / bins;
            sum += histogram.counts().get(i) * Math.pow(middle, power);
        }
        return sum;
    }
}
