package org.layerwright.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
    @TempDir
    Path folder;

    @Test
    void theSystemsWordsStandForClassesOfExceptions() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path missing = folder.resolve("missing");
        assertEquals("No such file or directory", reason(() -> Files.size(missing), missing));
        assertEquals("Directory not empty", reason(() -> Files.delete(folder), folder));
        assertEquals("Not UTF-8", reason(() -> Files.readString(Files.write(file, new byte[] {(byte) 0xFF})), file));
        assertEquals("Not a directory", IoReason.of(new NotDirectoryException("/a"), Path.of("/a")));
        assertEquals("Permission denied", IoReason.of(new AccessDeniedException("/a"), Path.of("/a")));
        assertEquals("Is a directory", IoReason.of(new FileSystemException("a", "b", "Is a directory"), file));
    }

    @Test
    void whatIsInTheWayElsewhereIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("below");
        assertEquals("File exists (" + file + ")", reason(() -> Files.createDirectories(file), below));
    }

    @Test
    void otherMessagesStandAsTheyAre() {
        Path file = folder.resolve("file");
        assertEquals("No space left on device", IoReason.of(new IOException("No space left on device"), file));
        assertEquals("EOFException", IoReason.of(new EOFException(), file));
        assertEquals("EOFException at 3", IoReason.of(new EOFException("at 3"), file));
        assertEquals("IOException", IoReason.of(new IOException(), file));
    }

    private static String reason(Executable doing, Path subject) {
        return IoReason.of(assertThrows(IOException.class, doing), subject);
    }
}
