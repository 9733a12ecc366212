package org.layerwright.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    private final AtomicFiles files = new AtomicFiles();

    @TempDir
    Path folder;

    @Test
    void createsReplacesAndMakesTheFolder() throws IOException {
        Path file = folder.resolve("a").resolve("b.txt");
        files.write(file, "one".getBytes(StandardCharsets.UTF_8));
        files.write(file, out -> out.write("two".getBytes(StandardCharsets.UTF_8)));
        assertEquals("two", Files.readString(file));
        assertEquals(List.of("b.txt"), names(file.getParent()));
    }

    @Test
    void theOldFileIsWholeWhileTheNewOneIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        files.write(file, out -> {
            out.write(new byte[1 << 20]);
            out.flush();
            assertEquals("old", Files.readString(file));
        });
        assertEquals(1 << 20, Files.size(file));
    }

    /** The disk fills up in the middle of a larger file. */
    @Test
    void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("last.lwc"), "old");
        AtomicFiles full = new AtomicFiles(beside -> new FullDisk(beside, 300_000));
        FileException e = assertThrows(FileException.class, () -> full.write(file, new byte[1 << 20]));
        assertEquals("error.file.write", e.key());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
        assertTrue(e.getMessage().contains("Free some space"), e.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("last.lwc"), names(folder));
    }

    @Test
    void aFailureOfTheWriterLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        assertThrows(
                IllegalStateException.class,
                () -> files.write(file, out -> {
                    out.write(1);
                    throw new IllegalStateException("half-way");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a"), names(folder));
    }

    /** No process has the number 2^31 − 1 on any system that we know: Linux stops at 2^22. */
    @Test
    void whatAKilledWriterLeftBehindIsClearedAway() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "whole");
        Files.writeString(folder.resolve(".run.json.2147483647-1a-1.tmp"), "ha");
        files.write(file, "new".getBytes(StandardCharsets.UTF_8));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("run.json"), names(folder));
    }

    /** A process of the same number that began after the file was written is another one, as happens in containers. */
    @Test
    void leftoversOfAnEarlierProcessOfTheSameNumberAreClearedAwayAndThoseOfThisOneSpared() throws IOException {
        long pid = ProcessHandle.current().pid();
        Path old = Files.writeString(folder.resolve(".a." + pid + "-1a-1.tmp"), "ha");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        Files.writeString(folder.resolve(".a." + pid + "-1b-1.tmp"), "in work");
        Files.writeString(folder.resolve(".a.b.2147483647-1a-1.tmp"), "another file's");
        files.write(folder.resolve("a"), new byte[1]);
        assertEquals(List.of(".a." + pid + "-1b-1.tmp", ".a.b.2147483647-1a-1.tmp", "a"), names(folder));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("below");
        FileException e = assertThrows(FileException.class, () -> files.write(file, new byte[1]));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
