package org.layerwright.engine.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.layerwright.json.JsonReader;

/**
 * Measures training of the seed network against the peer in {@code src/bench}, in processes that take turns. The machine
 * may be busy and the peer is faster in some of its processes than in others, so the median of ours stands against the
 * best of the peer's. This class starts processes only and computes nothing itself.
 *
 * <p>The peer allocates its tensors anew in each step. With the C library's usual settings their memory goes back to the
 * system and is faulted in again, which costs it up to three quarters of its speed in some processes; it is therefore
 * given settings that keep freed memory.
 *
 * @param java the program that starts a JVM
 * @param ownClassPath Layerwright's class path
 * @param peerClassPath the peer's class path, with Layerwright's at its end
 * @param processes how many processes of each at each number of threads
 * @param warmUpSeconds before each measurement
 * @param measureSeconds of each measurement
 */
public record PeerComparison(
        Path java,
        String ownClassPath,
        String peerClassPath,
        int processes,
        double warmUpSeconds,
        double measureSeconds) {
    private static final String OWN_MAIN = "org.layerwright.engine.bench.TrainBenchmark";
    private static final String PEER_MAIN = "org.layerwright.bench.PeerBenchmark";
    private static final String KEEP_FREED_MEMORY = "glibc.malloc.mmap_threshold=1073741824:"
            + "glibc.malloc.trim_threshold=4294967296:glibc.malloc.top_pad=67108864";

    /** What one process found. */
    public record Run(String who, int threads, double imagesPerSecond, long peakMiB) {}

    /**
     * Both at one number of threads. Memory is the largest resident set of a whole process: ours at its worst, the
     * peer's at its best.
     */
    public record Result(
            int threads, double ownMedian, double peerBest, double ratio, long ownPeakMiB, long peerPeakMiB) {}

    /** Whether {@code ./mvnw -Ppeers package} has made what the peer needs. */
    public static boolean isBuilt(Path home) {
        return Files.isDirectory(home.resolve("target/peers/classes"))
                && Files.isDirectory(home.resolve("target/peers/lib"));
    }

    /** The comparison of a built checkout, at the usual lengths. */
    public static PeerComparison in(Path home) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String own = System.getProperty("java.class.path");
        String peer = String.join(
                File.pathSeparator,
                home.resolve("target/peers/classes").toString(),
                home.resolve("target/peers/lib") + File.separator + "*",
                own);
        return new PeerComparison(java, own, peer, 5, 4, 6);
    }

    /**
     * @param progress told each process's figure as it ends
     * @throws IOException where a process cannot be started or ends without a figure
     */
    public Result at(int threads, Consumer<Run> progress) throws IOException, InterruptedException {
        List<Run> own = new ArrayList<>();
        List<Run> peer = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            own.add(run(OWN_MAIN, ownClassPath, threads, 1));
            progress.accept(own.get(i));
            peer.add(run(PEER_MAIN, peerClassPath, threads, threads));
            progress.accept(peer.get(i));
        }
        own.sort(Comparator.comparingDouble(Run::imagesPerSecond));
        double median = own.get(processes / 2).imagesPerSecond();
        double best = peer.stream().mapToDouble(Run::imagesPerSecond).max().orElseThrow();
        return new Result(
                threads,
                median,
                best,
                median / best,
                own.stream().mapToLong(Run::peakMiB).max().orElseThrow(),
                peer.stream().mapToLong(Run::peakMiB).min().orElseThrow());
    }

    private Run run(String main, String classPath, int threads, int nativeThreads)
            throws IOException, InterruptedException {
        Path result = Files.createTempFile("layerwright-bench", ".json");
        Path log = Files.createTempFile("layerwright-bench", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    java.toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-Dai.djl.pytorch.num_threads=" + nativeThreads,
                    "-Dai.djl.pytorch.num_interop_threads=1",
                    "-cp",
                    classPath,
                    main,
                    String.valueOf(threads),
                    number(warmUpSeconds),
                    number(measureSeconds),
                    result.toString());
            setEnvironment(builder.environment(), nativeThreads, main.equals(PEER_MAIN));
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start();
            try {
                long limit = (long) (warmUpSeconds + measureSeconds) + 120;
                if (!process.waitFor(limit, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IOException(main + " ended without a figure. It said: " + Files.readString(log));
                }
            } finally {
                process.destroyForcibly();
            }
            JsonReader json = JsonReader.parse(Files.readString(result));
            return new Run(json.string("who"), threads, json.number("imagesPerSecond"), json.longInteger("peakMiB"));
        } finally {
            Files.deleteIfExists(result);
            Files.deleteIfExists(log);
        }
    }

    private static void setEnvironment(Map<String, String> environment, int nativeThreads, boolean isPeer) {
        environment.put("OMP_NUM_THREADS", String.valueOf(nativeThreads));
        environment.put("MKL_NUM_THREADS", String.valueOf(nativeThreads));
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.remove("OPENBLAS_CORETYPE");
        environment.remove("OPENBLAS_L2_SIZE");
        if (isPeer) {
            environment.put("GLIBC_TUNABLES", KEEP_FREED_MEMORY);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
