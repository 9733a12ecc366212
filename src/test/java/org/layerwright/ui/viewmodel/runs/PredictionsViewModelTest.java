package org.layerwright.ui.viewmodel.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.LayersMeasured;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.event.WorkerEvent.Speed;
import org.layerwright.event.WorkerEvent.SpeedCell;
import org.layerwright.event.WorkerEvent.StepDone;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.EventLog;
import org.layerwright.run.RunBench;
import org.layerwright.run.RunFolder;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.DeviceOption;
import org.layerwright.ui.viewmodel.FakeInspectionService;
import org.layerwright.ui.viewmodel.FakeTrainingService;
import org.layerwright.ui.viewmodel.PlanFormViewModel;
import org.layerwright.ui.viewmodel.TrainingViewModel;

class PredictionsViewModelTest {
    private static final TrainingPlan THREE = TrainingPlan.DEFAULT.withEpochs(3).withBatchSize(10);
    private static final Texts ENGLISH = new Texts(Texts.ENGLISH);

    @TempDir
    Path folder;

    private final FakeInspectionService inspection = new FakeInspectionService();
    private final FakeTrainingService service = new FakeTrainingService();
    private RunsViewModel runs;
    private TrainingViewModel training;
    private PredictionsViewModel predictions;

    @BeforeEach
    void make() {
        runs = new RunsViewModel(folder, new AtomicFiles(), Runnable::run, Runnable::run);
        training = new TrainingViewModel(
                service,
                new SimpleObjectProperty<>(net(3)),
                new SimpleObjectProperty<>(List.of()),
                new PlanFormViewModel(List.of(DeviceOption.available("cpu", "CPU"))),
                new SimpleObjectProperty<>(ENGLISH),
                Runnable::run,
                (delay, task) -> task.run(),
                path -> {});
        predictions = new PredictionsViewModel(runs, training, inspection, Runnable::run, Runnable::run, 4);
        predictions.setShown(true);
    }

    /** Reads four numbers and answers with so many: 4 · units products, 4 · units + units weights. */
    private static NetworkSpec net(int units) {
        return NetworkSpec.of(
                "Net of " + units,
                LayerSpec.of("input", "Input", "height", 2, "width", 2, "channels", 1),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("dense", "Dense", "units", units));
    }

    @Test
    void whatWasPredictedStandsBesideWhatWasMeasuredAndSoDoTheirChanges() {
        RunFolder small = run(3, 0.90, 1000, 250_000_000);
        // Twice the work was predicted to take twice as long; it took half as long again.
        RunFolder wide = run(6, 0.955, 800, 300_000_000);
        bench(small, 0.000_2, 20_000);
        bench(wide, 0.000_3, 15_000);
        select("Net of 6", "Net of 3");
        // By hand: 15 and 30 weights of 4 bytes. Training: weights, gradient and two vectors of Adam, and two threads
        // with
        // both again: 8 times the weights; for 10 samples input (16 bytes) and output (4 · units), and the gradients of
        // both.
        assertEquals(
                List.of(
                        "Model file: 60 B, 160 B | 120 B, 160 B | +100 %, same",
                        "One answer: 12 multiply-adds, 0.200 ms | 24 multiply-adds, 0.300 ms | +100 %, +50 %",
                        "Answers a second: –, 20,000 samples/s | –, 15,000 samples/s | 0.5×, 0.75×",
                        "Training speed: –, 1,000 samples/s | –, 800 samples/s | 0.5×, 0.8×",
                        "Memory in training: up to 1.04 kB, 250 MB | up to 1.76 kB, 300 MB | +69 %, +20 %",
                        "Duration of training: –, 1 min 23 s | –, 1 min 23 s | –, same",
                        "Accuracy: –, 90.00% of 100 | –, 95.50% of 100 | –, +5.5 points"),
                words());
    }

