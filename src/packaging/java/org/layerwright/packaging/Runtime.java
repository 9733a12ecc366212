package org.layerwright.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The Java runtime that comes along: only the modules that the application and its libraries use. */
final class Runtime {
    /**
     * What {@code jdeps} names, and what it cannot see: elliptic curves for TLS before JDK 22, numbers and dates in
     * Chinese, and the text encodings of CSV files from elsewhere. Left out of what it names are flight recordings and
     * the compiler, which libraries only ask for where they are.
     */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.net.http",
            "java.sql",
            "java.xml",
            "jdk.charsets",
            "jdk.crypto.ec",
            "jdk.localedata",
            "jdk.management",
            "jdk.unsupported");
    /** The launchers that are kept: the worker is started by {@code java}. */
    private static final Set<String> PROGRAMS = Set.of("java", "java.exe", "javaw.exe");

    private Runtime() {}

    static void link(Build build, Path folder) throws IOException, InterruptedException {
        Trees.delete(folder);
        List<String> command = new ArrayList<>(List.of(
                build.tool("jlink"),
                "--output",
                folder.toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--include-locales=en,zh",
                "--no-header-files",
                "--no-man-pages",
                "--strip-debug"));
        Tools.run(command);
        for (Path file : Trees.files(folder.resolve("bin"))) {
            String name = file.getFileName().toString();
            if (!PROGRAMS.contains(name) && !name.endsWith(".dll")) {
                Files.delete(file);
            }
        }
        // Other kinds of virtual machine than the server's, which nobody would choose here.
        Trees.delete(folder.resolve("lib").resolve("client"));
        Trees.delete(folder.resolve("lib").resolve("minimal"));
    }

    /** The feature version of the JDK that is packaged. */
    static int feature(Build build) throws IOException {
        return Files.readAllLines(build.jdk().resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new IOException("\"" + build.jdk() + "\" does not say its version in \"release\"."));
    }
}
