package org.layerwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonWriter;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright export}: writes a model in a format that others read. */
@Command(name = "export", sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Cli cli;
    private final ModelExporters exporters = new ModelExporters(new AtomicFiles(), Main.version());

    @Parameters(paramLabel = "MODEL.lwm", descriptionKey = "model")
    private Path model;

    @Option(names = "--to", paramLabel = "TARGET", defaultValue = "onnx")
    private String target;

    @Option(names = "--raw")
    private boolean raw;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            descriptionKey = "output")
    private Path output;

    @Option(names = "--json")
    private boolean json;

    ExportCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        ModelExporter exporter = exporters
                .find(target)
                .orElseThrow(() -> CliException.usage(cli.texts().get("cli.export.unknown", target, known())));
        TrainedModel trained = new ModelFiles(cli).read(model);
        ExportOptions options = new ExportOptions(raw);
        if (exporter.check(trained, options) instanceof Exportability.Unsupported unsupported) {
            throw CliException.failed(unsupported.reason(cli.texts()));
        }
        Path file = cli.absolute(output == null ? beside(exporter) : output);
        exporter.write(trained, options, file);
        report(file, Files.size(file));
        return ExitCode.OK;
    }

    private void report(Path file, long bytes) {
        if (json) {
            cli.out()
                    .print(new JsonWriter()
                            .put("model", cli.absolute(model).toString())
                            .put("target", target)
                            .put("raw", raw)
                            .put("file", file.toString())
                            .put("bytes", bytes)
                            .toText());
        } else {
            cli.out().println(cli.texts().get("cli.export.done", file, bytes));
        }
    }

    /** The name that the target proposes, in the model's folder. */
    private Path beside(ModelExporter exporter) {
        String name = model.getFileName().toString();
        String ending = "." + ModelFile.EXTENSION;
        String stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
        return model.resolveSibling(exporter.fileName(stem));
    }

    private String known() {
        return exporters.all().stream().map(ModelExporter::id).collect(Collectors.joining(", "));
    }
}
