package org.layerwright.packaging;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The class files of an application as it is packaged: of its jars and of its own Java runtime, whose files jlink has rewritten. */
final class ImageClasses implements Closeable {
    private static final String ENDING = ".class";

    private final FileSystem runtime;
    private final JarFile own;
    private final List<JarFile> libraries = new ArrayList<>();

    /** @param feature the version of the runtime, for which a jar may hold a class file of its own */
    ImageClasses(Path app, Path runtime, int feature) throws IOException {
        this.runtime = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", runtime.toString()));
        java.lang.Runtime.Version version = java.lang.Runtime.Version.parse(String.valueOf(feature));
        this.own = new JarFile(app.resolve("layerwright.jar").toFile(), true, ZipFile.OPEN_READ, version);
        for (Path jar : Trees.files(app.resolve("lib"))) {
            libraries.add(new JarFile(jar.toFile(), true, ZipFile.OPEN_READ, version));
        }
    }

    /** The names of all classes of ours. */
    List<String> own() {
        return names(own, Pattern.compile("org/layerwright/.*"));
    }

    /** The names of all classes of libraries that a pattern takes. */
    List<String> ofLibraries(Pattern pattern) {
        return libraries.stream()
                .flatMap(jar -> names(jar, pattern).stream())
                .sorted()
                .toList();
    }

    /** A class as the application's JVM would find it: the runtime first, then the class path. */
    Optional<ClassFile> find(String name) throws IOException {
        int slash = name.lastIndexOf('/');
        Path modules = runtime.getPath(
                "/packages", slash < 0 ? "" : name.substring(0, slash).replace('/', '.'));
        if (Files.isDirectory(modules)) {
            try (Stream<Path> all = Files.list(modules)) {
                for (Path module : all.toList()) {
                    Path file = runtime.getPath("/modules", module.getFileName().toString(), name + ENDING);
                    if (Files.exists(file)) {
                        return Optional.of(new ClassFile(Files.readAllBytes(file)));
                    }
                }
            }
        }
        for (JarFile jar : jars()) {
            ZipEntry entry = jar.getEntry(name + ENDING);
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    return Optional.of(new ClassFile(in.readAllBytes()));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (JarFile jar : jars()) {
            jar.close();
        }
        runtime.close();
    }

    private List<JarFile> jars() {
        List<JarFile> all = new ArrayList<>(List.of(own));
        all.addAll(libraries);
        return all;
    }

    private static List<String> names(JarFile jar, Pattern pattern) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(ENDING))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .filter(name -> pattern.matcher(name).matches() && !name.endsWith("-info"))
                .sorted()
                .toList();
    }
}
