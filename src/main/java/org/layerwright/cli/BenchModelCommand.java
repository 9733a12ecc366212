package org.layerwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.event.WorkerEvent.Speed;
import org.layerwright.event.WorkerEvent.SpeedCell;
import org.layerwright.json.JsonWriter;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.plan.PlanParams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright bench model}: how fast a model answers, with our engine and with ONNX Runtime. */
@Command(name = "model", sortOptions = false)
final class BenchModelCommand implements Callable<Integer> {
    private static final double MILLIS = 1e3;

    private static final ParamSpec<Integer> BATCHES = PlanParams.BATCH_SIZE;
    private static final ParamSpec<Integer> THREADS = new ParamSpec.IntParam("threads", 1, 1, 256);
    private static final ParamSpec<Double> SECONDS = new ParamSpec.DoubleParam("seconds", 2.0, 0, true, 3600, false);

    private final Cli cli;

    @Parameters(paramLabel = "MODEL", descriptionKey = "model")
    private Path model;

    @Option(names = "--batch", paramLabel = "N", split = ",", defaultValue = "1,32,256")
    private List<Integer> batches;

    @Option(names = "--threads", paramLabel = "N", split = ",")
    private List<Integer> threads = List.of();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "2")
    private double seconds;

    @Option(names = "--json")
    private boolean json;

    BenchModelCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        batches.forEach(n -> CliException.requireWithin(BATCHES, n, "--batch", cli.texts()));
        threads.forEach(n -> CliException.requireWithin(THREADS, n, "--threads", cli.texts()));
        CliException.requireWithin(SECONDS, seconds, "--seconds", cli.texts());
        Path file = cli.absolute(model);
        ModelBenched result = Question.ask(
                cli,
                new WorkerCommand.BenchModel(
                        "bench", file.toString(), batches, threads.isEmpty() ? usualThreads() : threads, seconds),
                ModelBenched.class);
        if (json) {
            cli.out().print(asJson(file, result).toText());
        } else {
            print(result);
        }
        return ExitCode.OK;
    }

    private static List<Integer> usualThreads() {
        int cores = Runtime.getRuntime().availableProcessors();
        return Stream.of(1, cores).distinct().toList();
    }

    private void print(ModelBenched result) {
        boolean alone = !result.problem().isEmpty();
        cli.out().println(cli.texts().get("cli.bench.model.head", result.device(), result.engine(), seconds));
        if (alone) {
            cli.out().println(cli.texts().get("cli.bench.model.alone", problem(result)));
        } else {
            cli.out()
                    .println(cli.texts()
                            .get(
                                    "cli.bench.model.peer",
                                    result.peer(),
                                    String.format(Locale.ROOT, "%.1e", result.difference())));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(cli.texts()
                .get(alone ? "cli.bench.model.titlesAlone" : "cli.bench.model.titles")
                .split("\\|")));
        for (SpeedCell cell : result.cells()) {
            List<String> row =
                    new ArrayList<>(List.of(Integer.toString(cell.threads()), Integer.toString(cell.batch())));
            row.addAll(columns(cell.own()));
            if (cell.peer() != null) {
                row.addAll(columns(cell.peer()));
                row.add(Columns.number(cell.ratio(), 2));
            }
            rows.add(row);
        }
        Columns.table(rows, 0).forEach(cli.out()::println);
    }

    private String problem(ModelBenched result) {
        return cli.texts().get(result.problem(), result.problemArguments().toArray());
    }

    private static List<String> columns(Speed speed) {
        return List.of(
                Columns.number(speed.samplesPerSecond(), 0),
                Columns.number(speed.medianSeconds() * MILLIS, 3),
                Columns.number(speed.p95Seconds() * MILLIS, 3));
    }

    private JsonWriter asJson(Path file, ModelBenched result) {
        List<JsonWriter> cells = new ArrayList<>();
        for (SpeedCell cell : result.cells()) {
            JsonWriter each = new JsonWriter()
                    .put("batch", cell.batch())
                    .put("threads", cell.threads())
                    .put("layerwright", asJson(cell.own()));
            if (cell.peer() != null) {
                each.put("peer", asJson(cell.peer())).put("ratio", cell.ratio());
            }
            cells.add(each);
        }
        JsonWriter written = new JsonWriter()
                .put("model", file.toString())
                .put("device", result.device())
                .put("engine", result.engine())
                .put("peer", result.peer())
                .put("secondsEach", seconds)
                .put("largestDifference", result.difference())
                .putObjects("cells", cells);
        return result.problem().isEmpty() ? written : written.put("problem", problem(result));
    }

    private static JsonWriter asJson(Speed speed) {
        return new JsonWriter()
                .put("samplesPerSecond", speed.samplesPerSecond())
                .put("medianSeconds", speed.medianSeconds())
                .put("p95Seconds", speed.p95Seconds())
                .put("answers", speed.answers());
    }
}
