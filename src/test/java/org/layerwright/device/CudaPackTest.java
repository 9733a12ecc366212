package org.layerwright.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwright.data.download.Pack;

class CudaPackTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void listsTheFilesOfTheProfile(Platform platform) throws IOException {
        CudaPack pack = CudaPack.of(platform, folder);
        String pom = Files.readString(Path.of(System.getProperty("layerwright.home", "."), "pom.xml"));
        String cuda = pom.replaceAll("(?s).*<cuda.version>(.*?)</cuda.version>.*", "$1");
        String nd4j = pom.replaceAll("(?s).*<nd4j.version>(.*?)</nd4j.version>.*", "$1");
        for (Pack.File file : pack.pack().files()) {
            String version = file.path().startsWith("org/nd4j") ? nd4j : cuda;
            assertTrue(file.path().contains("/" + version + "/"), file.path());
            assertTrue(file.sha256().matches("[0-9a-f]{64}"), file.sha256());
            assertFalse(file.path().contains(platform == Platform.LINUX ? "windows" : "linux"), file.path());
        }
        assertEquals(6, pack.pack().files().size());
        // ND4J's classes, its natives with cuDNN, and CUDA's own libraries: 2.2 to 2.4 GB.
        assertEquals(2.3e9, pack.pack().bytes(), 0.15e9);
    }

    /** Files with nothing in them but of the right length, which take no room. */
    @Test
    void isInstalledOnceAllFilesAreThere() throws IOException {
        CudaPack pack = CudaPack.of(Platform.LINUX, folder);
        assertFalse(pack.isInstalled());
        for (Path jar : pack.jars()) {
            Files.createDirectories(jar.getParent());
            assertFalse(pack.isInstalled());
            long size = pack.pack().files().stream()
                    .filter(file -> jar.endsWith(file.name()))
                    .findFirst()
                    .orElseThrow()
                    .size();
            try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
                file.setLength(size);
            }
        }
        assertTrue(pack.isInstalled());
        assertTrue(pack.remove());
        assertFalse(Files.exists(folder.resolve("cuda")));
        assertFalse(pack.remove());
    }
}
