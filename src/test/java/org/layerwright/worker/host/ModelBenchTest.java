package org.layerwright.worker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.engine.Device;
import org.layerwright.engine.inspection.QuestionException;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.event.WorkerCommand.BenchModel;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.event.WorkerEvent.Speed;
import org.layerwright.event.WorkerEvent.SpeedCell;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunBench;

/** Both programs measured, in this process, and what is kept of it. */
class ModelBenchTest {
    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "Small",
            LayerSpec.of("input", "Input"),
            LayerSpec.of("conv", "Conv2D", "filters", 4, "activation", "relu"),
            LayerSpec.of("bn", "BatchNormalization"),
            LayerSpec.of("pool", "MaxPool2D", "poolSize", 3),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("out", "Dense", "units", 10, "activation", "softmax"));

    private final ModelBench bench = new ModelBench(Clock.fixed(NOW, ZoneOffset.UTC));

    @TempDir
    Path folder;

    private Path model(Path run, NetworkSpec network) {
        OpGraph graph = Lowering.lower(network).graph();
        Path file = run.resolve("model.lwm");
        new ModelFile(new AtomicFiles())
                .write(
                        file,
                        new TrainedModel(
                                network,
                                TrainingPlan.DEFAULT,
                                Weights.of(graph.weights(), ParameterInitialization.draw(graph, 1)),
                                List.of(),
                                Preprocessing.SCALED_BYTES,
                                Map.of()));
        return file;
    }

    @Test
    void bothProgramsSayTheSameAndTheResultIsKeptWithTheRun() throws Exception {
        Files.writeString(folder.resolve("run.json"), "{}");
        Path file = model(folder, NETWORK);
        List<WorkerEvent> told = new ArrayList<>();
        BenchModel asked = new BenchModel("7", file.toString(), List.of(1, 8), List.of(1, 2), 0.05);
        ModelBenched result = bench.run(asked, Device.CPU, () -> false, told::add);
        assertEquals("", result.problem());
        assertTrue(result.difference() < 1e-5, () -> "difference " + result.difference());
        assertTrue(result.peer().startsWith("ONNX Runtime 1."), result.peer());
        assertEquals(
                List.of("1 1", "1 8", "2 1", "2 8"),
                result.cells().stream()
                        .map(cell -> cell.threads() + " " + cell.batch())
                        .toList());
        for (SpeedCell cell : result.cells()) {
            for (Speed speed : List.of(cell.own(), cell.peer())) {
                assertTrue(speed.samplesPerSecond() > 0 && speed.answers() > 0, speed::toString);
                assertTrue(speed.medianSeconds() <= speed.p95Seconds(), speed::toString);
            }
        }
        WorkerEvent.AnswerProgress last = (WorkerEvent.AnswerProgress) told.get(told.size() - 1);
        assertEquals(last.of(), last.done());

        RunBench.Kept kept = RunBench.of(file).orElseThrow().find(file).orElseThrow();
        assertEquals(new RunBench.Kept("model.lwm", NOW, result), kept);
    }

    /** 5,478,275 · 784 is 304 in 32 bits. */
    @Test
    void aBatchThatNoArrayHoldsIsTooMuchForTheMemory() {
        BenchModel asked = new BenchModel("7", model(folder, NETWORK).toString(), List.of(5_478_275), List.of(1), 1);
        assertThrows(OutOfMemoryError.class, () -> bench.run(asked, Device.CPU, () -> false, event -> {}));
    }

    @Test
    void whatIsGivenUpLeavesNothing() throws Exception {
        Files.writeString(folder.resolve("run.json"), "{}");
        Path file = model(folder, NETWORK);
        BenchModel asked = new BenchModel("7", file.toString(), List.of(1), List.of(1), 60);
        QuestionException given =
                assertThrows(QuestionException.class, () -> bench.run(asked, Device.CPU, () -> true, event -> {}));
        assertEquals("error.inspect.cancelled", given.key());
        assertTrue(RunBench.of(file).orElseThrow().read().isEmpty());
    }

    /** Nearest rank, "Percentile", NIST/SEMATECH e-Handbook of Statistical Methods, by hand: 1 … 20 ms. */
    @Test
    void percentilesAreByNearestRank() {
        Laps laps = new Laps(10);
        for (int i = 20; i >= 1; i--) {
            laps.add(i * 1_000_000L);
        }
        Speed speed = laps.speed();
        assertEquals(0.010, speed.medianSeconds());
        assertEquals(0.019, speed.p95Seconds());
        assertEquals(20, speed.answers());
        assertEquals(10 * 20 / 0.210, speed.samplesPerSecond(), 1e-6);
        assertNull(new SpeedCell(1, 1, speed, null).peer());
    }
}
