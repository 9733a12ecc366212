package org.layerwright.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    /** FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void ofATextAndOfAFile() throws IOException {
        assertEquals(ABC, Sha256.of("abc"));
        assertEquals(ABC, Sha256.of(Files.writeString(folder.resolve("abc"), "abc")));
        // "é" is two bytes: printf 'é' | sha256sum
        assertEquals("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c", Sha256.of("é"));
    }
}
