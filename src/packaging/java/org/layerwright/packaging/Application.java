package org.layerwright.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder of the application: its jars without natives, the natives as files, data, samples and licences. */
final class Application {
    private Application() {}

    static void lay(Build build, Path app) throws IOException, InterruptedException {
        Trees.fresh(app);
        Path target = build.project().resolve("target");
        Path lib = Files.createDirectories(app.resolve("lib"));
        Path natives = Files.createDirectories(app.resolve("native"));
        SlimJar slim = new SlimJar(build.target(), build.time());
        slim.write(target.resolve("layerwright.jar"), app.resolve("layerwright.jar"), natives);
        for (Path jar : libraries(target)) {
            slim.write(jar, lib.resolve(jar.getFileName()), natives);
        }
        if (build.target().isLinux()) {
            strip(natives);
        }
        secondName(natives.resolve("openblas"));
        for (String name : List.of("assets", "sample-models")) {
            Trees.copy(build.project().resolve(name), app.resolve(name));
        }
        for (String name : List.of("LICENSE", "NOTICE")) {
            Files.copy(build.project().resolve(name), app.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * OpenBLAS goes by a second name without LAPACK, by which other natives ask for it. JavaCPP would make it at every
     * start in the user's folder.
     */
    private static void secondName(Path folder) throws IOException {
        for (Path file : Trees.files(folder)) {
            String name = file.getFileName().toString();
            if (name.matches("libopenblas\\..*(so|dylib).*")) {
                Files.createSymbolicLink(
                        folder.resolve(name.replace("libopenblas", "libopenblas_nolapack")), file.getFileName());
            }
        }
    }

    /** Those that the jar's manifest names; older ones may lie beside them. */
    private static List<Path> libraries(Path target) throws IOException {
        try (var jar =
                new java.util.jar.JarFile(target.resolve("layerwright.jar").toFile())) {
            String names = jar.getManifest().getMainAttributes().getValue("Class-Path");
            return List.of(names.split("\\s+")).stream()
                    .sorted()
                    .map(target::resolve)
                    .toList();
        }
    }

    /** Takes the names of inner functions out of natives, which only a debugger reads. */
    private static void strip(Path natives) throws IOException, InterruptedException {
        if (Tools.find("strip").isEmpty()) {
            System.out.println("There is no \"strip\" (package binutils): the natives keep 40 MB of names.");
            return;
        }
        for (Path file : Trees.files(natives)) {
            Tools.run(List.of("strip", "--strip-unneeded", file.toString()));
        }
    }
}
