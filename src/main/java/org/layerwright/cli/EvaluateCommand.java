package org.layerwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
            cli.out().println(cli.texts().get("cli.test.loss", ProgressLine.number(result.loss())));
            cli.out().println(cli.texts().get("cli.test.accuracy", ProgressLine.number(result.accuracy())));
            cli.out().println(cli.texts().get("cli.test.samples", result.samples(), data));
        }
        return ExitCode.OK;
    }

    private JsonWriter asJson(WorkerEvent.Evaluated result, String data) {
        List<JsonWriter> classes = new ArrayList<>();
        for (int i = 0; i < result.classNames().size(); i++) {
            JsonWriter counts = new JsonWriter();
            for (int j = 0; j < result.classNames().size(); j++) {
                counts.put(
                        result.classNames().get(j),
                        result.confusion().get(i).get(j).longValue());
            }
            classes.add(
                    new JsonWriter().put("class", result.classNames().get(i)).put("predictedAs", counts));
        }
        return new JsonWriter()
                .put("model", cli.absolute(model).toString())
                .put("dataset", data)
                .put("samples", result.samples())
                .put("loss", result.loss())
                .put("accuracy", result.accuracy())
                .putObjects("confusion", classes);
    }
}
