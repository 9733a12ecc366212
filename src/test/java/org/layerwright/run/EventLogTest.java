package org.layerwright.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void folder() {
        run = RunFolder.create(folder, "test", Samples.CLOCK);
    }

    @Test
    void eachLineTellsWhenAndWhat() throws IOException {
        try (EventLog log = run.appendEvents(Samples.CLOCK)) {
            log.write("{\"type\":\"StepDone\",\"loss\":0.5}");
            log.write("{\"at\":\"never\",\"type\":\"Paused\",\"text\":\"a\\nb\"}");
        }
        assertEquals(
                "{\"at\":\"2026-11-24T10:15:02.123Z\",\"type\":\"StepDone\",\"loss\":0.5}\n"
                        + "{\"at\":\"2026-11-24T10:15:02.123Z\",\"type\":\"Paused\",\"text\":\"a\\nb\"}\n",
                Files.readString(run.eventsFile()));
        assertEquals(List.of("StepDone", "Paused"), types());
    }

    @Test
    void whatIsFlushedCanBeReadWhileTheLogIsOpen() {
        try (EventLog log = run.appendEvents(Samples.CLOCK)) {
            log.write("{\"type\":\"A\"}");
            assertEquals(List.of(), types());
            log.flush();
            assertEquals(List.of("A"), types());
        }
    }

    /** As a killed process leaves it: the last line is torn, in the middle of a character even. */
    @Test
    void aTornLastLineIsDroppedAndTheNextWriterCutsItOff() throws IOException {
        try (EventLog log = run.appendEvents(Samples.CLOCK)) {
            log.write("{\"type\":\"A\"}");
        }
        Files.write(
                run.eventsFile(), new byte[] {'{', '"', 't', '"', ':', '"', (byte) 0xE4}, StandardOpenOption.APPEND);
        assertEquals(List.of("A"), types());
        try (EventLog log = run.appendEvents(Samples.CLOCK)) {
            log.write("{\"type\":\"B\"}");
        }
        assertEquals(List.of("A", "B"), types());
        assertEquals(2, Files.readAllLines(run.eventsFile()).size());
    }

    @Test
    void aLogThatNeverBeganHasNoEvents() {
        assertEquals(List.of(), types());
    }

    @Test
    void onlyObjectsAreEvents() {
        try (EventLog log = run.appendEvents(Samples.CLOCK)) {
            assertThrows(IllegalArgumentException.class, () -> log.write("[1]"));
            assertThrows(IllegalArgumentException.class, () -> log.write("{"));
        }
    }

    @Test
    void aLogThatCannotBeOpenedNamesIt() throws IOException {
        Files.createDirectory(run.eventsFile());
        RunException e = assertThrows(RunException.class, () -> run.appendEvents(Samples.CLOCK));
        assertTrue(e.getMessage().contains(run.eventsFile().toString()), e.getMessage());
    }

    private List<String> types() {
        List<String> types = new ArrayList<>();
        run.readEvents(event -> types.add(event.path("type").asText()));
        return types;
    }
}
