package org.layerwright.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Application image and installer on Windows and macOS, by the JDK's own {@code jpackage}. */
final class Jpackage {
    private final Build build;
    private final List<String> javaOptions;

    /** @param javaOptions for the JVM of window and command line; {@code $APPDIR} is the folder of the application */
    Jpackage(Build build, List<String> javaOptions) {
        this.build = build;
        this.javaOptions = List.copyOf(javaOptions);
    }

    Path image(Path app, Path runtime) throws IOException, InterruptedException {
        Path folder = Trees.fresh(build.work().resolve("image"));
        Files.writeString(shell(), "win-console=true\nwin-shortcut=false\nwin-menu=false\n");
        for (Path association : associations()) {
            String name = association.getFileName().toString();
            Files.writeString(
                    association,
                    Files.readString(build.resources().resolve("association-" + name))
                            .replace("${icon}", icon().toString().replace('\\', '/')));
        }
        Tools.run(imageCommand(app, runtime, folder));
        return build.target().isWindows() ? folder.resolve("Layerwright") : folder.resolve("Layerwright.app");
    }

    List<String> imageCommand(Path app, Path runtime, Path folder) {
        List<String> command = common("app-image", folder);
        command.addAll(List.of(
                "--input", app.toString(),
                "--main-jar", "layerwright.jar",
                "--main-class", "org.layerwright.app.Launcher",
                "--runtime-image", runtime.toString(),
                "--icon", icon().toString()));
        for (String option : javaOptions) {
            command.addAll(List.of("--java-options", option));
        }
        if (build.target().isWindows()) {
            // The same program with a console: what is started from the Start menu has none to print to.
            command.addAll(List.of("--add-launcher", "layerwright-cli=" + shell()));
        } else {
            // An application of macOS says itself what it opens; an installer of Windows does that.
            associate(command);
        }
        return command;
    }

    Path installer(Path image) throws IOException, InterruptedException {
        Tools.run(installerCommand(image));
        Path made = build.out().resolve("Layerwright-" + version() + "." + kind());
        Path file = build.out().resolve(build.fileName() + "." + kind());
        return Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }

    List<String> installerCommand(Path image) {
        List<String> command = common(kind(), build.out());
        command.addAll(List.of(
                "--app-image", image.toString(),
                "--license-file", build.project().resolve("LICENSE").toString(),
                "--about-url", "https://github.com/layerwright/layerwright"));
        if (build.target().isWindows()) {
            associate(command);
            command.addAll(List.of(
                    "--win-menu",
                    "--win-menu-group",
                    "Layerwright",
                    "--win-shortcut-prompt",
                    "--win-dir-chooser",
                    // Installers with this code replace each other instead of lying side by side.
                    "--win-upgrade-uuid",
                    "b1a7f0a4-6a0e-4f39-9f0e-6c2f3f6b7d11"));
        }
        return command;
    }

    private void associate(List<String> command) {
        associations().forEach(file -> command.addAll(List.of("--file-associations", file.toString())));
    }

    private List<Path> associations() {
        return List.of(build.work().resolve("model.properties"), build.work().resolve("network.properties"));
    }

    private Path shell() {
        return build.work().resolve("shell.properties");
    }

    private String kind() {
        return build.target().isWindows() ? "msi" : "dmg";
    }

    private List<String> common(String type, Path destination) {
        return new ArrayList<>(List.of(
                build.tool("jpackage"),
                "--type",
                type,
                "--name",
                "Layerwright",
                "--app-version",
                version(),
                "--vendor",
                "The Layerwright contributors",
                "--description",
                "A desktop workbench for deep learning",
                "--copyright",
                "Copyright 2026 The Layerwright contributors",
                "--dest",
                destination.toString()));
    }

    /** A version on macOS does not begin with 0, so ours counts from 1 there until it does everywhere. */
    private String version() {
        String version = build.numericVersion();
        return build.target().isWindows() ? version : version.replaceFirst("^0\\.", "1.");
    }

    private Path icon() {
        return build.work().resolve(build.target().isWindows() ? "layerwright.ico" : "layerwright.icns");
    }
}
