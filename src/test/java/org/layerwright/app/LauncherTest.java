package org.layerwright.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    Path folder;

    private boolean isForWindow(String... args) {
        return Launcher.isForWindow(args);
    }

    @Test
    void nothingOrOneFileOpensTheWindow() throws IOException {
        assertTrue(isForWindow());
        for (String name : new String[] {"net.lwn", "model.lwm", "old.JSON"}) {
            assertTrue(isForWindow(Files.createFile(folder.resolve(name)).toString()), name);
        }
    }

    @Test
    void everythingElseIsACommand() throws IOException {
        assertFalse(isForWindow("runs"));
        assertFalse(isForWindow("--version"));
        assertFalse(isForWindow(folder.resolve("missing.lwn").toString()));
        assertFalse(isForWindow(Files.createFile(folder.resolve("train")).toString()));
        assertFalse(isForWindow("info", folder.resolve("net.lwn").toString()));
    }
}
