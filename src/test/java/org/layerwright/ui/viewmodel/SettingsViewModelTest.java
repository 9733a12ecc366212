package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.ui.viewmodel.Settings.Language;
import org.layerwright.ui.viewmodel.Settings.ThemeChoice;

class SettingsViewModelTest {
    @TempDir
    Path folder;

    private Path file;
    private FileStore disk;

    @BeforeEach
    void findFile() {
        file = folder.resolve("settings.json");
        disk = new DiskFiles((path, content) -> Files.write(path, content));
    }

    @Test
    void whatIsChosenComesBack() {
        SettingsViewModel first = open(Locale.ENGLISH);
        assertEquals(Optional.empty(), first.noteProperty().get());
        first.chooseLanguage(Language.CHINESE);
        first.chooseTheme(ThemeChoice.DARK);
        first.addRecent(folder.resolve("a.json"));
        first.addRecent(folder.resolve("b.json"));
        first.addRecent(folder.resolve("a.json"));
        SettingsViewModel second = open(Locale.ENGLISH);
        assertEquals(first.settings(), second.settings());
        assertEquals(
                List.of(folder.resolve("a.json"), folder.resolve("b.json")),
                second.settings().recent());
        assertEquals("二维卷积", second.texts().get("layer.Conv2D.title"));
    }

    @Test
    void theSystemsLanguageIsTheFirst() {
        assertEquals(
                Language.CHINESE, open(Locale.SIMPLIFIED_CHINESE).settings().language());
        assertEquals(Language.ENGLISH, open(Locale.FRANCE).settings().language());
    }

    @Test
    void aDamagedFileGivesDefaultsAndANote() throws IOException {
        for (String damaged : List.of(
                "",
                "{",
                "{\"format\":\"layerwright-settings\",\"version\":1,\"language\":\"tlh\",\"theme\":\"light\"}",
                "{\"format\":\"layerwright-settings\",\"version\":7}",
                "{\"format\":\"layerwright-network\",\"version\":1}")) {
            Files.writeString(file, damaged);
            SettingsViewModel settings = open(Locale.ENGLISH);
            assertEquals(Settings.defaults(Locale.ENGLISH), settings.settings());
            String note = settings.noteProperty().get().orElseThrow();
            assertTrue(note.contains(file.toString()), note);
            assertEquals(damaged, Files.readString(file), "kept until something is chosen");
            settings.dismissNote();
            assertTrue(settings.noteProperty().get().isEmpty());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        disk = new DiskFiles((path, content) -> {
            throw new IOException("No space left on device");
        });
        SettingsViewModel settings = open(Locale.ENGLISH);
        settings.chooseTheme(ThemeChoice.DARK);
        assertEquals(ThemeChoice.DARK, settings.settings().theme());
        assertTrue(settings.noteProperty().get().orElseThrow().contains("No space left on device"));
    }

    private SettingsViewModel open(Locale system) {
        return new SettingsViewModel(file, disk, Runnable::run, Runnable::run, system);
    }
}
