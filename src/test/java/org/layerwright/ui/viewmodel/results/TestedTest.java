package org.layerwright.ui.viewmodel.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.event.Numbers;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent.Judged;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;
import org.layerwright.ui.viewmodel.Subject;

/** When the figure of the run itself is shown beside that of the judgement. */
class TestedTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of("net", LayerSpec.of("input", "Input"));

    @Test
    void aRunThatTestedFewerSamplesIsTold() {
        assertEquals(Optional.of(new Tested(0.5, 2)), Tested.of(record(2), results(0, DataPart.TEST)));
    }

    @Test
    void nothingIsToldOfTheSameSamplesOfAnotherEpochOrOfAnotherPart() {
        assertEquals(Optional.empty(), Tested.of(record(4), results(0, DataPart.TEST)));
        assertEquals(Optional.empty(), Tested.of(record(2), results(1, DataPart.TEST)));
        assertEquals(Optional.empty(), Tested.of(record(2), results(0, DataPart.TRAIN)));
    }

    @Test
    void aRunOfAnEarlierVersionDoesNotTellItsSamples() {
        RunRecord old = record(2);
        RunRecord bare = old.ended(RunStatus.FINISHED, Instant.EPOCH, "", Map.of("testAccuracy", 0.5));
        assertEquals(Optional.empty(), Tested.of(bare, results(0, DataPart.TEST)));
    }

    private static RunRecord record(int samples) {
        RunRecord.Provenance from = new RunRecord.Provenance("mnist", "ab", "cpu", "test", 1, Map.of());
        return RunRecord.started(NETWORK, TrainingPlan.DEFAULT, from, Instant.EPOCH)
                .ended(
                        RunStatus.FINISHED,
                        Instant.EPOCH,
                        "",
                        Map.of("testAccuracy", 0.5, RunRecord.TEST_SAMPLES, (double) samples));
    }

    private static Results results(int epoch, DataPart part) {
        Subject subject =
                new Subject(WeightSource.model("m.lwm"), NETWORK, "mnist", Optional.of(Path.of("run")), epoch);
        Judged judged = new Judged(
                "", part, 0.5, 2, List.of("0", "1"), Numbers.of(new float[] {0, 1, 0, 1}), Numbers.of(new float[] {
                    1, 0, 1, 0, 1, 0, 0, 1
                }));
        DataPart asked = part == DataPart.TEST ? DataPart.TEST_OR_ALL : part;
        return Results.of(new Results.Asked(subject, "mnist", asked), judged);
    }
}
