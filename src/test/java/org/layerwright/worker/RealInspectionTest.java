package org.layerwright.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerCommand.SaliencyMethod;
import org.layerwright.event.WorkerEvent;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.run.RunBench;
import org.layerwright.run.RunEvents;
import org.layerwright.run.RunFolder;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.DefaultInspectionService;
import org.layerwright.worker.client.DefaultTrainingService;
import org.layerwright.worker.client.InspectionException;
import org.layerwright.worker.client.WorkerLaunch;

/** Questions to the product's own workers: to the run in progress, and to a second one about its model. */
@Timeout(180)
class RealInspectionTest {
    private static final System.Logger LOG = System.getLogger(RealInspectionTest.class.getName());

    @TempDir
    Path folder;

    private final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();

    private DefaultTrainingService service() {
        return new DefaultTrainingService(
                WorkerLaunch.ofThisProcess(Path.of("").toAbsolutePath(), System.getProperties()),
                folder.resolve("sessions"),
                folder.resolve("runs"),
                Clock.systemDefaultZone(),
                System.getenv(),
                () -> new Texts(Texts.ENGLISH));
    }

    @Test
    void aRunAndItsModelAnswer() throws Exception {
        NetworkSpec network = NetworkJson.read(Files.readString(Path.of("sample-models", "keras-mnist-cnn.json")));
        TrainingPlan plan = TrainingPlan.DEFAULT
                .withData(new DataPlan("mnist", 1_000, 0.2))
                .withEpochs(1_000)
                .withCompute(new ComputePlan("cpu", 1));
        float[] sample = new float[28 * 28];
        new DatasetCatalog(Path.of("")).open("mnist").train().read(0, sample, 0);
        try (DefaultTrainingService training = service();
                DefaultInspectionService inspection = new DefaultInspectionService(training, this::service)) {
            training.addListener(events::add);
            Path run = training.start(network, plan, false);
            next(WorkerEvent.StepDone.class);
            WeightSource live = WeightSource.live();
            WorkerEvent.ActivationsShown shown = get(inspection.activations(live, sample, List.of()));
            assertEquals(network.layers().size(), shown.layers().size());
            assertEquals(List.of(28, 28, 1), shown.layers().get(0).shape());
            float[] early = get(inspection.weights(live, "conv1"))
                    .weights()
                    .get(0)
                    .values()
                    .toArray();
            assertEquals(10, get(inspection.infer(live, sample, 1)).outputs().size());
            next(WorkerEvent.EpochDone.class);
            float[] later = get(inspection.weights(live, "conv1"))
                    .weights()
                    .get(0)
                    .values()
                    .toArray();
            assertNotEquals(early[0], later[0], "the run goes on");
            assertEquals("error.inspect.layer", failure(inspection.weights(live, "conv77")));

            WeightSource fresh = WeightSource.fresh(NetworkJson.write(network), plan.seed());
            assertEquals(
                    576,
                    get(inspection.weights(fresh, "conv1"))
                                    .weights()
                                    .get(0)
                                    .values()
                                    .size()
                            * 2);

            training.send(new WorkerCommand.Stop());
            String file = next(WorkerEvent.RunStopped.class).modelFile();
            WeightSource model = WeightSource.model(file);
            assertEquals("error.inspect.noRun", failure(inspection.weights(live, "conv1")));
            WorkerEvent.Judged judged = get(inspection.judge(model, "mnist", DataPart.TEST, (done, of) -> {}));
            assertEquals(100_000, judged.outputs().size());
            WorkerEvent.SaliencyShown saliency = get(inspection.saliency(model, sample, -1, SaliencyMethod.GRAD_CAM));
            assertEquals(28 * 28, saliency.values().size());
            assertEquals(
                    "error.inspect.data",
                    failure(inspection.judge(model, "moons", DataPart.TEST_OR_ALL, (done, of) -> {})));
            bench(inspection, file, run);
            time(inspection, model, sample);

            WeightSource kept =
                    WeightSource.model(new RunFolder(run).epochModel(1).toString());
            assertEquals(
                    10,
                    get(inspection.activations(kept, sample, List.of()))
                            .outputs()
                            .size());
            assertTrue(RunEvents.read(new RunFolder(run)).stream().noneMatch(WorkerEvent.Answer.class::isInstance));
        }
    }

    /** Both programs in the product's worker, given up and measured. */
    private static void bench(DefaultInspectionService inspection, String model, Path run) throws Exception {
        CompletableFuture<Double> began = new CompletableFuture<>();
        CompletableFuture<WorkerEvent.ModelBenched> given =
                inspection.bench(model, List.of(1, 2, 3, 4, 5), List.of(1), 3, began::complete);
        assertTrue(get(began) < 0.1);
        assertTrue(given.cancel(true));
        List<Double> progress = Collections.synchronizedList(new ArrayList<>());
        WorkerEvent.ModelBenched measured =
                get(inspection.bench(model, List.of(1, 16), List.of(1), 0.1, progress::add));
        assertEquals("", measured.problem());
        assertTrue(measured.difference() < 1e-5, () -> "difference " + measured.difference());
        assertEquals(2, measured.cells().size());
        assertEquals(1, progress.get(progress.size() - 1));
        assertEquals(
                measured,
                RunBench.of(Path.of(model)).orElseThrow().read().get(0).result());
        assertTrue(Files.exists(run.resolve("bench.json")));
    }

    private static void time(DefaultInspectionService inspection, WeightSource model, float[] sample) throws Exception {
        for (int i = 0; i < 200; i++) {
            get(inspection.activations(model, sample, List.of()));
        }
        long before = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            get(inspection.activations(model, sample, List.of()));
        }
        double millis = (System.nanoTime() - before) / 50e6;
        LOG.log(System.Logger.Level.INFO, "All activations of the seed network: {0} ms", millis);
        assertTrue(millis < 500, () -> "took " + millis + " ms");
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static String failure(CompletableFuture<?> future) {
        ExecutionException e = assertThrows(ExecutionException.class, () -> future.get(60, TimeUnit.SECONDS));
        return assertInstanceOf(InspectionException.class, e.getCause())
                .failure()
                .code();
    }

    private <T extends WorkerEvent> T next(Class<T> type) throws InterruptedException {
        while (true) {
            WorkerEvent event = events.poll(60, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("Waited in vain for " + type.getSimpleName());
            }
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }
}
