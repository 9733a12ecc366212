package org.layerwright.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright predict}: classifies one picture, or tells the numbers that a network without classes gives for it. */
@Command(name = "predict", sortOptions = false)
final class PredictCommand implements Callable<Integer> {
    private static final int SHOWN = 3;

    private final Cli cli;

    @Parameters(index = "0", paramLabel = "MODEL.lwm", descriptionKey = "model")
    private Path model;

    @Parameters(index = "1", paramLabel = "IMAGE.png", descriptionKey = "image")
    private Path image;

    @Option(names = "--resize")
    private boolean resize;

    @Option(names = "--invert")
    private boolean invert;

    @Option(names = "--json")
    private boolean json;

    PredictCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        new ModelFiles(cli).read(model);
        WorkerEvent.Predicted result = Question.ask(
                cli,
                new WorkerCommand.Predict(
                        "predict",
                        cli.absolute(model).toString(),
                        cli.absolute(image).toString(),
                        resize,
                        invert),
                WorkerEvent.Predicted.class);
        List<Integer> best = IntStream.range(0, result.probabilities().size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> -result.probabilities().get(i)))
                .toList();
        // A network that predicts numbers has no classes to choose from: its outputs stand in their order.
        boolean classes = result.classNames().size() == result.probabilities().size();
        if (json) {
            cli.out().print((classes ? asJson(result, best) : numbers(result)).toText());
        } else if (!classes) {
            result.probabilities().forEach(value -> cli.out().println(ProgressLine.number(value)));
        } else {
            best.stream().limit(SHOWN).forEach(i -> cli.out().println(line(result, i)));
        }
        return ExitCode.OK;
    }

    private static String line(WorkerEvent.Predicted result, int i) {
        return result.classNames().get(i) + "  "
                + ProgressLine.number(result.probabilities().get(i));
    }

    private JsonWriter numbers(WorkerEvent.Predicted result) {
        return new JsonWriter()
                .put("image", cli.absolute(image).toString())
                .putNumbers("outputs", result.probabilities());
    }

    private JsonWriter asJson(WorkerEvent.Predicted result, List<Integer> best) {
        return new JsonWriter()
                .put("image", cli.absolute(image).toString())
                .put("class", result.classNames().get(best.get(0)))
                .put("probability", result.probabilities().get(best.get(0)))
                .putObjects(
                        "classes",
                        best.stream()
                                .map(i -> new JsonWriter()
                                        .put("class", result.classNames().get(i))
                                        .put(
                                                "probability",
                                                result.probabilities().get(i)))
                                .toList());
    }
}
