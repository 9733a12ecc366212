package org.layerwright.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.ProofFile;
import org.layerwright.export.proof.ProofPage;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.ProofReport.FileEntry;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.ProofWords;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonWriter;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import org.layerwright.text.Sizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright export}: writes a model in a format that others read, and proves that they compute the same. */
@Command(name = "export", sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Cli cli;
    private final ModelExporters exporters = new ModelExporters(new AtomicFiles(), Main.version());

    @Parameters(paramLabel = "MODEL.lwm", descriptionKey = "model")
    private Path model;

    @Option(names = "--to", paramLabel = "TARGET", defaultValue = "onnx")
    private String target;

    @Option(names = "--list")
    private boolean list;

    @Option(names = "--raw")
    private boolean raw;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            descriptionKey = "output")
    private Path output;

    @Option(names = "--dataset", paramLabel = "NAME")
    private String dataset;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "500")
    private int samples;

    @Option(names = "--no-proof")
    private boolean noProof;

    @Option(names = "--report", paramLabel = "FILE.html")
    private Path page;

    @Option(names = "--json")
    private boolean json;

    ExportCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (list) {
            listTargets();
            return ExitCode.OK;
        }
        ModelExporter exporter = exporters
                .find(target)
                .orElseThrow(() -> CliException.usage(cli.texts().get("cli.export.unknown", target, known())));
        if (samples < 1) {
            throw CliException.usage(cli.texts().get("cli.export.samples"));
        }
        Path file = cli.absolute(output == null ? beside(exporter) : output);
        WorkerCommand.Export command = new WorkerCommand.Export(
                "export",
                cli.absolute(model).toString(),
                target,
                raw,
                file.toString(),
                dataset == null ? "" : cli.dataset(dataset),
                noProof ? 0 : samples);
        ProofReport report =
                Question.ask(cli, command, WorkerEvent.Exported.class).report();
        if (page != null) {
            String html = new ProofPage(cli.texts()).html(report);
            new AtomicFiles().write(cli.absolute(page), html.getBytes(StandardCharsets.UTF_8));
        }
        tell(report, file);
        return report.trial().outcome().isAcceptable() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void tell(ProofReport report, Path file) {
        ProofWords words = new ProofWords(cli.texts());
        if (json) {
            cli.out()
                    .print(new JsonWriter()
                            .put("model", report.origin().file())
                            .put("target", target)
                            .put("raw", raw)
                            .put("file", file.toString())
                            .put("bytes", report.written().bytes())
                            .put("outcome", report.trial().outcome().name())
                            .put("proof", ProofFile.json(report))
                            .toText());
        } else {
            for (FileEntry written : report.written().files()) {
                cli.out().println(cli.texts().get("cli.export.done", written.path(), written.bytes()));
            }
            printProof(report, words, file);
        }
        if (!report.trial().outcome().isAcceptable()) {
            cli.err().println(words.outcome(report) + ": " + words.verdict(report));
        }
    }

    private void printProof(ProofReport report, ProofWords words, Path file) {
        if (report.trial().outcome().isAcceptable()) {
            cli.out().println(words.outcome(report) + ": " + words.verdict(report));
        }
        List<ProofWords.Fact> facts = words.numbers(report);
        int width = facts.stream()
                .mapToInt(fact -> Columns.width(fact.label()))
                .max()
                .orElse(0);
        if (report.trial().outcome() != Outcome.SKIPPED) {
            for (ProofWords.Fact fact : facts) {
                String padding = " ".repeat(width - Columns.width(fact.label()));
                cli.out().println("  " + fact.label() + padding + "  " + fact.value());
            }
        }
        cli.out().println(cli.texts().get("cli.export.report", ProofFile.beside(file)));
    }

    /** What there is, what each is for, and which cannot be had for this model. */
    private void listTargets() {
        TrainedModel trained = new ModelFiles(cli).read(model);
        ProofWords words = new ProofWords(cli.texts());
        List<JsonWriter> entries = new ArrayList<>();
        for (ModelExporter exporter : exporters.all()) {
            String reason = exporter.check(trained, new ExportOptions(raw)) instanceof Exportability.Unsupported found
                    ? found.reason(cli.texts())
                    : "";
            String use = words.use(exporter.id());
            entries.add(new JsonWriter()
                    .put("target", exporter.id())
                    .put("title", words.target(exporter.id()))
                    .put("use", use)
                    .put("possible", reason.isEmpty())
                    .put("reason", reason)
                    .put("bytes", exporter.roughBytes(trained)));
            if (!json) {
                String size = Sizes.of(exporter.roughBytes(trained), cli.texts().locale());
                cli.out()
                        .println(
                                cli.texts().get("cli.export.target", exporter.id(), words.target(exporter.id()), size));
                cli.out().println("  " + use);
                if (!reason.isEmpty()) {
                    cli.out().println("  " + cli.texts().get("cli.export.cannot", reason));
                }
            }
        }
        if (json) {
            cli.out().print(new JsonWriter().putObjects("targets", entries).toText());
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
