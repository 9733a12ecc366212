package org.layerwright.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AppFoldersTest {
    private static final Path USER = Path.of("home", "li").toAbsolutePath();
    private static final Path CURRENT = Path.of("work").toAbsolutePath();

    @Test
    void eachPlatformHasItsOwnPlace() {
        assertEquals(
                USER.resolve(".local/share/layerwright"),
                detect("Linux", Map.of()).userData());
        assertEquals(
                CURRENT.resolve("xdg/layerwright"),
                detect("Linux", Map.of("XDG_DATA_HOME", CURRENT.resolve("xdg").toString()))
                        .userData());
        assertEquals(
                USER.resolve(".local/share/layerwright"),
                detect("Linux", Map.of("XDG_DATA_HOME", "relative")).userData());
        assertEquals(
                USER.resolve("Library/Application Support/Layerwright"),
                detect("Mac OS X", Map.of()).userData());
        assertEquals(
                CURRENT.resolve("roaming/Layerwright"),
                detect(
                                "Windows 11",
                                Map.of("APPDATA", CURRENT.resolve("roaming").toString()))
                        .userData());
        assertEquals(
                USER.resolve("AppData/Roaming/Layerwright"),
                detect("Windows 11", Map.of()).userData());
    }

    @Test
    void theUserMayChooseAnotherPlace() {
        AppFolders folders = detect("Linux", Map.of("LAYERWRIGHT_DATA", "mine", "XDG_DATA_HOME", "/x"));
        assertEquals(CURRENT.resolve("mine"), folders.userData());
        assertEquals(CURRENT.resolve("mine/runs"), folders.runs());
    }

    @Test
    void theHomeIsGivenOrTheCurrentFolder() {
        assertEquals(CURRENT.resolve("assets"), detect("Linux", Map.of()).assets());
        Properties properties = properties("Linux");
        properties.setProperty("layerwright.home", CURRENT.resolve("app").toString());
        AppFolders folders = AppFolders.detect(Map.of(), properties);
        assertEquals(CURRENT.resolve("app/assets"), folders.assets());
        assertEquals(CURRENT.resolve("app/sample-models"), folders.sampleModels());
    }

    /** Whatever the environment says there, and wherever the other process is started. */
    @Test
    void anotherProcessFindsTheSameFolderOfTheUser() {
        AppFolders folders = detect("Linux", Map.of("XDG_DATA_HOME", "/x"));
        Map<String, String> environment = folders.environment(Map.of("XDG_DATA_HOME", "/y", "PATH", "/bin"));
        assertEquals("/bin", environment.get("PATH"));
        Properties elsewhere = properties("Linux");
        elsewhere.setProperty("user.dir", "/elsewhere");
        assertEquals(
                folders.datasets(), AppFolders.detect(environment, elsewhere).datasets());
    }

    private static AppFolders detect(String os, Map<String, String> environment) {
        return AppFolders.detect(environment, properties(os));
    }

    private static Properties properties(String os) {
        Properties properties = new Properties();
        properties.setProperty("os.name", os);
        properties.setProperty("user.home", USER.toString());
        properties.setProperty("user.dir", CURRENT.toString());
        return properties;
    }
}
