package org.layerwright.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.layerwright.worker.client.WorkerLaunch;

/** Starts the processes that measure. Each is a fresh JVM with both compilers, as the worker is. */
final class BenchProcess {
    /**
     * libtorch allocates at every step. Left alone, glibc gives large blocks back to the kernel and fetches them anew, which
     * made the peer up to three times slower; told to keep them, it runs in its quick mode.
     */
    private static final Map<String, String> KEEP_MEMORY = Map.of(
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TRIM_THRESHOLD_", "2147483648",
            "MALLOC_TOP_PAD_", "268435456");

    private static final int OUTPUT_TAIL = 400;

    private final Cli cli;

    BenchProcess(Cli cli) {
        this.cli = cli;
    }

    /** Whether the peers were built. */
    boolean hasPeers() {
        return Files.isDirectory(peers().resolve("lib")) && Files.isDirectory(peers().resolve("classes"));
    }

    Path peers() {
        return cli.folders().home().resolve("target").resolve("peers");
    }

    /** Runs a contestant to its end; it leaves what it measured in a file. */
    void run(Contestant contestant, int threads, List<String> arguments, int limitSeconds)
            throws IOException, InterruptedException {
        // Our shards are threads of ours, so native code gets one thread for each of them.
        int nativeThreads = contestant.isPeer() ? threads : 1;
        String classPath = cli.launch().classPath();
        if (contestant.isPeer()) {
            classPath = peers().resolve("classes")
                    + File.pathSeparator
                    + peers().resolve("lib").resolve("*")
                    + File.pathSeparator
                    + classPath;
        }
        List<String> options = List.of("-Dai.djl.pytorch.num_threads=" + nativeThreads, "-Dai.djl.offline=true");
        Map<String, String> environment = contestant.isPeer() ? KEEP_MEMORY : Map.of();
        run(contestant.mainClass(), classPath, options, environment, nativeThreads, arguments, limitSeconds);
    }

    /** Reads what a program left in a file. */
    interface Reading<T> {
        T read(Path file) throws IOException;
    }

    /**
     * Runs a program of ours to its end and answers what it measured.
     *
     * @param arguments the program gets the file for its result as one more, the last
     */
    <T> T measure(String mainClass, List<String> arguments, int limitSeconds, Reading<T> reading)
            throws IOException, InterruptedException {
        Path result = Files.createTempFile("layerwright-bench", ".json");
        try {
            List<String> all = new ArrayList<>(arguments);
            all.add(result.toString());
            run(mainClass, cli.launch().classPath(), List.of(), Map.of(), 1, all, limitSeconds);
            return reading.read(result);
        } finally {
            Files.deleteIfExists(result);
        }
    }

    private void run(
            String mainClass,
            String classPath,
            List<String> options,
            Map<String, String> environment,
            int nativeThreads,
            List<String> arguments,
            int limitSeconds)
            throws IOException, InterruptedException {
        WorkerLaunch launch = cli.launch();
        List<String> command = new ArrayList<>(
                List.of(launch.java().toString(), "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xms16m", "-Xmx1g"));
        if (launch.javaVersion() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        Path log = Files.createTempFile("layerwright-bench", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("OMP_NUM_THREADS", String.valueOf(nativeThreads));
            builder.environment().put("OPENBLAS_NUM_THREADS", "1");
            builder.environment().remove("OPENBLAS_CORETYPE");
            builder.environment().remove("OPENBLAS_L2_SIZE");
            builder.environment().putAll(environment);
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = false;
            try {
                ended = process.waitFor(limitSeconds, TimeUnit.SECONDS);
            } finally {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw CliException.failed(cli.texts().get("cli.bench.failed", mainClass, tail(Files.readString(log))));
            }
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static String tail(String output) {
        String text = output.strip();
        return text.substring(Math.max(0, text.length() - OUTPUT_TAIL));
    }
}
