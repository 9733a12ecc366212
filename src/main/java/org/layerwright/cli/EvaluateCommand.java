package org.layerwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.layerwright.analysis.Scores;
import org.layerwright.analysis.Scores.ClassScores;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.json.JsonWriter;
import org.layerwright.model.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright evaluate}: measures a model on a data set. */
@Command(name = "evaluate", sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "MODEL.lwm", descriptionKey = "model")
    private Path model;

    @Option(names = "--dataset", paramLabel = "NAME")
    private String dataset;

    @Option(names = "--json")
    private boolean json;

    EvaluateCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        TrainedModel trained = new ModelFiles(cli).read(model);
        String data = dataset == null ? trained.plan().data().dataset() : cli.dataset(dataset);
        WorkerEvent.Evaluated result = Question.ask(
                cli,
                new WorkerCommand.Evaluate("evaluate", cli.absolute(model).toString(), data),
                WorkerEvent.Evaluated.class);
        if (json) {
            cli.out().print(asJson(result, data).toText());
        } else {
            print(result, data);
        }
        return ExitCode.OK;
    }

    private void print(WorkerEvent.Evaluated result, String data) {
        cli.out().println(cli.texts().get("cli.test.loss", ProgressLine.number(result.loss())));
        if (!Double.isNaN(result.accuracy())) {
            cli.out().println(cli.texts().get("cli.test.accuracy", ProgressLine.number(result.accuracy())));
        }
        new TreeMap<>(result.metrics())
                .forEach((name, value) -> cli.out()
                        .println(cli.texts().get("cli.test.metric", metric(name), ProgressLine.number(value))));
        cli.out().println(cli.texts().get("cli.test.samples", result.samples(), data));
        if (!result.confusion().isEmpty()) {
            Columns.table(classTable(result), 1).forEach(cli.out()::println);
        }
    }

    private String metric(String name) {
        return cli.texts().find("cli.metric." + name).orElse(name);
    }

    private List<List<String>> classTable(WorkerEvent.Evaluated result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("class", "precision", "recall", "f1", "samples")
                .map(title -> cli.texts().get("cli.score." + title))
                .toList());
        List<ClassScores> scores = Scores.perClass(result.confusion());
        for (int i = 0; i < scores.size(); i++) {
            ClassScores each = scores.get(i);
            rows.add(List.of(
                    result.classNames().get(i),
                    ProgressLine.number(each.precision()),
                    ProgressLine.number(each.recall()),
                    ProgressLine.number(each.f1()),
                    Long.toString(each.support())));
        }
        return rows;
    }

    private JsonWriter asJson(WorkerEvent.Evaluated result, String data) {
        JsonWriter metrics = new JsonWriter();
        new TreeMap<>(result.metrics()).forEach(metrics::put);
        return new JsonWriter()
                .put("model", cli.absolute(model).toString())
                .put("dataset", data)
                .put("samples", result.samples())
                .put("loss", result.loss())
                .put("accuracy", result.accuracy())
                .put("metrics", metrics)
                .putObjects("confusion", confusion(result))
                .putObjects("classes", scores(result));
    }

    private static List<JsonWriter> confusion(WorkerEvent.Evaluated result) {
        List<JsonWriter> classes = new ArrayList<>();
        for (int i = 0; i < result.confusion().size(); i++) {
            JsonWriter counts = new JsonWriter();
            for (int j = 0; j < result.classNames().size(); j++) {
                counts.put(
                        result.classNames().get(j),
                        result.confusion().get(i).get(j).longValue());
            }
            classes.add(
                    new JsonWriter().put("class", result.classNames().get(i)).put("predictedAs", counts));
        }
        return classes;
    }

    private static List<JsonWriter> scores(WorkerEvent.Evaluated result) {
        List<JsonWriter> classes = new ArrayList<>();
        List<ClassScores> scores = Scores.perClass(result.confusion());
        for (int i = 0; i < scores.size(); i++) {
            ClassScores each = scores.get(i);
            classes.add(new JsonWriter()
                    .put("class", result.classNames().get(i))
                    .put("samples", each.support())
                    .put("precision", each.precision())
                    .put("recall", each.recall())
                    .put("f1", each.f1()));
        }
        return classes;
    }
}
