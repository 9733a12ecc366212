package org.layerwright.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableArchiveTest {
    private static final int HEADER = 4096;

    @TempDir
    Path folder;

    @Test
    void clocksAndChecksumsBecomeZeroAndTheRestStays() throws IOException {
        Path first = archive("a", 0x1234, 13_152_740, 42);
        Path second = archive("b", 0x4321, 13_213_084, 42);
        assertEquals(1, StableArchive.settle(first, second));
        Path later = archive("c", 0x1111, 99_000_000, 42);
        assertEquals(1, StableArchive.settle(archive("d", 0x2222, 98_000_000, 42), later));
        assertArrayEquals(Files.readAllBytes(second), Files.readAllBytes(later));
        ByteBuffer settled = ByteBuffer.wrap(Files.readAllBytes(second)).order(ByteOrder.nativeOrder());
        assertEquals(0, settled.getInt(4));
        assertEquals(0, settled.getLong(HEADER + 16));
        assertEquals(42, settled.getLong(HEADER + 32));
    }

    @Test
    void anotherDifferenceIsLeftAsItIs() throws IOException {
        Path second = archive("b", 2, 13_213_084, 41);
        byte[] before = Files.readAllBytes(second);
        assertEquals(-1, StableArchive.settle(archive("a", 1, 13_152_740, 42), second));
        assertArrayEquals(before, Files.readAllBytes(second));
    }

    @Test
    void anotherSizeIsLeftAsItIs() throws IOException {
        Path shorter = Files.write(folder.resolve("short"), new byte[HEADER]);
        assertEquals(-1, StableArchive.settle(shorter, archive("b", 2, 13_213_084, 42)));
    }

    private Path archive(String name, int checksum, long clock, long content) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + 64).order(ByteOrder.nativeOrder());
        bytes.putInt(0, 0xf00baba2);
        bytes.putInt(4, checksum);
        bytes.putLong(HEADER + 16, clock);
        bytes.putLong(HEADER + 32, content);
        return Files.write(folder.resolve(name), bytes.array());
    }
}
