package org.layerwright.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.layerwright.file.AtomicFiles;
import org.layerwright.importer.NetworkWeights;
import org.layerwright.json.JsonWriter;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.layer.Lowering;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright convert}: makes a model file of ours from one of another program, or of a network and weights. */
@Command(name = "convert", sortOptions = false)
final class ConvertCommand implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--weights", paramLabel = "WEIGHTS")
    private Path weights;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.lwm",
            descriptionKey = "convert.output")
    private Path output;

    @Option(names = "--json")
    private boolean json;

    ConvertCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        TrainedModel model = weights == null
                ? new ModelFiles(cli).read(file)
                : new NetworkWeights().read(new NetworkFiles(cli).network(file), cli.absolute(weights));
        Path target = cli.absolute(output == null ? beside() : output);
        if (target.equals(cli.absolute(file))) {
            throw CliException.usage(cli.texts().get("cli.convert.same", file));
        }
        new ModelFile(new AtomicFiles()).write(target, model);
        long parameters = Lowering.lower(model.network()).graph().parameterCount();
        int layers = model.network().layers().size();
        if (json) {
            cli.out()
                    .print(new JsonWriter()
                            .put("file", cli.absolute(file).toString())
                            .put("model", target.toString())
                            .put("layers", layers)
                            .put("parameters", parameters)
                            .toText());
        } else {
            cli.out().println(cli.texts().get("cli.convert.done", target, layers, parameters));
        }
        return ExitCode.OK;
    }

    /** The file's name with our ending, in its folder. */
    private Path beside() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + ModelFile.EXTENSION);
    }
}
