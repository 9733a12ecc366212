package org.layerwright.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.layerwright.json.JsonReader;
import org.layerwright.plan.schedule.ScheduleType;
import org.layerwright.plan.schedule.ScheduleTypes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwright bench optimizers}: every optimizer with every schedule on the seed network, three epochs each. */
@Command(name = "optimizers", sortOptions = false)
final class BenchOptimizersCommand implements Callable<Integer> {
    private static final String PROGRAM = "org.layerwright.engine.bench.OptimizerBenchmark";
    private static final int LIMIT_SECONDS = 4 * 3600;

    private final Cli cli;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "2000")
    private int samples;

    @Option(names = "--test-samples", paramLabel = "N", defaultValue = "2000")
    private int testSamples;

    @Option(names = "--markdown", paramLabel = "FILE")
    private Path markdown;

    BenchOptimizersCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (samples < 1 || testSamples < 1) {
            throw CliException.usage(cli.texts().get("cli.bench.positive"));
        }
        List<String> arguments = List.of(
                cli.folders().home().toString(),
                String.valueOf(samples),
                String.valueOf(testSamples),
                String.valueOf(Runtime.getRuntime().availableProcessors()));
        JsonReader result = new BenchProcess(cli)
                .measure(PROGRAM, arguments, LIMIT_SECONDS, file -> JsonReader.parse(Files.readString(file)));
        report(result.objects("rows"));
        return ExitCode.OK;
    }

    private void report(List<JsonReader> results) throws IOException {
        List<List<String>> table = new ArrayList<>();
        List<String> titles = new ArrayList<>(
                List.of(cli.texts().get("cli.bench.optimizers.titles").split("\\|")));
        ScheduleTypes.all().stream().map(ScheduleType::id).forEach(titles::add);
        table.add(titles);
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (JsonReader result : results) {
            String optimizer = result.string("optimizer");
            List<String> row = rows.computeIfAbsent(optimizer, key -> new ArrayList<>());
            if (row.isEmpty()) {
                row.add(optimizer);
                row.add(BigDecimal.valueOf(result.number("learningRate"))
                        .stripTrailingZeros()
                        .toPlainString());
            }
            double accuracy = result.number("accuracy");
            row.add(
                    Double.isNaN(accuracy)
                            ? cli.texts().get("cli.bench.optimizers.diverged")
                            : Columns.number(100 * accuracy, 1));
        }
        table.addAll(rows.values());
        Columns.table(table, 1).forEach(cli.out()::println);
        if (markdown != null) {
            Files.writeString(cli.absolute(markdown), page(table));
        }
    }

    /** The whole page, so that one command makes it. */
    private String page(List<List<String>> table) {
        return cli.texts().get("cli.bench.optimizers.page", samples, testSamples, Columns.markdown(table, 1));
    }
}
