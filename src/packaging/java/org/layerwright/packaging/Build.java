package org.layerwright.packaging;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/**
 * What is built from what.
 *
 * @param project  the repository
 * @param target   the machine
 * @param version  as the POM says, {@code 0.1.0-SNAPSHOT} for example
 * @param time     the time of every file, so that two builds of one commit are the same
 * @param jdk      whose runtime and tools are used
 * @param monocle  a JavaFX window system without a display, used once while building and not packaged
 * @param small    whether to spend minutes on compression
 * @param types    which installers are made: some of {@code tar}, {@code deb}, {@code rpm}, {@code msi}, {@code dmg}
 * @param rehearse whether the application is run to renew the list of classes that it needs
 */
record Build(
        Path project,
        Target target,
        String version,
        Instant time,
        Path jdk,
        Path monocle,
        boolean small,
        Set<String> types,
        boolean rehearse) {
    Path out() {
        return project.resolve("target").resolve("installer");
    }

    Path work() {
        return out().resolve("work");
    }

    Path resources() {
        return project.resolve("packaging");
    }

    /** The name of a file to publish, without its ending. */
    String fileName() {
        return "layerwright-" + version + "-" + target.fileName();
    }

    /** As package managers compare versions: what comes before a release is older than it. */
    String packageVersion() {
        return version.replaceFirst("-(?=[A-Za-z])", "~").toLowerCase(java.util.Locale.ROOT);
    }

    /** The numbers alone, which is all that Windows and macOS take. */
    String numericVersion() {
        return version.replaceFirst("[^0-9.].*", "");
    }

    String tool(String name) {
        return jdk.resolve("bin")
                .resolve(target.isWindows() ? name + ".exe" : name)
                .toString();
    }
}
