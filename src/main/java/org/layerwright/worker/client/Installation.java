package org.layerwright.worker.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the start script of an installed application says in system properties, passed on to its worker. From a clone
 * there is nothing to pass on.
 */
final class Installation {
    /** The folder with the natives as files, one folder below it for each library. */
    static final String NATIVES = "layerwright.natives";
    /** The archive of classes laid ready. */
    static final String ARCHIVE = "layerwright.archive";
    /** Where the worker writes down the classes that it loads, while the application is packaged. */
    static final String CLASSES = "layerwright.classes";

    private static final List<String> PASSED_ON =
            List.of("layerwright.home", "layerwright.policy", "layerwright.portable");

    private Installation() {}

    /** Options for the JVM of the worker. */
    static List<String> options(Properties properties) {
        List<String> options = new ArrayList<>();
        for (String name : PASSED_ON) {
            given(properties, name).forEach(value -> options.add("-D" + name + "=" + value));
        }
        given(properties, NATIVES).forEach(natives -> options.addAll(natives(Path.of(natives))));
        given(properties, ARCHIVE).forEach(archive -> {
            options.add("-XX:SharedArchiveFile=" + archive);
            // An archive that does not fit is passed over; what the JVM says about it would stand in every log.
            options.addAll(List.of("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        });
        // Interpreted, so that the compiler's moment does not show in the list.
        given(properties, CLASSES).forEach(list -> options.addAll(List.of("-Xint", "-XX:DumpLoadedClassList=" + list)));
        return options;
    }

    /** Whether options name natives that lie there as files, so that nothing has to be unpacked. */
    static boolean hasNatives(List<String> options) {
        return options.stream().anyMatch(option -> option.startsWith("-Dorg.bytedeco.javacpp.pathsFirst="));
    }

    private static Stream<String> given(Properties properties, String name) {
        return Stream.of(properties.getProperty(name, "")).filter(value -> !value.isBlank());
    }

    private static List<String> natives(Path folder) {
        try (Stream<Path> libraries = Files.list(folder)) {
            String path = libraries.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
            return List.of(
                    "-Djava.library.path=" + path,
                    "-Dorg.bytedeco.javacpp.pathsFirst=true",
                    "-Donnxruntime.native.path=" + folder.resolve("onnxruntime"));
        } catch (IOException e) {
            return List.of(); // The worker says by itself what it misses.
        }
    }
}
