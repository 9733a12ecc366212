package org.layerwright.ui.viewmodel.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.EventLog;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;

/** Makes run folders as the worker leaves them. */
public final class SampleRuns {
    private static final Instant FIRST = Instant.parse("2026-11-24T10:15:02Z");
    private static final int STEPS = 20;

    private final Path runs;
    private final NetworkSpec network;
    private int made;

    public SampleRuns(Path runs, NetworkSpec network) {
        this(runs, network, 0);
    }

    /** @param before so many hours after others the first of these begins */
    public SampleRuns(Path runs, NetworkSpec network, int before) {
        this.runs = runs;
        this.network = network;
        this.made = before;
    }

    /** A run of so many epochs that was trained to its end. */
    public RunFolder finished(TrainingPlan plan, double accuracy) {
        RunFolder folder = folder(plan);
        RunRecord record = folder.readRecord();
        folder.writeRecord(
                record.ended(
                        RunStatus.FINISHED,
                        record.createdAt().plus(Duration.ofSeconds(90)),
                        "",
                        Map.of("testAccuracy", accuracy, "testSamples", 100.0, "seconds", 83.0)),
                new AtomicFiles());
        diary(folder, plan.epochs(), accuracy, true);
        return folder;
    }

    /** The same, begun with the weights of a model. */
    public RunFolder finishedFrom(String file, String sha256, double accuracy) {
        RunFolder folder = finished(TrainingPlan.DEFAULT.withEpochs(3), accuracy);
        RunRecord run = folder.readRecord();
        RunRecord.Provenance from = run.provenance().from(Optional.of(new RunRecord.Initial(file, sha256)));
        folder.writeRecord(
                new RunRecord(
                        run.network(),
                        run.plan(),
                        from,
                        run.createdAt(),
                        run.endedAt(),
                        run.status(),
                        run.message(),
                        run.result(),
                        run.trainedOn()),
                new AtomicFiles());
        return folder;
    }

    /** A run whose process was killed after two epochs, with a checkpoint. */
    public RunFolder killed(TrainingPlan plan) {
        RunFolder folder = folder(plan);
        new AtomicFiles().write(folder.lastCheckpoint(), new byte[] {1});
        diary(folder, 2, 0.9, false);
        return folder;
    }

    public RunFolder damaged() {
        RunFolder folder = folder(TrainingPlan.DEFAULT);
        new AtomicFiles().write(folder.recordFile(), "{".getBytes(StandardCharsets.UTF_8));
        return folder;
    }

    private RunFolder folder(TrainingPlan plan) {
        Clock clock = Clock.fixed(FIRST.plus(Duration.ofHours(made++)), ZoneOffset.UTC);
        RunFolder folder = RunFolder.create(runs, network.name(), clock);
        RunRecord.Provenance from = new RunRecord.Provenance("MNIST", "ab12", "cpu", "ND4J", 2, Map.of());
        folder.writeRecord(RunRecord.started(network, plan, from, clock.instant()), new AtomicFiles());
        return folder;
    }

    private void diary(RunFolder folder, int epochs, double accuracy, boolean ends) {
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        try (EventLog log = folder.appendEvents(Clock.fixed(FIRST, ZoneOffset.UTC))) {
            log.write(codec.encode(new WorkerEvent.RunStarted(
                    folder.path().toString(), 1280, 100, 100, epochs, STEPS, 0, false, List.of())));
            for (int epoch = 1; epoch <= epochs; epoch++) {
                for (int i = 1; i <= STEPS; i++) {
                    long step = (epoch - 1L) * STEPS + i;
                    log.write(codec.encode(
                            new WorkerEvent.StepDone(epoch, i, step, 2.3 / step, 1 - 0.9 / step, 1e-3, 1, 4000, 1, 0)));
                }
                log.write(codec.encode(new WorkerEvent.EpochDone(
                        epoch,
                        (long) epoch * STEPS,
                        0.5 / epoch,
                        accuracy,
                        0.6 / epoch,
                        accuracy - 0.1 / epoch,
                        3,
                        epoch <= 2,
                        Map.of())));
            }
            if (ends) {
                log.write(codec.encode(new WorkerEvent.RunFinished(
                        0.03, accuracy, 100, folder.model().toString(), 2, 83, Map.of())));
            }
        }
    }
}
