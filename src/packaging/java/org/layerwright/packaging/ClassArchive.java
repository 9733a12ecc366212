package org.layerwright.packaging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The archive of classes laid ready for the start of window, command line and worker (class-data sharing, JEP 310),
 * made from a {@link ClassList}.
 *
 * <p>Up to JDK 18 the virtual machine takes an archive only where the jars lie at the very paths that they had when it
 * was made, so there it is made for one place; later ones compare what lies beside each other. From JDK 24 on the classes
 * are kept as they are after loading and linking (JEP 483), and a JVM that is started in another way than ours, with
 * another module option for example, goes on without the archive.
 */
final class ClassArchive {
    /** The first version that takes an archive along to another folder. */
    private static final int MOVABLE = 19;
    /** The first version that keeps classes linked. */
    private static final int LINKED = 24;

    private static final String NAME = "layerwright.jsa";

    private final Build build;
    private final Path app;
    private final Path runtime;
    private final Path java;
    private final int feature;

    /** @param runtime the runtime that is packaged */
    ClassArchive(Build build, Path app, Path runtime) throws IOException {
        this.build = build;
        this.app = app;
        this.runtime = runtime;
        this.java = runtime.resolve("bin").resolve(build.target().isWindows() ? "java.exe" : "java");
        this.feature = Runtime.feature(build);
    }

    boolean isMovable() {
        return feature >= MOVABLE;
    }

    Path file() {
        return app.resolve(NAME);
    }

    /**
     * Writes the list of what is archived, after a rehearsal if one was asked for.
     *
     * @return the list, which is kept outside of the application
     */
    Path list() throws IOException, InterruptedException {
        Path kept = build.resources().resolve("classes.lst");
        List<String> lines = Files.exists(kept) ? Files.readAllLines(kept) : List.of();
        try (ImageClasses classes = new ImageClasses(app, runtime, feature)) {
            if (build.rehearse()) {
                lines = ClassList.renewed(lines, rehearse(), name -> isThere(classes, name));
                Files.write(kept, lines);
            }
            return Files.write(build.work().resolve("classes.lst"), ClassList.whole(lines, classes, feature >= LINKED));
        }
    }

    private static boolean isThere(ImageClasses classes, String name) {
        try {
            return classes.find(name).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the window without a display, shows all its pages, trains an epoch, and returns what was loaded. */
    private List<String> rehearse() throws IOException, InterruptedException {
        Path folder = Trees.fresh(build.work().resolve("rehearsal"));
        Path window = folder.resolve("window.lst");
        Path shell = folder.resolve("shell.lst");
        Path worker = folder.resolve("worker.lst");
        Map<String, String> environment =
                Map.of("LAYERWRIGHT_DATA", folder.resolve("data").toString(), "LAYERWRIGHT_LANG", "en");
        List<String> show = new ArrayList<>(options(window));
        show.addAll(List.of(
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-Dlayerwright.rehearse=true",
                "-cp",
                app.resolve("layerwright.jar") + File.pathSeparator + build.monocle(),
                "org.layerwright.app.Launcher"));
        Tools.run(show, environment, folder);
        Path network = app.resolve("sample-models").resolve("small-cnn-mnist.json");
        Path told = folder.resolve("told.lst");
        Tools.run(
                shell(
                        shell,
                        "-Dlayerwright.classes=" + worker,
                        "train",
                        network.toString(),
                        "--epochs",
                        "1",
                        "--limit",
                        "2000"),
                environment,
                folder);
        // Prints a table, as training only does where it lasts longer.
        Tools.run(shell(told, "-Dlayerwright.rehearse=true", "info", network.toString()), environment, folder);
        List<String> lines = new ArrayList<>();
        for (Path list : List.of(window, shell, told, worker)) {
            lines.addAll(Files.readAllLines(list));
        }
        return lines;
    }

    /**
     * Makes the archive for the place where the application lies now, twice, and takes out what is the clock's and not
     * the list's.
     *
     * @param place where the application seems to lie for the command
     * @param run   runs a command
     * @return what to tell about it
     */
    String make(Path place, Path list, Command run) throws IOException, InterruptedException {
        Path archive = app.resolve(NAME);
        run.run(command(place, list));
        Path first = Files.move(archive, build.work().resolve("first.jsa"), StandardCopyOption.REPLACE_EXISTING);
        run.run(command(place, list));
        int words = StableArchive.settle(first, archive);
        Files.delete(first);
        if (words < 0 && feature >= LINKED && build.target().isLinux()) {
            throw new IllegalStateException("Two archives made from \"" + list
                    + "\" differ in more than the clock, so nobody could repeat this build.");
        }
        return String.format(
                "%s: %.1f MB, %s",
                NAME,
                Files.size(archive) / 1e6,
                words < 0 ? "not the same when it is made again" : words + " words were the clock's");
    }

    /** Runs a program to its end, here or where the application seems to lie elsewhere. */
    interface Command {
        void run(List<String> command) throws IOException, InterruptedException;
    }

    private List<String> command(Path place, Path list) {
        List<String> command = new ArrayList<>(apart());
        command.addAll(List.of(
                place.resolve("runtime")
                        .resolve("bin")
                        .resolve(java.getFileName())
                        .toString(),
                "-XX:+UseSerialGC",
                // The same heap on every machine, and room enough that no collection moves the clock on.
                "-Xms1g",
                "-Xmx1g",
                "-Xmn700m",
                // Some classes keep the number of processors, and they are archived with it.
                "-XX:ActiveProcessorCount=2",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + place.resolve("app").resolve(NAME)));
        if (feature >= LINKED) {
            // Every JVM of ours has this option, and linked classes are for those that agree in it.
            command.addAll(List.of("-XX:+AOTClassLinking", "--enable-native-access=ALL-UNNAMED"));
        }
        command.addAll(
                List.of("-cp", place.resolve("app").resolve("layerwright.jar").toString()));
        return command;
    }

    /**
     * What a dump is started by on Linux, so that nothing of this machine counts: no variables but the encoding of text,
     * which decides which encoders are archived.
     */
    private List<String> apart() {
        return build.target().isLinux() ? List.of("env", "-i", "LC_ALL=C.UTF-8") : List.of();
    }

    private List<String> shell(Path list, String property, String... words) {
        List<String> command = new ArrayList<>(options(list));
        command.addAll(
                List.of(property, "-cp", app.resolve("layerwright.jar").toString(), "org.layerwright.app.Launcher"));
        command.addAll(List.of(words));
        return command;
    }

    private List<String> options(Path list) {
        return List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:DumpLoadedClassList=" + list,
                "-Dlayerwright.home=" + app,
                "-Dlayerwright.natives=" + app.resolve("native"),
                "-Djava.library.path=" + app.resolve("native").resolve("javafx"));
    }
}
