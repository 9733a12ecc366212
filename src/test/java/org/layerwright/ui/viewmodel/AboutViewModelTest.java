package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.AppFolders;
import org.layerwright.update.Release;
import org.layerwright.update.UpdateCheck;

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
        AboutViewModel about = about(service, () -> {
            throw new AssertionError("Nobody asked.");
        });
        assertTrue(about.workerProperty().get().isEmpty());
        WorkerEvent.Ready ready = new WorkerEvent.Ready("cpu", "ND4J 1.0.0-M2.1", 2, 1);
        service.tell(ready);
        assertEquals(ready, about.workerProperty().get().orElseThrow());
    }

    @Test
    void itAsksForNewerVersionsOnlyWhenToldTo() {
        List<Release> answers = new ArrayList<>(List.of(new Release("99.0", Optional.empty())));
        AboutViewModel about = about(new FakeTrainingService(), () -> answers.remove(0));
        assertEquals(new UpdateAnswer.NotAsked(), about.updateProperty().get());
        assertEquals(1, answers.size());
        about.checkForUpdate();
        assertEquals(
                new UpdateAnswer.Known(new Release("99.0", Optional.empty()), true),
                about.updateProperty().get());
    }

    @Test
    void whyNothingIsKnownIsTold() {
        AboutViewModel about =
                about(new FakeTrainingService(), UpdateCheck.of(Map.of(UpdateCheck.VARIABLE, "off"))::ask);
        about.checkForUpdate();
        assertEquals(
                "update.off",
                ((UpdateAnswer.Unknown) about.updateProperty().get()).reason().key());
    }

    private static AboutViewModel about(FakeTrainingService service, Supplier<Release> newest) {
        return new AboutViewModel(
                new AppFolders(Path.of("home"), Path.of("user")), service, newest, Runnable::run, Runnable::run);
    }

    private static List<String> files() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .map(path -> Path.of(path).getFileName().toString())
                .toList();
    }
}
