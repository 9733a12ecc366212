package org.layerwright.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlimJarTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    /** The names are those of onnxruntime-1.29.0.jar; macOS on x86-64 has no natives in it. */
    @Test
    void eachPlatformGetsItsOwnNatives() throws IOException {
        Path jar = jar(
                "onnxruntime-1.29.0.jar",
                "ai/onnxruntime/OrtSession.class",
                "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
                "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so",
                "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib",
                "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib.dSYM/Contents/Info.plist",
                "ai/onnxruntime/native/win-x64/onnxruntime.dll",
                "ai/onnxruntime/native/win-x64/onnxruntime.lib");
        assertEquals(List.of("libonnxruntime.so"), natives(jar, Target.LINUX_X64));
        assertEquals(List.of("libonnxruntime.so"), natives(jar, Target.LINUX_ARM64));
        assertEquals(List.of("onnxruntime.dll"), natives(jar, Target.WINDOWS_X64));
        assertEquals(List.of("libonnxruntime.dylib"), natives(jar, Target.MACOS_ARM64));
        assertEquals(List.of(), natives(jar, Target.MACOS_X64));
    }

    @Test
    void theSameClassesInAnotherOrderMakeTheSameJar() throws IOException {
        Path one = jar("one-1.jar", "b/B.class", "a/A.class", "META-INF/MANIFEST.MF", "META-INF/maven/pom.xml");
        Path other = jar("other-1.jar", "META-INF/MANIFEST.MF", "a/A.class", "b/B.class", "a/include/a.h");
        Path slim = folder.resolve("slim.jar");
        Path second = folder.resolve("second.jar");
        new SlimJar(Target.LINUX_X64, TIME).write(one, slim, folder.resolve("n"));
        new SlimJar(Target.LINUX_X64, TIME).write(other, second, folder.resolve("n"));
        assertArrayEquals(Files.readAllBytes(slim), Files.readAllBytes(second));
        try (ZipFile zip = new ZipFile(slim.toFile())) {
            assertEquals(
                    List.of("META-INF/MANIFEST.MF", "a/A.class", "b/B.class"),
                    zip.stream().map(ZipEntry::getName).toList());
        }
    }

    /** The self-test names the version of ND4J, which is told there. */
    @Test
    void theVersionOfALibraryStays() throws IOException {
        String version = "META-INF/maven/org.nd4j/nd4j-api/pom.properties";
        Path jar = jar("nd4j-api-1.jar", "a/A.class", version, "META-INF/maven/org.nd4j/nd4j-api/pom.xml");
        Path slim = folder.resolve("slim.jar");
        new SlimJar(Target.LINUX_X64, TIME).write(jar, slim, folder.resolve("n"));
        try (ZipFile zip = new ZipFile(slim.toFile())) {
            assertEquals(
                    List.of(version, "a/A.class"),
                    zip.stream().map(ZipEntry::getName).toList());
        }
    }

    private List<String> natives(Path jar, Target target) throws IOException {
        Path natives = folder.resolve(target.name());
        new SlimJar(target, TIME).write(jar, folder.resolve(target + ".jar"), natives);
        Path own = natives.resolve("onnxruntime");
        if (!Files.exists(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.substring(entry.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
