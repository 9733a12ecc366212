package org.layerwright.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;

/** A diary read back as events. */
class RunEventsTest {
    private final LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);

    @TempDir
    Path runs;

    private static WorkerEvent.RunStarted started(long firstStep) {
        return new WorkerEvent.RunStarted("/runs/1", 100, 10, 10, 3, 2, firstStep, firstStep > 0, List.of());
    }

    private static WorkerEvent.StepDone step(long step, double loss) {
        return new WorkerEvent.StepDone((int) (step + 1) / 2, 1, step, loss, 0.5, 1e-3, 1, 100, 10, 0);
    }

    private static WorkerEvent.EpochDone epoch(int epoch, double loss) {
        return new WorkerEvent.EpochDone(epoch, 2L * epoch, loss, 0.5, 1, 0.5, 1, true, Map.of());
    }

    @Test
    void whatAResumedRunMadeAgainIsThereOnce() {
        RunFolder run = RunFolder.create(runs, "diary", Clock.systemUTC());
        WorkerEvent failed = new WorkerEvent.Failed("code", List.of(), "It failed.", true);
        try (EventLog diary = run.appendEvents(Clock.systemUTC())) {
            for (WorkerEvent event : List.of(
                    started(0),
                    step(1, 1.0),
                    step(2, 0.9),
                    epoch(1, 0.95),
                    new WorkerEvent.CheckpointSaved("last", 1, 2),
                    step(3, 0.8),
                    step(4, 0.7),
                    epoch(2, 0.75),
                    failed,
                    started(2),
                    step(3, 0.8))) {
                diary.write(codec.encode(event));
            }
            diary.write("{\"type\":\"SomethingOfANewerVersion\",\"step\":4}");
            diary.write(codec.encode(step(4, 0.6)));
        }
        assertEquals(
                List.of(
                        started(0),
                        step(1, 1.0),
                        step(2, 0.9),
                        epoch(1, 0.95),
                        new WorkerEvent.CheckpointSaved("last", 1, 2),
                        failed,
                        started(2),
                        step(3, 0.8),
                        step(4, 0.6)),
                RunEvents.read(run));
    }

    @Test
    void aRunWithoutADiaryHasNoEvents() {
        assertEquals(List.of(), RunEvents.read(RunFolder.create(runs, "none", Clock.systemUTC())));
    }
}
