package org.layerwright.ui.viewmodel.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunIndex;
import org.layerwright.run.RunLabel;
import org.layerwright.run.RunRecord;
import org.layerwright.ui.viewmodel.runs.TradeOff.Cost;
import org.layerwright.ui.viewmodel.runs.TradeOff.Point;

class TradeOffTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of("net", LayerSpec.of("input", "Input"));

    private static RunRow run(String name, String dataset, double accuracy, long multiplyAdds, double latency) {
        TrainingPlan plan = TrainingPlan.DEFAULT.withData(new TrainingPlan.DataPlan(dataset, 0, 0.1));
        RunRecord record = RunRecord.started(
                NETWORK, plan, new RunRecord.Provenance("mnist", "0", "cpu", "test", 1, Map.of()), Instant.EPOCH);
        return new RunRow(
                new RunFolder(Path.of(name)),
                RunIndex.State.FINISHED,
                Optional.of(record),
                name,
                RunLabel.NONE,
                accuracy,
                multiplyAdds / 10,
                multiplyAdds,
                latency,
                Optional.empty());
    }

    @Test
    void theFrontIsWhatNoRunBeatsInBoth() {
        List<RunRow> runs = List.of(
                run("large", "mnist", 0.99, 1000, Double.NaN),
                run("wasteful", "mnist", 0.95, 500, Double.NaN),
                run("small", "mnist", 0.95, 100, 0.002),
                run("worse", "mnist", 0.90, 100, 0.001),
                run("elsewhere", "xor", 1.0, 1, 0.001),
                run("broken off", "mnist", Double.NaN, 10, 0.001));
        List<Point> points = TradeOff.of(runs, "mnist", Cost.MULTIPLY_ADDS);
        assertEquals(
                List.of("small true", "worse false", "wasteful false", "large true"),
                points.stream()
                        .map(point -> point.run().name() + " " + point.best())
                        .toList());
        assertEquals(
                Map.of("worse", true, "small", true),
                Map.of(
                        "worse", TradeOff.of(runs, "mnist", Cost.LATENCY).get(0).best(),
                        "small", TradeOff.of(runs, "mnist", Cost.LATENCY).get(1).best()));
        assertEquals(400, TradeOff.of(runs, "mnist", Cost.SIZE).get(3).cost());
    }
}
