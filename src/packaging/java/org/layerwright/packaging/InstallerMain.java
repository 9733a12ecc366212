package org.layerwright.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes application image and installers of this machine from {@code target/layerwright.jar} and its libraries, into
 * {@code target/installer}. {@code ./mvnw -Pinstaller package} runs it.
 */
public final class InstallerMain {
    /** The same for all programs of ours: see the start script {@code layerwright}. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "-Xshare:auto",
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off");

    private static final String PLACE = "/opt/layerwright";
    private static final int FIRST_WITH_NATIVE_ACCESS = 22;

    private final Build build;

    private InstallerMain(Build build) {
        this.build = build;
    }

    /**
     * Makes all that can be made here.
     *
     * @param args project, version, time, JDK, the jar of Monocle, {@code small} or {@code fast}, the types, and {@code kept}
     *     or {@code rehearse} for the list of classes
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Build build = new Build(
                Path.of(args[0]).toAbsolutePath().normalize(),
                Target.ofThisMachine(),
                args[1],
                Instant.parse(args[2]),
                Path.of(args[3]).toAbsolutePath(),
                Path.of(args[4]).toAbsolutePath(),
                args[5].equals("small"),
                Set.of(args[6].split(",")),
                args[7].equals("rehearse"));
        new InstallerMain(build).make();
    }

    private void make() throws IOException, InterruptedException {
        Trees.fresh(build.out());
        Files.createDirectories(build.work());
        List<Path> made = build.target().isLinux() ? linux() : others();
        List<String> sums = new ArrayList<>();
        for (Path file : made) {
            sums.add(Trees.sha256(file) + "  " + file.getFileName());
            say("%s: %.1f MB", file.getFileName(), Files.size(file) / 1e6);
        }
        Files.write(build.out().resolve(build.fileName() + ".sha256"), sums);
    }

    private List<Path> linux() throws IOException, InterruptedException {
        Path image = build.work().resolve("image").resolve("layerwright");
        Path app = image.resolve("app");
        Path runtime = image.resolve("runtime");
        Application.lay(build, app);
        Runtime.link(build, runtime);
        Path start = Files.createDirectories(image.resolve("bin")).resolve("layerwright");
        List<String> options = new ArrayList<>(JVM);
        if (Runtime.feature(build) >= FIRST_WITH_NATIVE_ACCESS) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        Files.writeString(
                start,
                Files.readString(build.resources().resolve("linux/layerwright"))
                        .replace("${options}", String.join(" ", options)));
        start.toFile().setExecutable(true, false);
        Files.copy(
                build.resources().resolve("linux/INSTALL.txt"),
                image.resolve("INSTALL.txt"),
                StandardCopyOption.REPLACE_EXISTING);
        for (String icon : List.of("layerwright.svg", "layerwright-256.png")) {
            Files.copy(build.resources().resolve("icon").resolve(icon), image.resolve(icon));
        }
        Trees.settle(image, build.time());

        ClassArchive archive = new ClassArchive(build, app, runtime);
        Path classes = archive.list();
        List<Path> made = new ArrayList<>();
        LinuxInstallers installers = new LinuxInstallers(build, image);
        // An archive knows where it was made. Made at the place of the packages, it is the same wherever this clone
        // lies.
        boolean atPlace = dumpAt(image, archive, classes);
        if (archive.isMovable()) {
            if (!atPlace) {
                say("%s", archive.make(image, classes, Tools::run));
            }
            finish(image);
            tarball(installers).ifPresent(made::add);
        } else {
            // The tarball has the runtime's own classes at least; the application's would not be taken at another
            // place.
            Path full = build.work().resolve("layerwright.jsa");
            if (atPlace) {
                Files.move(archive.file(), full);
            }
            Path own = runtime.resolve("lib/server/classes.jsa");
            Tools.run(List.of(runtime.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xshare:dump"));
            finish(image);
            tarball(installers).ifPresent(made::add);
            if (atPlace) {
                Files.move(full, archive.file());
                Files.delete(own);
            }
            finish(image);
        }
        if (build.types().contains("deb") && there("dpkg-deb", "dpkg", "objdump")) {
            made.add(installers.deb(ElfNeeds.of(image)));
        }
        if (build.types().contains("rpm") && there("rpmbuild", "objdump")) {
            made.add(installers.rpm(ElfNeeds.of(image)));
        }
        return made;
    }

    private Optional<Path> tarball(LinuxInstallers installers) throws IOException, InterruptedException {
        return build.types().contains("tar") && there("tar", "xz")
                ? Optional.of(installers.tarball())
                : Optional.empty();
    }

    private List<Path> others() throws IOException, InterruptedException {
        Icons.ico(build.resources().resolve("icon"), build.work().resolve("layerwright.ico"));
        Icons.icns(build.resources().resolve("icon"), build.work().resolve("layerwright.icns"));
        Path staged = build.work().resolve("staged");
        Path app = staged.resolve("app");
        Path runtime = staged.resolve("runtime");
        Application.lay(build, app);
        Runtime.link(build, runtime);
        Trees.settle(staged, build.time());
        ClassArchive archive = new ClassArchive(build, app, runtime);
        Path classes = archive.list();
        List<String> options = new ArrayList<>(JVM);
        if (archive.isMovable()) {
            say("%s", archive.make(staged, classes, Tools::run));
            options.add("-XX:SharedArchiveFile=$APPDIR/layerwright.jsa");
            options.add("-Dlayerwright.archive=$APPDIR/layerwright.jsa");
        }
        if (Runtime.feature(build) >= FIRST_WITH_NATIVE_ACCESS) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        boolean windows = build.target().isWindows();
        options.add("-Djava.library.path=$APPDIR/native/javafx");
        options.add("-Dlayerwright.home=$APPDIR");
        options.add("-Dlayerwright.natives=$APPDIR/native");
        options.add(
                windows
                        ? "-Dlayerwright.policy=$ROOTDIR/policy.json"
                        : "-Dlayerwright.policy=/Library/Application Support/Layerwright/policy.json");
        options.add("-Dlayerwright.portable="
                + (windows ? "$ROOTDIR/../LayerwrightData" : "$APPDIR/../../../LayerwrightData"));
        Jpackage jpackage = new Jpackage(build, options);
        Path image = jpackage.image(app, runtime);
        finish(image);
        return List.of(jpackage.installer(image));
    }

    /** Same times everywhere, and the digest of each file, by which two builds are compared. */
    private void finish(Path image) throws IOException {
        Trees.settle(image, build.time());
        Files.write(build.out().resolve(build.fileName() + ".contents"), Trees.digests(image));
        say(
                "%s: %.1f MB in %d files",
                image.getFileName(),
                Trees.bytes(image) / 1e6,
                Trees.files(image).size());
    }

