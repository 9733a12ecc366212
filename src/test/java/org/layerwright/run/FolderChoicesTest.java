package org.layerwright.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;

class FolderChoicesTest {
    @TempDir
    Path user;

    @Test
    void windowCommandLineAndWorkerFindTheChosenFolders() {
        Path disk = user.resolve("disk").toAbsolutePath();
        new FolderChoices(Optional.of(disk), Optional.empty()).write(user, new AtomicFiles());
        AppFolders folders = detect();
        assertEquals(disk, folders.runs());
        assertEquals(user.toAbsolutePath().resolve("datasets"), folders.datasets());
    }

    @Test
    void nothingChosenIsTheUsualPlace() {
        assertEquals(FolderChoices.NONE, FolderChoices.read(user));
        assertEquals(user.toAbsolutePath().resolve("runs"), detect().runs());
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        FolderChoices both =
                new FolderChoices(Optional.of(user.resolve("a").toAbsolutePath()), Optional.of(user.toAbsolutePath()));
        both.write(user, new AtomicFiles());
        assertEquals(both, FolderChoices.read(user));
    }

    @Test
    void aDamagedFileIsNamedAndNothingElseIsUsedInstead() throws IOException {
        Files.writeString(user.resolve("folders.json"), "{\"format\": \"layerwright-folders\", \"version\": 9}");
        RunException refused = assertThrows(RunException.class, this::detect);
        assertTrue(refused.getMessage().contains("folders.json"), refused.getMessage());
    }

    private AppFolders detect() {
        Properties properties = new Properties();
        properties.setProperty("user.dir", user.toString());
        return AppFolders.detect(Map.of(AppFolders.DATA_VARIABLE, user.toString()), properties);
    }
}
