package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.AppFolders;

class AboutViewModelTest {
    /** What only tests need, and what only annotates. */
    private static final List<String> NOT_SHIPPED = List.of(
            "junit-",
            "archunit",
            "opentest4j",
            "apiguardian",
            "openjfx-monocle",
            "surefire",
            "common-java5",
            "classes");

    @Test
    void everyLibraryOnTheClassPathIsNamed() {
        List<String> named = AboutViewModel.components().stream()
                .flatMap(component -> component.artifacts().stream())
                .toList();
        List<String> missing = files().stream()
                .filter(file -> NOT_SHIPPED.stream().noneMatch(file::startsWith))
                .filter(file -> named.stream().noneMatch(file::startsWith))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void noLibraryIsNamedThatIsNotThere() {
        List<String> files = files();
        List<String> gone = AboutViewModel.components().stream()
                .flatMap(component -> component.artifacts().stream())
                .filter(artifact -> files.stream().noneMatch(file -> file.startsWith(artifact)))
                .toList();
        assertEquals(List.of(), gone);
    }

    @Test
    void theWorkerTellsTheDevice() {
        FakeTrainingService service = new FakeTrainingService();
        AboutViewModel about =
                new AboutViewModel(new AppFolders(Path.of("home"), Path.of("user")), service, Runnable::run);
        assertTrue(about.workerProperty().get().isEmpty());
        WorkerEvent.Ready ready = new WorkerEvent.Ready("cpu", "ND4J 1.0.0-M2.1", 2, 1);
        service.tell(ready);
        assertEquals(ready, about.workerProperty().get().orElseThrow());
    }

    private static List<String> files() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .map(path -> Path.of(path).getFileName().toString())
                .toList();
    }
}
