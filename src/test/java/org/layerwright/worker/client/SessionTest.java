package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir
    Path sessions;

    @Test
    void onlyTheUserMayLookIntoIt() throws IOException {
        try (Session session = Session.open(sessions)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(session.folder())));
        }
    }

    @Test
    void eachOwnerHasItsOwnAndClearsItAway() throws IOException {
        Session first = Session.open(sessions);
        try (Session second = Session.open(sessions)) {
            assertNotEquals(first.folder(), second.folder());
            assertTrue(Files.exists(first.folder()), "an owner that lives keeps its folder");
            Files.writeString(first.log(), "a line");
            first.close();
            assertFalse(Files.exists(first.folder()));
        }
    }

    @Test
    void whatDeadOwnersLeftIsClearedAway() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        Path dead = Files.createDirectory(sessions.resolve(process.pid() + "-1"));
        Files.writeString(dead.resolve("owner"), "then");
        Files.writeString(dead.resolve("worker.log"), "a line");
        Path reused =
                Files.createDirectory(sessions.resolve(ProcessHandle.current().pid() + "-1"));
        Files.writeString(reused.resolve("owner"), "another start");
        Path foreign = Files.createDirectory(sessions.resolve("not ours"));
        Path strange = Files.createDirectories(
                sessions.resolve(process.pid() + "-2").resolve("folder").resolve("in it"));
        try (Session session = Session.open(sessions)) {
            assertFalse(Files.exists(dead));
            assertFalse(Files.exists(reused), "the same process id, but another process");
            assertTrue(Files.exists(foreign));
            assertTrue(Files.exists(strange));
            assertTrue(Files.exists(session.folder()));
        }
    }
}
