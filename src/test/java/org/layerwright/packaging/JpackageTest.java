package org.layerwright.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The command lines for Windows and macOS against what the manual page of jpackage (JDK 25) says: no such machine is
 * needed to see that an option exists, where it counts, and whether it takes a value.
 */
class JpackageTest {
    private static final Set<String> GENERIC =
            Set.of("--type", "--app-version", "--copyright", "--description", "--name", "--dest", "--vendor");
    private static final Set<String> IMAGE = Set.of(
            "--input",
            "--main-jar",
            "--main-class",
            "--runtime-image",
            "--icon",
            "--java-options",
            "--add-launcher",
            "--app-content",
            "--arguments");
    private static final Set<String> PACKAGE =
            Set.of("--about-url", "--app-image", "--file-associations", "--install-dir", "--license-file");
    private static final Set<String> WINDOWS_PACKAGE =
            Set.of("--win-menu-group", "--win-upgrade-uuid", "--win-help-url");
    private static final Set<String> WINDOWS_FLAGS = Set.of(
            "--win-dir-chooser", "--win-menu", "--win-per-user-install", "--win-shortcut", "--win-shortcut-prompt");
    /** Replaced when the program is started, the dollar sign up to the next character that is no letter or digit. */
    private static final Set<String> TOKENS = Set.of("$APPDIR", "$ROOTDIR", "$BINDIR");

    @Test
    void anImageIsMadeOfDocumentedOptions() {
        for (Target target : List.of(Target.WINDOWS_X64, Target.MACOS_X64, Target.MACOS_ARM64)) {
            List<String> command =
                    jpackage(target).imageCommand(Path.of("staged/app"), Path.of("staged/runtime"), Path.of("image"));
            assertEquals("app-image", value(command, "--type"));
            List<String> options = options(command, Set.of());
            options.removeAll(GENERIC);
            options.removeAll(IMAGE);
            // An application of macOS says itself what it opens, in the Info.plist of its image.
            assertEquals(
                    target.isWindows() ? List.of() : List.of("--file-associations", "--file-associations"), options);
        }
    }

    @Test
    void anInstallerIsMadeOfDocumentedOptions() {
        List<String> windows = jpackage(Target.WINDOWS_X64).installerCommand(Path.of("image/Layerwright"));
        assertEquals("msi", value(windows, "--type"));
        List<String> options = options(windows, WINDOWS_FLAGS);
        options.removeAll(GENERIC);
        options.removeAll(PACKAGE);
        options.removeAll(WINDOWS_PACKAGE);
        assertEquals(List.of(), options);
        assertTrue(windows.contains("--file-associations"));

        List<String> macos = jpackage(Target.MACOS_ARM64).installerCommand(Path.of("image/Layerwright.app"));
        assertEquals("dmg", value(macos, "--type"));
        options = options(macos, Set.of());
        options.removeAll(GENERIC);
        options.removeAll(PACKAGE);
        assertEquals(List.of(), options);
        assertFalse(macos.contains("--file-associations"), "its image has them already, and they would not count here");
    }

    @Test
    void versionsAreOfTheKindThatEachSystemTakes() {
        // Windows: up to 255.255.65535. macOS: one to three numbers, the first of them not 0.
        assertEquals("0.1.0", value(jpackage(Target.WINDOWS_X64).installerCommand(Path.of("i")), "--app-version"));
        assertEquals("1.1.0", value(jpackage(Target.MACOS_X64).installerCommand(Path.of("i")), "--app-version"));
    }

    @Test
    void onlyKnownPlacesAreFilledInAtTheStart() {
        List<String> command =
                jpackage(Target.WINDOWS_X64).imageCommand(Path.of("app"), Path.of("runtime"), Path.of("image"));
        for (String word : command) {
            int at = word.indexOf('$');
            if (at >= 0) {
                String token = word.substring(at).replaceFirst("(?<=[A-Z])[^A-Za-z0-9].*", "");
                assertTrue(TOKENS.contains(token), word);
            }
        }
        assertTrue(command.stream().anyMatch(word -> word.contains("$APPDIR")));
    }

    private static Jpackage jpackage(Target target) {
        Build build = new Build(
                Path.of("/clone"),
                target,
                "0.1.0-SNAPSHOT",
                Instant.EPOCH,
                Path.of("/jdk"),
                Path.of("/monocle.jar"),
                true,
                Set.of("msi", "dmg"),
                false);
        return new Jpackage(
                build, List.of("-Dlayerwright.home=$APPDIR", "-Dlayerwright.portable=$ROOTDIR/../LayerwrightData"));
    }

    private static String value(List<String> command, String option) {
        return command.get(command.indexOf(option) + 1);
    }

    /** The options by name; each one that is no flag must be followed by a value. */
    private static List<String> options(List<String> command, Set<String> flags) {
        List<String> options = new ArrayList<>();
        for (int i = 1; i < command.size(); i++) {
            String option = command.get(i);
            assertTrue(option.startsWith("--"), option + " in " + command);
            if (!flags.contains(option)) {
                options.add(option);
                i++;
                assertFalse(command.get(i).startsWith("--"), option + " has no value in " + command);
            }
        }
        return options;
    }
}
