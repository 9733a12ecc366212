package org.layerwright.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.bench.KernelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code layerwright bench kernels}: the time of each operator, what it reaches of the machine's peak, and what could be
 * gained; of all networks, the most to gain first, or of one network from its first operator to its last.
 */
@Command(name = "kernels", sortOptions = false)
final class BenchKernelsCommand implements Callable<Integer> {
    private static final String PROGRAM = "org.layerwright.engine.bench.KernelBenchmark";
    private static final int SPARE_SECONDS = 120;
    private static final int WORD_COLUMNS = 2;

    private final Cli cli;

    @Option(names = "--network", paramLabel = "NAME")
    private BenchNetworks network;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "64")
    private int batch;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "5")
    private double seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "5")
    private double warmUp;

    @Mixin
    private BenchFiles files;

    BenchKernelsCommand(Cli cli) {
        this.cli = cli;
    }

    /** An operator beside its network. */
    private record Placed(KernelReport.Network network, KernelReport.Row row) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (batch < 1 || seconds <= 0 || warmUp < 0) {
            throw CliException.usage(cli.texts().get("cli.bench.positive"));
        }
        KernelReport report = measure();
        cli.out()
                .println(cli.texts()
                        .get(
                                "cli.bench.kernels.head",
                                batch,
                                Columns.number(report.peak().multiplyAdds(), 0),
                                Columns.number(report.peak().bytes(), 0)));
        List<List<String>> rows = rows(report);
        Columns.table(rows, WORD_COLUMNS).forEach(cli.out()::println);
        for (KernelReport.Network each : report.networks()) {
            double kernels =
                    each.rows().stream().mapToDouble(KernelReport.Row::millis).sum();
            cli.out()
                    .println(cli.texts()
                            .get(
                                    "cli.bench.kernels.step",
                                    each.name(),
                                    Columns.number(each.stepMillis(), 2),
                                    Columns.number(each.stepMillis() - kernels, 2)));
        }
        files.write(cli, report.json(), Columns.markdown(rows, WORD_COLUMNS));
        return ExitCode.OK;
    }

    private KernelReport measure() throws IOException, InterruptedException {
        Set<BenchNetworks> networks = network == null ? EnumSet.allOf(BenchNetworks.class) : EnumSet.of(network);
        String names = networks.stream().map(BenchNetworks::name).collect(Collectors.joining(","));
        List<String> arguments = List.of(names, String.valueOf(batch), String.valueOf(warmUp), String.valueOf(seconds));
        int limit = (int) (networks.size() * (warmUp + seconds)) + SPARE_SECONDS;
        return new BenchProcess(cli).measure(PROGRAM, arguments, limit, KernelReport::read);
    }

    private List<List<String>> rows(KernelReport report) {
        List<Placed> placed = new ArrayList<>();
        report.networks().forEach(each -> each.rows().forEach(row -> placed.add(new Placed(each, row))));
        if (network == null) {
            placed.sort(Comparator.comparingDouble((Placed each) -> each.row().lostMillis())
                    .reversed());
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(cli.texts().get("cli.bench.kernels.titles").split("\\|")));
        placed.forEach(each -> rows.add(cells(report, each)));
        return rows;
    }

    private static List<String> cells(KernelReport report, Placed placed) {
        KernelReport.Row row = placed.row();
        boolean products = row.multiplyAdds() > 0;
        return List.of(
                placed.network().name() + " " + row.layer(),
                row.operator(),
                Columns.number(row.forwardMillis(), 3),
                Columns.number(row.backwardMillis(), 3),
                Columns.number(100 * row.millis() / placed.network().stepMillis(), 1),
                products ? Columns.number(row.multiplyAddsPerSecond(), 1) : "–",
                products
                        ? Columns.number(
                                100
                                        * row.multiplyAddsPerSecond()
                                        / report.peak().multiplyAdds(),
                                0)
                        : "–",
                Columns.number(row.bytesPerSecond(), 1),
                Columns.number(row.lostMillis(), 3));
    }
}
