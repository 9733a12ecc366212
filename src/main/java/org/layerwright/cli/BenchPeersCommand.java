package org.layerwright.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.layerwright.json.JsonReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code layerwright bench peers}: trains the seed network here and with DJL on libtorch, in processes that take turns.
 * libtorch is quick in some processes and slow in others, for a whole process long, so the peer's best process counts
 * against the median of ours, and it gets the settings under which it is quick more often.
 */
@Command(name = "peers")
final class BenchPeersCommand implements Callable<Integer> {
    private static final String OURS = "org.layerwright.engine.bench.TrainBenchmark";
    private static final String PEER = "org.layerwright.bench.PeerTrainBenchmark";
    private static final int SPARE_SECONDS = 120;
    /**
     * libtorch allocates at every step. Left alone, glibc gives large blocks back to the kernel and fetches them anew, which
     * made the peer up to three times slower; told to keep them, it runs in its quick mode.
     */
    private static final Map<String, String> KEEP_MEMORY = Map.of(
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TRIM_THRESHOLD_", "2147483648",
            "MALLOC_TOP_PAD_", "268435456");

    private final Cli cli;

    @Option(names = "--processes", paramLabel = "N", defaultValue = "5")
    private int processes;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "8")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "5")
    private int warmUp;

    BenchPeersCommand(Cli cli) {
        this.cli = cli;
    }

    /** One process's result. */
    private record Sample(double imagesPerSecond, int peakMiB) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path target = cli.folders().home().resolve("target");
        Path peer = target.resolve("peers");
        if (!Files.isDirectory(peer.resolve("lib")) || !Files.isDirectory(peer.resolve("classes"))) {
            throw CliException.failed(cli.texts().get("cli.bench.noPeer", peer));
        }
        Path jar = target.resolve("layerwright.jar");
        String peerPath = peer.resolve("classes")
                + File.pathSeparator
                + peer.resolve("lib").resolve("*")
                + File.pathSeparator
                + jar;
        Set<Integer> threadCounts =
                new LinkedHashSet<>(List.of(1, Runtime.getRuntime().availableProcessors()));
        cli.out().println(cli.texts().get("cli.bench.head", processes, seconds));
        for (int threads : threadCounts) {
            List<Sample> ours = new ArrayList<>();
            List<Sample> theirs = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                ours.add(measure(jar.toString(), OURS, threads, 1));
                theirs.add(measure(peerPath, PEER, threads, threads));
                cli.err()
                        .println(String.format(
                                Locale.ROOT,
                                "%d/%d  Layerwright %,.0f  libtorch %,.0f",
                                i + 1,
                                processes,
                                ours.get(i).imagesPerSecond(),
                                theirs.get(i).imagesPerSecond()));
            }
            report(threads, ours, theirs);
        }
        return ExitCode.OK;
    }

    private Sample measure(String classPath, String mainClass, int threads, int nativeThreads)
            throws IOException, InterruptedException {
        Path result = Files.createTempFile("layerwright-bench", ".json");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xms16m",
                    "-Xmx1g",
                    "-Dai.djl.pytorch.num_threads=" + nativeThreads,
                    "-Dai.djl.offline=true",
                    "-cp",
                    classPath,
                    mainClass,
                    String.valueOf(threads),
                    String.valueOf(warmUp),
                    String.valueOf(seconds),
                    result.toString());
            Map<String, String> environment = builder.environment();
            environment.put("OMP_NUM_THREADS", String.valueOf(nativeThreads));
            environment.put("OPENBLAS_NUM_THREADS", "1");
            if (mainClass.equals(PEER)) {
                environment.putAll(KEEP_MEMORY);
            }
            environment.remove("OPENBLAS_CORETYPE");
            environment.remove("OPENBLAS_L2_SIZE");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(warmUp + seconds + SPARE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (Files.size(result) == 0) {
                throw CliException.failed(cli.texts().get("cli.bench.failed", mainClass));
            }
            JsonReader json = JsonReader.parse(Files.readString(result));
            return new Sample(json.number("imagesPerSecond"), json.integer("peakMiB"));
        } finally {
            Files.deleteIfExists(result);
        }
    }

    private void report(int threads, List<Sample> ours, List<Sample> theirs) {
        double median = sorted(ours).get(ours.size() / 2).imagesPerSecond();
        double best = sorted(theirs).get(theirs.size() - 1).imagesPerSecond();
        double peerMedian = sorted(theirs).get(theirs.size() / 2).imagesPerSecond();
        int ourPeak = ours.stream().mapToInt(Sample::peakMiB).max().orElse(0);
        int peerPeak = theirs.stream().mapToInt(Sample::peakMiB).min().orElse(0);
        cli.out()
                .println(cli.texts()
                        .get(
                                "cli.bench.row",
                                threads,
                                Math.round(median),
                                Math.round(best),
                                Math.round(peerMedian),
                                String.format(Locale.ROOT, "%.2f", median / best),
                                ourPeak,
                                peerPeak));
    }

    private static List<Sample> sorted(List<Sample> samples) {
        return samples.stream()
                .sorted(Comparator.comparingDouble(Sample::imagesPerSecond))
                .toList();
    }
}
