package org.layerwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerwright.engine.bench.LinearFit;
import org.layerwright.engine.bench.ScalingReport;
import picocli.CommandLine.Command;
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

    @Option(names = "--json", paramLabel = "FILE")
    private Path json;

    @Option(names = "--markdown", paramLabel = "FILE")
    private Path markdown;

    BenchScalingCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || seconds <= 0) {
            throw CliException.usage(cli.texts().get("cli.bench.positive"));
        }
        int threads = Runtime.getRuntime().availableProcessors();
        Path result = Files.createTempFile("layerwright-bench", ".json");
        try {
            List<String> arguments = List.of(
                    String.valueOf(rounds), String.valueOf(seconds), String.valueOf(threads), result.toString());
            new BenchProcess(cli).run(PROGRAM, arguments, LIMIT_SECONDS);
            report(ScalingReport.read(result));
        } finally {
            Files.deleteIfExists(result);
        }
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
                    number(fit.slope(), 4),
                    number(fit.intercept(), 2),
                    number(fit.r2(), 4)));
        }
        List<List<String>> speedUps = new ArrayList<>();
        speedUps.add(List.of(
                cli.texts().get("cli.bench.scaling.threads", report.threads()).split("\\|")));
        for (ScalingReport.SpeedUp each : report.speedUps()) {
            speedUps.add(List.of(
                    each.network(),
                    number(each.oneMillis(), 2),
                    number(each.allMillis(), 2),
                    number(each.factor(), 2)));
        }
        Columns.table(lines, 2).forEach(cli.out()::println);
        cli.out().println();
        Columns.table(speedUps, 1).forEach(cli.out()::println);
        if (json != null) {
            Files.writeString(cli.absolute(json), report.json().toText());
        }
        if (markdown != null) {
            Files.writeString(
                    cli.absolute(markdown),
                    Columns.markdown(lines, 2) + System.lineSeparator() + Columns.markdown(speedUps, 1));
        }
    }

    /** {@code 16: 2.1  32: 4.0}. */
    private static String pairs(ScalingReport.Line line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.x().size(); i++) {
            text.append(i == 0 ? "" : "  ")
                    .append(number(line.x().get(i), 0))
                    .append(": ")
                    .append(number(line.millis().get(i), 1));
        }
        return text.toString();
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
