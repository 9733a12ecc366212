package org.layerwright.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Other programs: found on the path, run to their end, and quoted where they fail. */
final class Tools {
    private static final int LAST_LINES = 40;

    private Tools() {}

    static Optional<Path> find(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a program says when it is run with no special environment. */
    static String run(List<String> command) throws IOException, InterruptedException {
        return run(command, Map.of(), Path.of("").toAbsolutePath());
    }

    /**
     * Runs a program to its end.
     *
     * @param environment what is set beside this process's own
     * @return what it printed
     * @throws IOException if it cannot be started or ends with another exit code than 0
     */
    static String run(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("layerwright-tool", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            // An option from elsewhere would be printed into what we read, and could change what is built.
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            int code = builder.start().waitFor();
            String said = Files.readString(log, Charset.defaultCharset());
            if (code != 0) {
                List<String> lines = said.lines().toList();
                throw new IOException("\"" + command.get(0) + "\" ended with " + code + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
            }
            return said;
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
