package org.layerwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.bench.BenchResult;
import org.layerwright.engine.bench.BenchTask;
import org.layerwright.engine.bench.BenchTask.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code layerwright bench peers}: trains and runs networks here, with DJL on libtorch and with ONNX Runtime, in processes
 * that take turns. libtorch is quick in some processes and slow in others, for a whole process long, so a peer's best
 * process counts against the median of ours, and it gets the settings under which it is quick more often.
 */
@Command(name = "peers", sortOptions = false)
final class BenchPeersCommand implements Callable<Integer> {
    private static final int SPARE_SECONDS = 120;
    /** Starting a JVM, loading natives and making data, about. */
    private static final int START_SECONDS = 3;

    private final Cli cli;
    private final BenchProcess process;

    @Option(names = "--network", paramLabel = "NAME", split = ",")
    private Set<BenchNetworks> networks = EnumSet.allOf(BenchNetworks.class);

    @Option(names = "--mode", paramLabel = "MODE", split = ",")
    private Set<Mode> modes = EnumSet.allOf(Mode.class);

    @Option(names = "--batch", paramLabel = "N", split = ",")
    private Set<Integer> batches = new TreeSet<>(List.of(1, 32, 64, 256));

    @Option(names = "--threads", paramLabel = "N", split = ",")
    private Set<Integer> threads = new TreeSet<>(List.of(1, Runtime.getRuntime().availableProcessors()));

    @Option(names = "--processes", paramLabel = "N", defaultValue = "3")
    private int processes;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "2")
    private double seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "3")
    private double warmUp;

    @Mixin
    private BenchFiles files;

    BenchPeersCommand(Cli cli) {
        this.cli = cli;
        this.process = new BenchProcess(cli);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!process.hasPeers()) {
            throw CliException.failed(cli.texts().get("cli.bench.noPeer", process.peers()));
        }
        boolean positive = processes > 0
                && seconds > 0
                && warmUp >= 0
                && batches.stream().allMatch(batch -> batch > 0)
                && threads.stream().allMatch(count -> count > 0);
        if (!positive) {
            throw CliException.usage(cli.texts().get("cli.bench.positive"));
        }
        cli.out().println(cli.texts().get("cli.bench.head", processes, seconds, minutes()));
        List<PeerRow> rows = new ArrayList<>();
        for (BenchNetworks network : networks) {
            for (Mode mode : modes) {
                for (int count : threads) {
                    rows.addAll(measure(network, mode, count));
                }
            }
        }
        PeerReport report = new PeerReport(cli.texts());
        report.table(rows).forEach(cli.out()::println);
        files.write(cli, report.json(rows, processes, seconds), report.markdown(rows));
        return ExitCode.OK;
    }

    private static List<Contestant> contestants(Mode mode) {
        return mode == Mode.INFER ? List.of(Contestant.values()) : List.of(Contestant.LAYERWRIGHT, Contestant.LIBTORCH);
    }

    private long minutes() {
        double all = 0;
        for (Mode mode : modes) {
            double one = START_SECONDS + batches.size() * (warmUp + seconds);
            all += networks.size()
                    * threads.size()
                    * processes
                    * contestants(mode).size()
                    * one;
        }
        return Math.max(1, Math.round(all / 60));
    }

    private List<PeerRow> measure(BenchNetworks network, Mode mode, int count)
            throws IOException, InterruptedException {
        List<PeerRow> rows = batches.stream()
                .sorted()
                .map(batch -> new PeerRow(network, mode, count, batch))
                .toList();
        Path folder = Files.createTempDirectory("layerwright-bench");
        Path onnx = folder.resolve("network.onnx");
        Path result = folder.resolve("result.json");
        try {
            if (mode == Mode.INFER) {
                BenchExport.write(network, onnx);
            }
            BenchTask task = new BenchTask(network, mode, count, List.copyOf(batches), warmUp, seconds, onnx, result);
            for (int i = 1; i <= processes; i++) {
                for (Contestant contestant : contestants(mode)) {
                    add(rows, contestant, measure(task, contestant));
                }
                rows.forEach(this::progress);
            }
        } finally {
            Files.deleteIfExists(onnx);
            Files.deleteIfExists(result);
            Files.deleteIfExists(folder);
        }
        return rows;
    }

    private BenchResult measure(BenchTask task, Contestant contestant) throws IOException, InterruptedException {
        int limit = (int) (batches.size() * (10 * warmUp + seconds)) + SPARE_SECONDS;
        process.run(contestant, task.threads(), task.arguments(), limit);
        BenchResult result = BenchResult.read(task.result());
        long expected = task.network().graph().parameterCount();
        if (result.parameters() != expected && contestant != Contestant.ONNX_RUNTIME) {
            throw CliException.failed(cli.texts()
                    .get(
                            "cli.bench.otherNetwork",
                            task.network().id(),
                            expected,
                            contestant.title(),
                            result.parameters()));
        }
        return result;
    }

    private static void add(List<PeerRow> rows, Contestant contestant, BenchResult result) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).add(contestant, result.cells().get(i));
        }
    }

    private void progress(PeerRow row) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s %s, %d thread(s), batch %d:",
                row.network().id(),
                row.mode().name().toLowerCase(Locale.ROOT),
                row.threads(),
                row.batch()));
        for (Contestant contestant : contestants(row.mode())) {
            List<Double> inOrder = row.speeds(contestant);
            line.append(String.format(
                    Locale.ROOT,
                    "  %s %,.0f (%.0f %%)",
                    contestant.title(),
                    inOrder.get(inOrder.size() - 1),
                    100 * row.share(contestant)));
        }
        cli.err().println(line);
    }
}
