package org.layerwright.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
        assertEquals(
                "No such file or directory (" + folder.resolve("x") + ")",
                reason(() -> Files.size(folder.resolve("x"))));
        assertEquals("File exists (" + file + ")", reason(() -> Files.createDirectories(file)));
        assertEquals(
                "Not a directory (" + file.resolve("x") + ")",
                reason(() -> Files.newByteChannel(file.resolve("x")).close()));
        assertEquals("Directory not empty (" + folder + ")", reason(() -> Files.delete(folder)));
        assertEquals("Not UTF-8", reason(() -> Files.readString(Files.write(file, new byte[] {(byte) 0xFF}))));
        assertEquals("Permission denied (x)", IoReason.of(new AccessDeniedException("x")));
        assertEquals("Is a directory", IoReason.of(new FileSystemException("a", "b", "Is a directory")));
    }

    @Test
    void otherMessagesStandAsTheyAre() {
        assertEquals("No space left on device", IoReason.of(new IOException("No space left on device")));
        assertEquals("EOFException", IoReason.of(new EOFException()));
        assertEquals("EOFException at 3", IoReason.of(new EOFException("at 3")));
        assertEquals("IOException", IoReason.of(new IOException()));
    }

    private static String reason(Executable doing) {
        return IoReason.of(assertThrows(IOException.class, doing));
    }
}
