package org.layerwright.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerwright.analysis.Judgement;
import org.layerwright.analysis.report.EvaluationReport;
import org.layerwright.analysis.report.ReportJson;
import org.layerwright.analysis.report.ReportTables;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright evaluate}: measures a model on a data set. */
@Command(name = "evaluate", sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private static final String CSV = ".csv";

    private final Cli cli;
    private final AtomicFiles files = new AtomicFiles();

    @Parameters(paramLabel = "MODEL", descriptionKey = "model")
    private Path model;

    @Option(names = "--dataset", paramLabel = "NAME")
    private String dataset;

    @Option(names = "--part", paramLabel = "PART")
    private String part;

    @Option(names = "--top-k", paramLabel = "K", split = ",")
    private List<Integer> topK = List.of();

    @Option(names = "--mistakes", paramLabel = "N", defaultValue = "" + EvaluationReport.MISTAKES)
    private int mistakes;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE")
    private Path csv;

    EvaluateCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (mistakes < 0 || topK.stream().anyMatch(k -> k < 1)) {
            throw CliException.usage(cli.texts().get("cli.evaluate.positive"));
        }
        DataPart wanted = part();
        String data =
                dataset == null ? new ModelFiles(cli).read(model).plan().data().dataset() : cli.dataset(dataset);
        Path file = cli.absolute(model);
        WorkerEvent.Judged judged = Question.ask(
                cli,
                new WorkerCommand.Judge("evaluate", WeightSource.model(file.toString()), data, wanted),
                WorkerEvent.Judged.class);
        Judgement judgement = Judgement.of(judged);
        EvaluationReport usual = EvaluationReport.of(file.toString(), data, judgement);
        EvaluationReport report = new EvaluationReport(
                usual.model(), usual.dataset(), judgement, topK.isEmpty() ? usual.topK() : topK, mistakes);
        if (csv != null) {
            writeTables(report);
        }
        if (json) {
            cli.out().print(ReportJson.of(report).toText());
        } else {
            new EvaluationPrint(cli).print(report);
        }
        return ExitCode.OK;
    }

    private DataPart part() {
        if (part == null) {
            return DataPart.TEST_OR_ALL;
        }
        return switch (part.toLowerCase(Locale.ROOT)) {
            case "test" -> DataPart.TEST;
            case "train" -> DataPart.TRAIN;
            default -> throw CliException.usage(cli.texts().get("cli.evaluate.part", part));
        };
    }

    /** One table of all samples, or all tables into a folder. */
    private void writeTables(EvaluationReport report) {
        Path target = cli.absolute(csv);
        if (target.toString().endsWith(CSV)) {
            write(target, ReportTables.samples(report));
        } else {
            ReportTables.of(report).forEach((name, table) -> write(target.resolve(name), table));
        }
    }

    private void write(Path file, String table) {
        files.write(file, table.getBytes(StandardCharsets.UTF_8));
        cli.err().println(cli.texts().get("cli.evaluate.written", file));
    }
}
