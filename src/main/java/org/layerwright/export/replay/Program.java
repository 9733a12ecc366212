package org.layerwright.export.replay;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs other programs, without a shell, for a limited time and with limited output. */
final class Program {
    /** Output beyond this ends the program. */
    private static final long MOST_OUTPUT = 1 << 20;

    /** What is kept of the output: enough for the first errors of a compiler. */
    private static final int KEPT = 2000;

    private static final int LOOK_EVERY_MILLIS = 10;

    /**
     * What became of a program.
     *
     * @param ended whether it ended by itself, within its time
     * @param code its exit code, where it ended
     * @param output what it printed first, errors included
     */
    record Outcome(boolean ended, int code, String output) {
        boolean succeeded() {
            return ended && code == 0;
        }

        /** What it said, or that it said nothing in time. */
        String said() {
            return output + (ended ? (output.isBlank() ? "exit code " + code : "") : "\n(no end within its time)");
        }
    }

    private Program() {}

    /** The first of some programs that is on the search path. */
    static Optional<Path> find(String... names) {
        String ending = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? ".exe" : "";
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String name : names) {
            for (String folder : path.split(File.pathSeparator)) {
                Optional<Path> found = executable(folder, name + ending);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(String folder, String name) {
        try {
            Path file = Path.of(folder).resolve(name);
            boolean usable = !folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file);
            return usable ? Optional.of(file.toAbsolutePath()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Runs a program to its end.
     *
     * @param folder where it runs; its output goes to a file there
     * @param environment what it sees beside our own environment
     * @throws IOException if it could not be started
     */
    static Outcome run(List<String> command, Path folder, Duration limit, Map<String, String> environment)
            throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = false;
        try {
            long end = System.nanoTime() + limit.toNanos();
            while (!ended && System.nanoTime() < end && Files.size(output) <= MOST_OUTPUT) {
                ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Outcome(ended, ended ? process.exitValue() : -1, beginning(output));
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(KEPT), StandardCharsets.UTF_8).strip();
        }
    }
}
