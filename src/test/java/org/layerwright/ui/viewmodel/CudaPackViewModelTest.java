package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.Pack;
import org.layerwright.device.CudaPack;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.CudaPackViewModel.Standing;
import org.layerwright.ui.viewmodel.CudaPackViewModel.State;

class CudaPackViewModelTest {
    @TempDir
    private Path folder;

    private final BooleanProperty inUse = new SimpleBooleanProperty();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<String> looked = new ArrayList<>();
    private final List<State> seen = new ArrayList<>();

    private CudaPackViewModel model() throws IOException, NoSuchAlgorithmException {
        Files.createDirectories(folder.resolve("drive"));
        List<Pack.File> files = new ArrayList<>();
        for (String name : List.of("small.jar", "large.jar")) {
            byte[] bytes = (name + " of the pack").getBytes(StandardCharsets.UTF_8);
            Files.write(folder.resolve("drive").resolve(name), bytes);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            files.add(new Pack.File("org/" + name, bytes.length, digest));
        }
        CudaPack pack = new CudaPack(folder.resolve("cuda"), "1", new Pack("CUDA", files, 10));
        CudaPackViewModel model = new CudaPackViewModel(
                Optional.of(pack),
                () -> DownloadOptions.of(Map.of()),
                inUse,
                () -> looked.add("look"),
                background::add,
                Runnable::run,
                (delay, task) -> task.run());
        model.stateProperty().subscribe(state -> {
            seen.add(state);
        });
        return model;
    }

    private static Standing standing(CudaPackViewModel model) {
        return model.stateProperty().get().standing();
    }

    @Test
    void comesFromAFolderAndGoesAgain() throws Exception {
        CudaPackViewModel model = model();
        assertEquals(Standing.ABSENT, standing(model));
        model.installFrom(folder.resolve("drive"));
        assertEquals(Standing.COMING, standing(model));
        model.installFrom(folder.resolve("drive"));
        assertEquals(1, background.size(), "one at a time");
        background.remove().run();
        assertEquals(Standing.INSTALLED, standing(model));
        assertEquals(List.of("look"), looked, "the devices are looked at again");
        assertTrue(seen.stream().anyMatch(state -> state.progress().isPresent()), "progress was told");
        assertTrue(Files.exists(model.folder().orElseThrow().resolve("large.jar")));
        model.remove();
        background.remove().run();
        assertEquals(Standing.ABSENT, standing(model));
        assertFalse(Files.exists(folder.resolve("cuda")));
    }

    @Test
    void saysWhatIsMissingInAFolder() throws Exception {
        CudaPackViewModel model = model();
        Files.delete(folder.resolve("drive").resolve("large.jar"));
        model.installFrom(folder.resolve("drive"));
        background.remove().run();
        assertEquals(Standing.ABSENT, standing(model));
        assertEquals(
                "pack.missing",
                model.stateProperty().get().failure().orElseThrow().key());
    }

    @Test
    void saysThatAnAddressIsNone() throws Exception {
        CudaPackViewModel model = model();
        model.installFrom("not an address");
        assertEquals(Standing.ABSENT, standing(model));
        assertTrue(model.stateProperty().get().failure().isPresent());
        assertEquals(0, background.size());
    }

    @Test
    void isCancelledWithoutAComplaint() throws Exception {
        CudaPackViewModel model = model();
        model.installFrom(folder.resolve("drive"));
        model.cancel();
        background.remove().run();
        assertEquals(
                new State(Standing.ABSENT, Optional.empty(), Double.NaN, Optional.empty()),
                model.stateProperty().get());
    }

    @Test
    void staysAsItIsWhileACardComputes() throws Exception {
        CudaPackViewModel model = model();
        inUse.set(true);
        model.installFrom(folder.resolve("drive"));
        assertEquals(0, background.size());
        inUse.set(false);
        model.installFrom(folder.resolve("drive"));
        background.remove().run();
        inUse.set(true);
        model.remove();
        assertEquals(0, background.size());
        assertEquals(Standing.INSTALLED, standing(model));
    }

    @Test
    void saysWhatIsToBeDoneInTheWindowAndNotOnTheCommandLine() throws Exception {
        CudaPackViewModel model = model();
        // Nobody listens on port 9.
        model.installFrom("http://127.0.0.1:9/");
        background.remove().run();
        String sentence = WindowWords.of(
                new Texts(Texts.ENGLISH), model.stateProperty().get().failure().orElseThrow());
        assertTrue(sentence.contains("127.0.0.1 could not be reached"), sentence);
        assertFalse(sentence.contains("--"), sentence);
        assertFalse(sentence.contains("layerwright devices"), sentence);
    }

    @Test
    void isNotOfferedWhereThereIsNone() {
        CudaPackViewModel none = CudaPackViewModel.none();
        none.installFrom(folder);
        assertEquals(Standing.NONE, standing(none));
    }
}