    /**
     * Makes the archive while the image seems to lie where the packages will put it, in a name space of its own, so that
     * nothing is changed on this machine.
     *
     * @return whether that is possible here
     */
    private boolean dumpAt(Path image, ClassArchive archive, Path classes) throws IOException, InterruptedException {
        List<String> inside = new ArrayList<>(List.of("unshare", "--mount"));
        if (!System.getProperty("user.name").equals("root")) {
            inside.add("--map-root-user");
        }
        inside.addAll(List.of(
                "sh",
                "-c",
                "mount -t tmpfs none /opt && mkdir " + PLACE + " && mount --bind . " + PLACE + " && exec \"$@\"",
                "sh"));
        try {
            String made = archive.make(Path.of(PLACE), classes, command -> {
                List<String> whole = new ArrayList<>(inside);
                whole.addAll(command);
                Tools.run(whole, Map.of(), image);
            });
            say("%s", made);
            return true;
        } catch (IOException e) {
            say(
                    archive.isMovable()
                            ? "The archive of classes will hold this folder's name: to make it at %2$s takes \"unshare --mount\". (%3$s)"
                            : "Without an archive of classes, so it starts slower: JDK %1$d must see the application at %2$s to make"
                                    + " one, which takes \"unshare --mount\". Use JDK 19 or newer (-Dinstaller.jdk=…), or be root."
                                    + " (%3$s)",
                    Runtime.feature(build),
                    PLACE,
                    lastLine(e.getMessage()));
            return false;
        }
    }

    private static boolean there(String... tools) {
        List<String> missing = List.of(tools).stream()
                .filter(tool -> Tools.find(tool).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            say("Left out, because there is no %s here.", String.join(", ", missing));
        }
        return missing.isEmpty();
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(format, values));
    }
}
