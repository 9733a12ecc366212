package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.WorkerEvent;
import org.layerwright.text.Texts;
import org.layerwright.worker.fake.CardWorkerMain;

/**
 * Workers with the classes of ND4J's CUDA backend on their class path (the build copies them to {@code
 * target/cuda-classes}) and without its natives or a card: up to the first native call everything is the product's.
 */
@Timeout(120)
class CudaWorkerTest {
    @TempDir
    Path folder;

    private static WorkerLaunch launch() throws IOException {
        Path home = Path.of(System.getProperty("layerwright.home", "")).toAbsolutePath();
        WorkerLaunch plain = WorkerLaunch.ofThisProcess(home, System.getProperties());
        String jars;
        try (Stream<Path> files = Files.list(home.resolve("target").resolve("cuda-classes"))) {
            jars = files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
        assertTrue(jars.contains("nd4j-cuda"), jars);
        return new WorkerLaunch(
                plain.java(),
                plain.classPath() + File.pathSeparator + jars,
                plain.mainClass(),
                plain.javaVersion(),
                plain.memory(),
                plain.home(),
                List.of());
    }

    /** The first thing that a worker for a device says. */
    private WorkerEvent firstEvent(WorkerLaunch launch, String device) throws InterruptedException {
        BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();
        try (DefaultTrainingService service = new DefaultTrainingService(
                launch,
                folder.resolve("sessions"),
                folder.resolve("runs"),
                Clock.systemUTC(),
                Map.copyOf(System.getenv()),
                () -> new Texts(Texts.ENGLISH))) {
            service.addListener(events::add);
            service.warmUp(device);
            return events.poll(100, TimeUnit.SECONDS);
        }
    }

    @Test
    void aWorkerForACardThatIsNotThereSaysWhatIsMissing() throws Exception {
        WorkerEvent.Failed failed = (WorkerEvent.Failed) firstEvent(launch(), "cuda");
        // What exactly depends on the machine: no card, no driver, or (with a card) no natives.
        assertTrue(failed.code().startsWith("device."), failed.toString());
        assertFalse(failed.message().contains("Exception"), failed.message());
        assertTrue(failed.message().contains("CPU") || failed.message().contains("nstall"), failed.message());
    }

    @Test
    void aWorkerWhoseBackendCannotBeLoadedSaysSo() throws Exception {
        WorkerEvent.Failed failed =
                (WorkerEvent.Failed) firstEvent(launch().withMainClass(CardWorkerMain.class.getName()), "cuda");
        assertTrue(List.of("device.load", "device.noBackend").contains(failed.code()), failed.toString());
        assertTrue(failed.message().contains("train on the CPU"), failed.message());
        assertFalse(failed.message().contains("\n"), failed.message());
    }

    @Test
    void theProcessorsWorkerIsKeptFreeOfIt() throws Exception {
        WorkerEvent.Ready ready = (WorkerEvent.Ready) firstEvent(launch(), "cpu");
        assertEquals("cpu", ready.device());
        assertTrue(ready.backend().contains("OpenBLAS"), ready.backend());
    }
}
