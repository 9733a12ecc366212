package org.layerwright.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.layerwright.engine.bench.LinearFit;
import org.layerwright.engine.bench.ScalingReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code layerwright bench scaling}: how the time of training grows with batch, data and depth, and falls with threads. */
@Command(name = "scaling", sortOptions = false)
final class BenchScalingCommand implements Callable<Integer> {
    private static final String PROGRAM = "org.layerwright.engine.bench.ScalingBenchmark";
    private static final int LIMIT_SECONDS = 3600;

    private final Cli cli;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "0.5")
    private double seconds;

    @Mixin
    private BenchFiles files;

    BenchScalingCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || seconds <= 0) {
            throw CliException.usage(cli.texts().get("cli.bench.positive"));
        }
        int threads = Runtime.getRuntime().availableProcessors();
        List<String> arguments = List.of(String.valueOf(rounds), String.valueOf(seconds), String.valueOf(threads));
        report(new BenchProcess(cli).measure(PROGRAM, arguments, LIMIT_SECONDS, ScalingReport::read));
        return ExitCode.OK;
    }

    private void report(ScalingReport report) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(cli.texts().get("cli.bench.scaling.titles").split("\\|")));
        for (ScalingReport.Line line : report.lines()) {
            LinearFit fit = line.fit();
            lines.add(List.of(
                    cli.texts().get("cli.bench.scaling." + line.quantity()),
                    pairs(line),
                    Columns.number(fit.slope(), 4),
                    Columns.number(fit.intercept(), 2),
                    Columns.number(fit.r2(), 4)));
        }
        List<List<String>> speedUps = new ArrayList<>();
        speedUps.add(List.of(
                cli.texts().get("cli.bench.scaling.threads", report.threads()).split("\\|")));
        for (ScalingReport.SpeedUp each : report.speedUps()) {
            speedUps.add(List.of(
                    each.network(),
                    Columns.number(each.oneMillis(), 2),
                    Columns.number(each.allMillis(), 2),
                    Columns.number(each.factor(), 2)));
        }
        Columns.table(lines, 2).forEach(cli.out()::println);
        cli.out().println();
        Columns.table(speedUps, 1).forEach(cli.out()::println);
        files.write(
                cli,
                report.json(),
                Columns.markdown(lines, 2) + System.lineSeparator() + Columns.markdown(speedUps, 1));
    }

    /** {@code 16: 2.1  32: 4.0}. */
    private static String pairs(ScalingReport.Line line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.x().size(); i++) {
            text.append(i == 0 ? "" : "  ")
                    .append(Columns.number(line.x().get(i), 0))
                    .append(": ")
                    .append(Columns.number(line.millis().get(i), 1));
        }
        return text.toString();
    }
}
