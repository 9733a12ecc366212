package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.run.AppFolders;
import org.layerwright.run.FolderChoices;

class PreferencesViewModelTest {
    @TempDir
    Path user;

    @Test
    void aChosenFolderIsWrittenAndUsedAfterTheNextStart() {
        PreferencesViewModel preferences = preferences();
        assertFalse(preferences.needsRestart());
        Path disk = user.resolve("disk").toAbsolutePath();
        preferences.chooseRuns(Optional.of(disk));
        assertEquals(disk, preferences.runs());
        assertEquals(Optional.of(disk), FolderChoices.read(user).runs());
        assertTrue(preferences.needsRestart());
        preferences.chooseRuns(Optional.empty());
        assertEquals(user.resolve("runs"), preferences.runs());
        assertFalse(preferences.needsRestart());
    }

    @Test
    void whatCannotBeWrittenIsToldAndChangesNothing() throws IOException {
        // A folder stands where the file would go.
        Files.createDirectories(user.resolve("folders.json").resolve("in the way"));
        PreferencesViewModel preferences = preferences();
        preferences.chooseDatasets(Optional.of(user));
        assertTrue(
                preferences.failureProperty().get().orElseThrow().getMessage().contains("folders.json"));
        assertEquals(user.resolve("datasets"), preferences.datasets());
    }

    private PreferencesViewModel preferences() {
        return new PreferencesViewModel(new AppFolders(user, user), Runnable::run, Runnable::run);
    }
}
