package org.layerwright.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * The archive of classes laid ready for the start of window, command line and worker (class-data sharing, JEP 310). The
 * application is run once and every class that it loads is written down; the archive is made from that list.
 *
 * <p>Up to JDK 18 the virtual machine takes an archive only where the jars lie at the very paths that they had when it
 * was made, so there it is made for one place; later ones compare what lies beside each other.
 */
final class ClassArchive {
    /** The first version that takes an archive along to another folder. */
    private static final int MOVABLE = 19;

    private final Build build;
    private final Path app;
    private final Path java;
    private final int feature;

    /** @param runtime the runtime that is packaged */
    ClassArchive(Build build, Path app, Path runtime) throws IOException {
        this.build = build;
        this.app = app;
        this.java = runtime.resolve("bin").resolve(build.target().isWindows() ? "java.exe" : "java");
        this.feature = Runtime.feature(build);
    }

    boolean isMovable() {
        return feature >= MOVABLE;
    }

    /**
     * Runs the application and lists its classes.
     *
     * @return the list, which is kept outside of the application
     */
    Path list() throws IOException, InterruptedException {
        Path folder = Trees.fresh(build.work().resolve("rehearsal"));
        Path window = folder.resolve("window.lst");
        Path shell = folder.resolve("shell.lst");
        Path worker = folder.resolve("worker.lst");
        Map<String, String> environment =
                Map.of("LAYERWRIGHT_DATA", folder.resolve("data").toString(), "LAYERWRIGHT_LANG", "en");
        List<String> show =
                new ArrayList<>(options(window, app.resolve("native").resolve("javafx")));
        show.addAll(List.of(
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-Dlayerwright.rehearse=true",
                "-cp",
                app.resolve("layerwright.jar") + File.pathSeparator + build.monocle(),
                "org.layerwright.app.Launcher"));
        Tools.run(show, environment, folder);
        List<String> train =
                new ArrayList<>(options(shell, app.resolve("native").resolve("javafx")));
        train.addAll(List.of(
                "-Dlayerwright.classes=" + worker,
                "-cp",
                app.resolve("layerwright.jar").toString(),
                "org.layerwright.app.Launcher",
                "train",
                app.resolve("sample-models").resolve("small-cnn-mnist.json").toString(),
                "--epochs",
                "1"));
        Tools.run(train, environment, folder);
        Set<String> all = new LinkedHashSet<>();
        for (Path list : List.of(window, shell, worker)) {
            all.addAll(Files.readAllLines(list));
        }
        all.removeIf(line -> line.contains("monocle") || line.startsWith("#"));
        all.addAll(glass());
        return Files.write(folder.resolve("classes.lst"), all);
    }

    /** Makes the archive from a list, for the place where the application lies now. */
    List<String> command(Path place, Path list) {
        return List.of(
                place.resolve("runtime")
                        .resolve("bin")
                        .resolve(java.getFileName())
                        .toString(),
                "-XX:+UseSerialGC",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + place.resolve("app").resolve("layerwright.jsa"),
                "-cp",
                place.resolve("app").resolve("layerwright.jar").toString());
    }

    private List<String> options(Path list, Path natives) {
        return List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:DumpLoadedClassList=" + list,
                "-Dlayerwright.home=" + app,
                "-Dlayerwright.natives=" + app.resolve("native"),
                "-Djava.library.path=" + natives);
    }

    /** The classes of the real window system, which a rehearsal without a display does not load. */
    private Collection<String> glass() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path jar : Trees.files(app.resolve("lib"))) {
            if (!jar.getFileName().toString().startsWith("javafx-graphics-")) {
                continue;
            }
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.matches("com/sun/glass/ui/(gtk|win|mac)/[^/]*\\.class"))
                        .sorted()
                        .forEach(name -> names.add(name.substring(0, name.length() - ".class".length())));
            }
        }
        return names;
    }
}
