package org.layerwright.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes between the processes of a benchmark. */
class BenchFilesTest {
    @TempDir
    Path folder;

    @Test
    void aTaskSurvivesTheCommandLine() {
        BenchTask task = new BenchTask(
                BenchNetworks.VGG,
                BenchTask.Mode.INFER,
                2,
                List.of(64, 1),
                1.5,
                2,
                Path.of("network.onnx"),
                Path.of("result.json"));
        assertEquals(task, BenchTask.parse(task.arguments().toArray(String[]::new)));
        assertEquals(List.of(1, 64), task.batches());
    }

    @Test
    void oursTrainsAndInfers() throws IOException {
        for (BenchTask.Mode mode : BenchTask.Mode.values()) {
            Path file = folder.resolve("result.json");
            BenchTask task =
                    new BenchTask(BenchNetworks.RESNET, mode, 2, List.of(1, 4), 0, 0.01, Path.of("none"), file);
            NetworkBenchmark.main(task.arguments().toArray(String[]::new));
            BenchResult result = BenchResult.read(file);
            assertEquals(BenchNetworks.RESNET.graph().parameterCount(), result.parameters());
            assertEquals(
                    List.of(1, 4),
                    result.cells().stream().map(BenchResult.Cell::batch).toList());
            assertTrue(result.cells().stream().allMatch(cell -> cell.imagesPerSecond() > 0));
            assertTrue(result.cells().stream().allMatch(cell -> Double.isFinite(cell.loss())));
        }
    }

    @Test
    void aScalingReportIsReadAsItWasWritten() throws IOException {
        ScalingReport report = new ScalingReport(
                List.of(new ScalingReport.Line("batch", List.of(1.0, 2.0), List.of(3.0, 5.0))),
                List.of(new ScalingReport.SpeedUp("seed", 10, 5)),
                2);
        report.write(folder.resolve("report.json"));
        ScalingReport read = ScalingReport.read(folder.resolve("report.json"));
        assertEquals(report, read);
        assertEquals(2, read.lines().get(0).fit().slope(), 1e-12);
        assertEquals(2, read.speedUps().get(0).factor(), 1e-12);
    }
}