    @Test
    void whatIsNotMeasuredIsSaidAndMeasuredOneModelAfterTheOther() {
        RunFolder small = run(3, 0.90, 1000, 0);
        run(6, 0.95, 800, 0);
        select("Net of 3");
        assertEquals("One answer: 12 multiply-adds, not measured yet", words().get(1));
        assertEquals("Memory in training: up to 1.04 kB, –", words().get(4));
        select("Net of 3", "Net of 6");
        assertTrue(predictions.measurableProperty().get());
        predictions.measure();
        assertEquals(1, inspection.benches.size(), "the other one waits");
        assertEquals("bench [1, 32, 256] [1, 4] 1.0", inspection.benches.get(0).what());
        assertTrue(predictions.measurement().busyProperty().get());
        ModelBenched answer = bench(small, 0.000_2, 20_000);
        inspection.benches.get(0).answer().complete(answer);
        assertEquals("One answer: 12 multiply-adds, 0.200 ms", firstOf(words().get(1)), "as soon as it is known");
        assertEquals(2, inspection.benches.size());
        predictions.measurement().cancel();
        assertFalse(predictions.measurement().busyProperty().get());
        assertTrue(predictions.measurement().failureProperty().get().isEmpty(), "that was wished for");
        predictions.measure();
        assertEquals(3, inspection.benches.size());
        assertTrue(inspection.benches.get(2).source().file().contains("net-of-6"), "only what is not known");
        inspection.benches.get(2).answer().completeExceptionally(new CancellationException("gone"));
        assertFalse(predictions.measurement().busyProperty().get());
    }

    private static String firstOf(String row) {
        return row.split(" \\| ")[0];
    }

    @Test
    void nothingIsMeasuredBesideTraining() {
        run(3, 0.90, 1000, 0);
        select("Net of 3");
        training.train();
        assertFalse(predictions.measurableProperty().get());
        predictions.measure();
        assertEquals(0, inspection.benches.size());
    }

    @Test
    void diariesAreReadOnlyWhileSomebodyLooks() {
        predictions.setShown(false);
        run(3, 0.90, 1000, 0);
        select("Net of 3");
        assertEquals(List.of(), predictions.comparedProperty().get());
        predictions.setShown(true);
        assertEquals(1, predictions.comparedProperty().get().size());
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        Prediction prediction = new Prediction(ENGLISH, new RunTexts(ENGLISH, ZoneOffset.UTC));
        for (Prediction.Row row : prediction.of(predictions.comparedProperty().get())) {
            List<String> pairs = new ArrayList<>();
            row.runs().forEach(pair -> pairs.add(pair.predicted() + ", " + pair.measured()));
            row.changes().forEach(pair -> pairs.add(pair.predicted() + ", " + pair.measured()));
            words.add(row.label() + ": " + String.join(" | ", pairs));
        }
        return words;
    }

    private void select(String... names) {
        runs.refresh();
        runs.select(List.of(names).stream()
                .map(name -> runs.rowsProperty().get().stream()
                        .filter(row -> row.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList());
    }

    private RunFolder run(int units, double accuracy, double imagesPerSecond, long memory) {
        RunFolder run = new SampleRuns(folder, net(units), units).finished(THREE, accuracy);
        new AtomicFiles().write(run.model(), new byte[160]);
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        // Ten samples a step; the pause between two epochs does not count.
        Ticking clock = new Ticking();
        try (EventLog log = run.appendEvents(clock)) {
            for (int epoch = 4; epoch <= 6; epoch++) {
                for (int i = 1; i <= 20; i++) {
                    long step = 20L * (epoch - 1) + i;
                    log.write(codec.encode(new StepDone(epoch, i, step, 0.1, 0.9, 1e-3, 1, 1, 1, 0)));
                    clock.forward(10 / imagesPerSecond);
                }
                clock.forward(3600);
            }
            log.write(codec.encode(new LayersMeasured(3, 100, 0.9, List.of(), memory)));
            log.write(codec.encode(new LayersMeasured(3, 200, 0.9, List.of(), memory / 2)));
        }
        return run;
    }

    /** As a worker leaves it with the run. */
    private static ModelBenched bench(RunFolder run, double seconds, double most) {
        ModelBenched result = new ModelBenched(
                "1",
                "processor",
                "ND4J",
                "",
                List.of(
                        new SpeedCell(1, 1, new Speed(1 / seconds, seconds, 2 * seconds, 100), null),
                        new SpeedCell(1, 4, new Speed(0.5 / seconds, 2 * seconds, 3 * seconds, 100), null),
                        new SpeedCell(256, 4, new Speed(most, 0.01, 0.02, 100), null)),
                Double.NaN,
                "",
                List.of());
        new RunBench(run.path()).add(run.model(), result, Instant.EPOCH, new AtomicFiles());
        return result;
    }

    /** A clock that is put forward by hand. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.EPOCH;

        void forward(double seconds) {
            now = now.plusNanos(Math.round(seconds * 1e9));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
