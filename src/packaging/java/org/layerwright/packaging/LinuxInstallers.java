package org.layerwright.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plain tarball, {@code .deb} and {@code .rpm} of the same folder. The packages own every file that they lay down, so
 * there are no scripts to run at installation and nothing is left when they are removed: the desktop finds its entry, the
 * icons and the kinds of files through the triggers that every distribution has.
 */
final class LinuxInstallers {
    private static final Path PLACE = Path.of("opt", "layerwright");
    private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private final Build build;
    private final Path image;
    private final Map<String, String> epoch;

    LinuxInstallers(Build build, Path image) {
        this.build = build;
        this.image = image;
        this.epoch = Map.of("SOURCE_DATE_EPOCH", String.valueOf(build.time().getEpochSecond()), "LC_ALL", "C");
    }

    /** The folder as it is, to be unpacked anywhere by anybody. */
    Path tarball() throws IOException, InterruptedException {
        Path file = build.out().resolve(build.fileName() + ".tar.xz");
        Tools.run(
                List.of(
                        "tar",
                        "--create",
                        "--sort=name",
                        "--format=gnu",
                        "--mtime=@" + build.time().getEpochSecond(),
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "--use-compress-program=xz --threads=2 -" + (build.small() ? "6" : "0"),
                        "--file=" + file,
                        "--directory=" + image.getParent(),
                        image.getFileName().toString()),
                epoch,
                build.out());
        return file;
    }

    Path deb(ElfNeeds needs) throws IOException, InterruptedException {
        Path root = stage("deb");
        Path doc = Files.createDirectories(root.resolve("usr/share/doc/layerwright"));
        Files.writeString(doc.resolve("copyright"), copyright());
        Trees.settle(root, build.time());
        Path control = Files.createDirectories(root.resolve("DEBIAN")).resolve("control");
        Files.writeString(
                control,
                filled("linux/control")
                        .replace("${depends}", needs.debian())
                        .replace("${architecture}", build.target().debian())
                        .replace("${kilobytes}", String.valueOf((Trees.bytes(root) + 1023) / 1024)));
        Trees.settle(control.getParent(), build.time());
        Path file = build.out().resolve(build.fileName() + ".deb");
        Tools.run(
                List.of(
                        "dpkg-deb",
                        "--root-owner-group",
                        "-Zxz",
                        "-z" + (build.small() ? 6 : 0),
                        "--build",
                        root.toString(),
                        file.toString()),
                epoch,
                build.out());
        Trees.delete(root);
        return file;
    }

    Path rpm(ElfNeeds needs) throws IOException, InterruptedException {
        Path root = stage("rpm");
        Path licences = Files.createDirectories(root.resolve("usr/share/licenses/layerwright"));
        Files.writeString(licences.resolve("copyright"), copyright());
        Trees.settle(root, build.time());
        Path top = Trees.fresh(build.work().resolve("rpmbuild"));
        Path spec = top.resolve("layerwright.spec");
        Files.writeString(
                spec,
                filled("linux/layerwright.spec")
                        .replace("${requires}", needs.rpm())
                        .replace("${payload}", build.small() ? "w6T2.xzdio" : "w0T2.xzdio"));
        Tools.run(
                List.of(
                        "rpmbuild",
                        "-bb",
                        "--target",
                        build.target().rpm(),
                        "--define",
                        "_topdir " + top,
                        "--define",
                        "staged " + root,
                        spec.toString()),
                epoch,
                build.out());
        Path made = Trees.files(top.resolve("RPMS")).get(0);
        Path file = build.out().resolve(build.fileName() + ".rpm");
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        Trees.delete(root);
        Trees.delete(top);
        return file;
    }

    /** What both kinds of packages lay down below {@code /}. */
    private Path stage(String kind) throws IOException, InterruptedException {
        Path root = Trees.fresh(build.work().resolve(kind));
        Path place = root.resolve(PLACE);
        Files.createDirectories(place.getParent());
        // Hard links: half a gigabyte is not copied for each kind.
        Tools.run(List.of("cp", "-al", image.toString(), place.toString()));
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(
                root.resolve("usr/bin/layerwright"), Path.of("/").resolve(PLACE).resolve("bin/layerwright"));
        put(root, "usr/share/applications/layerwright.desktop", "linux/layerwright.desktop");
        put(root, "usr/share/mime/packages/layerwright.xml", "linux/layerwright-mime.xml");
        for (int size : ICONS) {
            put(
                    root,
                    "usr/share/icons/hicolor/" + size + "x" + size + "/apps/layerwright.png",
                    "icon/layerwright-" + size + ".png");
        }
        put(root, "usr/share/icons/hicolor/scalable/apps/layerwright.svg", "icon/layerwright.svg");
        return root;
    }

    private void put(Path root, String name, String resource) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(build.resources().resolve(resource), file, StandardCopyOption.REPLACE_EXISTING);
    }

    private String filled(String resource) throws IOException {
        return Files.readString(build.resources().resolve(resource)).replace("${version}", build.packageVersion());
    }

    private String copyright() throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add(Files.readString(build.project().resolve("NOTICE")));
        parts.add("Libraries that come along, with licence and owner:\n\n"
                + Files.readString(build.project().resolve("src/main/resources/org/layerwright/ui/components.txt")));
        parts.add("The Java runtime comes with its licences in /opt/layerwright/runtime/legal.\n");
        parts.add(Files.readString(build.project().resolve("LICENSE")));
        return String.join("\n----\n\n", parts);
    }
}
