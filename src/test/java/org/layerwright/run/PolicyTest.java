package org.layerwright.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.file.AtomicFiles;

class PolicyTest {
    @TempDir
    Path folder;

    private AppFolders detect(Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("user.home", folder.resolve("li").toString());
        properties.setProperty("user.dir", folder.toString());
        properties.setProperty("os.name", "Linux");
        properties.setProperty("layerwright.home", folder.resolve("opt/app").toString());
        properties.setProperty(
                "layerwright.policy", folder.resolve("opt/policy.json").toString());
        properties.setProperty(
                "layerwright.portable", folder.resolve("LayerwrightData").toString());
        return AppFolders.detect(environment, properties);
    }

    private void policy(String fields) throws IOException {
        Files.createDirectories(folder.resolve("opt"));
        Files.writeString(
                folder.resolve("opt/policy.json"),
                "{\"format\": \"layerwright-policy\", \"version\": 1" + fields + "}");
    }

    @Test
    void withoutAFileNothingIsLaidDown() {
        assertSame(Policy.NONE, detect(Map.of()).policy());
        assertEquals(Map.of("A", "b"), Policy.NONE.over(Map.of("A", "b")));
        assertEquals(64, Policy.NONE.limited(64));
    }

    @Test
    void itsFoldersComeBeforeVariablesAndChoices() throws IOException {
        policy(", \"data\": \"/srv/class/${USER}\", \"datasets\": \"shared\"");
        Map<String, String> environment = Map.of("USER", "mei", "LAYERWRIGHT_DATA", "/elsewhere");
        AppFolders folders = detect(environment);
        assertEquals(Path.of("/srv/class/mei").toAbsolutePath(), folders.userData());
        assertEquals(Path.of("/srv/class/mei/runs").toAbsolutePath(), folders.runs());
        assertEquals(folder.resolve("opt/shared"), folders.datasets());
        assertEquals(
                Optional.of(folder.resolve("opt/policy.json")), folders.policy().file());
    }

    @Test
    void aChosenFolderStaysWhereItSaysNothing() throws IOException {
        policy(", \"data\": \"~/Layerwright\", \"datasets\": \"/srv/sets\"");
        Path data = folder.resolve("li/Layerwright");
        new FolderChoices(Optional.of(Path.of("/disk/runs")), Optional.of(Path.of("/disk/sets")))
                .write(data, new AtomicFiles());
        AppFolders folders = detect(Map.of());
        assertEquals(data, folders.userData());
        assertEquals(Path.of("/disk/runs").toAbsolutePath(), folders.runs());
        assertEquals(Path.of("/srv/sets").toAbsolutePath(), folders.datasets());
    }

    @Test
    void theRestTakesThePlaceOfVariables() throws IOException {
        policy(", \"language\": \"zh-CN\", \"updates\": \"off\", \"proxy\": \"proxy.example:3128\", \"threads\": 2");
        Policy policy = detect(Map.of()).policy();
        Map<String, String> environment =
                policy.over(Map.of("LAYERWRIGHT_LANG", "en", "HTTPS_PROXY", "own.example:1", "HOME", "/home/li"));
        assertEquals(
                Map.of(
                        "LAYERWRIGHT_LANG",
                        "zh-CN",
                        "LAYERWRIGHT_UPDATES",
                        "off",
                        "https_proxy",
                        "proxy.example:3128",
                        "http_proxy",
                        "proxy.example:3128",
                        "HOME",
                        "/home/li"),
                environment);
        assertTrue(policy.isSet(Policy.LANGUAGE));
        assertEquals(OptionalInt.of(2), policy.threads());
        assertEquals(2, policy.limited(16));
        assertEquals(1, policy.limited(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"threds\": 2",
                ", \"threads\": 0",
                ", \"threads\": \"many\"",
                ", \"data\": \"/srv/${NOBODY_SET_THIS}\"",
                ", \"data\": 3",
                ","
            })
    void aDamagedOneIsNeverPassedOver(String fields) throws IOException {
        policy(fields);
        RunException e = assertThrows(RunException.class, () -> detect(Map.of()));
        assertEquals("error.policy.damaged", e.key());
        assertTrue(e.getMessage().contains("policy.json"), e.getMessage());
    }

    @Test
    void aHugeOneIsNotRead() throws IOException {
        policy(" ".repeat(70_000));
        assertEquals(
                "error.policy.large",
                assertThrows(RunException.class, () -> detect(Map.of())).key());
    }

    @Test
    void theFolderBesideTheApplicationMakesItPortable() throws IOException {
        Map<String, String> environment = Map.of("LAYERWRIGHT_DATA", "/elsewhere");
        assertFalse(detect(environment).portable());
        assertEquals(Path.of("/elsewhere").toAbsolutePath(), detect(environment).userData());
        Files.createDirectory(folder.resolve("LayerwrightData"));
        AppFolders folders = detect(environment);
        assertTrue(folders.portable());
        assertEquals(folder.resolve("LayerwrightData"), folders.userData());
        assertEquals(folder.resolve("LayerwrightData/runs"), folders.runs());
    }
}
