package org.layerwright.run.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.Histogram;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.EventLog;
import org.layerwright.run.RunFolder;
import org.layerwright.run.export.EventFile.Message;

/** A diary as TensorBoard and as a spreadsheet reads it. */
class RunExportTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T05:00:00.500Z");
    private static final double SECONDS = 1_795_842_000.5;

    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void makeRun() {
        run = RunFolder.create(folder.resolve("runs"), "网络", Clock.fixed(BEGIN, ZoneOffset.UTC));
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        Histogram spread = new Histogram(-1, 3, List.of(1L, 0L, 2L, 5L));
        LayerState layer = new LayerState("dense", 0.001, 2, 0.5, Double.NaN, 2, 1, spread, Histogram.NONE);
        try (EventLog diary = run.appendEvents(Clock.fixed(BEGIN, ZoneOffset.UTC))) {
            for (WorkerEvent event : List.of(
                    new WorkerEvent.RunStarted("/runs/1", 100, 10, 10, 1, 2, 0, false, List.of()),
                    new WorkerEvent.StepDone(1, 1, 1, 2.5, 0.25, 1e-3, 1, 100, 10, 0),
                    new WorkerEvent.LayersMeasured(1, 1, 0.5, List.of(layer)),
                    new WorkerEvent.StepDone(1, 2, 2, 1.5, Double.NaN, 1e-3, 1, 100, 10, 0),
                    new WorkerEvent.EpochDone(1, 2, 2, 0.5, 1.75, 0.625, 3, true, Map.of("macroF1", 0.75)),
                    new WorkerEvent.RunFinished(1.25, 0.875, 10, "/m.lwm", 1, 9, Map.of()))) {
                diary.write(codec.encode(event));
            }
        }
    }

    /** The test value of RFC 3720, appendix B.4, and the customary one. */
    @Test
    void theReaderOfThisTestKnowsTheCheckSum() {
        assertEquals(0x8A9136AA, EventFile.crc32c(new byte[32]));
        assertEquals(0xE3069283, EventFile.crc32c("123456789".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void tensorBoardGetsScalarsAndHistograms() throws Exception {
        Path file = new TensorBoardExport(new AtomicFiles()).write(run, folder.resolve("logs"));
        assertEquals(folder.resolve("logs").resolve(run.name()), file.getParent());
        assertTrue(file.getFileName().toString().startsWith("events.out.tfevents.1795842000."), file.toString());
        List<Message> events = EventFile.events(Files.readAllBytes(file));
        assertEquals("brain.Event:2", events.get(0).text(3));
        assertFalse(events.get(0).has(5));
        assertTrue(events.stream().allMatch(event -> event.get(1).equals(SECONDS)));

        assertEquals(List.of("1 2.5", "2 1.5"), scalars(events, "train/loss"));
        assertEquals(List.of("1 0.25"), scalars(events, "train/accuracy"), "what is not a number is left out");
        assertEquals(List.of("2 1.75"), scalars(events, "validation/loss"));
        assertEquals(List.of("2 0.75"), scalars(events, "validation/macroF1"));
        assertEquals(List.of("2 0.875"), scalars(events, "test/accuracy"));
        assertEquals(List.of("1 0.5"), scalars(events, "gradient_norm/dense"));
        assertTrue(scalars(events, "dead_share/dense").isEmpty());

        Message histogram = values(events)
                .filter(value -> value.text(1).equals("activations/dense"))
                .findFirst()
                .orElseThrow()
                .message(5);
        // min, max, count, sum and sum of squares, where the mean is 2 and the deviation 1.
        assertEquals(
                List.of(-1.0, 3.0, 8.0, 16.0, 40.0),
                Stream.of(1, 2, 3, 4, 5).map(histogram::get).toList());
        assertEquals(List.of(0.0, 1.0, 2.0, 3.0), histogram.doubles(6));
        assertEquals(List.of(1.0, 0.0, 2.0, 5.0), histogram.doubles(7));
        assertTrue(values(events).noneMatch(value -> value.text(1).equals("gradients/dense")), "it has no values");

        new TensorBoardExport(new AtomicFiles()).write(run, folder.resolve("logs"));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(1, files.count(), "a second export takes the place of the first");
        }
    }

    private static Stream<Message> values(List<Message> events) {
        return events.stream().filter(event -> event.has(5)).flatMap(event -> event.message(5).messages(1).stream());
    }

    /** Step and value of everything under a tag. */
    private static List<String> scalars(List<Message> events, String tag) {
        return events.stream()
                .filter(event -> event.has(5))
                .flatMap(event -> event.message(5).messages(1).stream()
                        .filter(value -> value.text(1).equals(tag))
                        .map(value -> event.get(2) + " " + value.get(2)))
                .toList();
    }

    @Test
    void aTableHasARowForEachStepAndEachEpoch() {
        assertEquals(
                List.of(
                        "time,epoch,step,loss,accuracy,learningRate,gradientNorm,imagesPerSecond,"
                                + "epochLoss,epochAccuracy,epochSeconds,validationLoss,validationAccuracy,best,"
                                + "validation.macroF1",
                        "2026-11-28T05:00:00.500Z,1,1,2.5,0.25,0.001,1.0,100.0,,,,,,,",
                        "2026-11-28T05:00:00.500Z,1,2,1.5,,0.001,1.0,100.0,,,,,,,",
                        "2026-11-28T05:00:00.500Z,1,2,,,,,,2.0,0.5,3.0,1.75,0.625,true,0.75"),
                RunCsv.of(run).lines().toList());
    }
}
