package org.layerwright.ui.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.ui.viewmodel.DiskFiles;
import org.layerwright.ui.viewmodel.FileStore;

class WindowPlaceTest {
    @TempDir
    Path folder;

    private final FileStore store = new DiskFiles(new AtomicFiles()::write);

    @Test
    void aLargeScreenHasAWindowOfTheUsualSize() {
        assertEquals(new WindowPlace(1280, 800, false), WindowPlace.usual(1920, 1050));
    }

    @Test
    void aScreenWithoutRoomForTheFrameIsFilled() {
        // Smaller where it fills it no more: what becomes of a larger one is left to the window manager.
        assertEquals(new WindowPlace(1152, 720, true), WindowPlace.usual(1280, 800));
        assertEquals(new WindowPlace(1280, 691.2, true), WindowPlace.usual(1366, 768));
    }

    @Test
    void whatIsKeptComesBack() {
        WindowPlace place = new WindowPlace(1500, 900, true);
        place.write(file(), store);
        assertEquals(Optional.of(place), WindowPlace.read(file(), store));
        assertEquals(new WindowPlace(1500, 720, true), place.on(1500, 800));
    }

    @Test
    void aDamagedFileOrNoneIsNoHarm() throws IOException {
        assertTrue(WindowPlace.read(file(), store).isEmpty());
        for (String damaged : List.of(
                "",
                "{",
                "{\"format\": \"layerwright-window\", \"version\": 1}",
                "{\"format\": \"layerwright-window\", \"version\": 1, \"width\": -5, \"height\": 0, \"maximized\": true}")) {
            Files.writeString(file(), damaged);
            assertTrue(WindowPlace.read(file(), store).isEmpty(), damaged);
        }
        new WindowPlace(1, 1, false).write(file(), new DiskFiles((name, content) -> {
            throw new IOException("No space left on device");
        }));
    }

    private Path file() {
        return folder.resolve(WindowPlace.FILE);
    }
}
