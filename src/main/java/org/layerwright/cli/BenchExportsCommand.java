package org.layerwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.layerwright.engine.inspection.Subject;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.ProofFile;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.ProofWords;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonWriter;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.worker.client.DefaultExportService;
import org.layerwright.worker.client.ExportService;
import org.layerwright.worker.client.InspectionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code layerwright bench exports}: writes every sample network for every target, with the weights that a training would
 * begin with, and tells sizes, times and what the proof says.
 */
@Command(name = "exports", sortOptions = false)
final class BenchExportsCommand implements Callable<Integer> {
    private final Cli cli;
    private final ModelExporters exporters = new ModelExporters(new AtomicFiles(), Main.version());

    @Option(names = "--networks", paramLabel = "FOLDER")
    private Path networks;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "100")
    private int samples;

    @Mixin
    private BenchFiles files;

    BenchExportsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        if (samples < 1) {
            throw CliException.usage(cli.texts().get("cli.bench.positive"));
        }
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(cli.texts().get("cli.bench.exports.titles").split("\\|")));
        List<JsonWriter> measured = new ArrayList<>();
        Path folder = Files.createTempDirectory("layerwright-exports");
        boolean allAcceptable = true;
        try (ExportService service = new DefaultExportService(() -> cli.service(null), Runnable::run)) {
            for (Path file : networkFiles()) {
                TrainedModel model = untrained(NetworkJson.read(Files.readString(file)));
                Path stored = folder.resolve("model.lwm");
                new ModelFile(new AtomicFiles()).write(stored, model);
                for (ModelExporter exporter : exporters.all()) {
                    if (exporter.check(model, ExportOptions.PLAIN) instanceof Exportability.Supported) {
                        ProofReport report = export(service, stored, exporter, folder);
                        measured.add(ProofFile.json(report));
                        table.add(row(report));
                        allAcceptable &= report.trial().outcome().isAcceptable();
                        cli.err().println(String.join("  ", table.get(table.size() - 1)));
                    }
                }
            }
        } finally {
            delete(folder);
        }
        Columns.table(table, 2).forEach(cli.out()::println);
        files.write(cli, new JsonWriter().putObjects("exports", measured), Columns.markdown(table, 2));
        return allAcceptable ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<Path> networkFiles() throws IOException {
        Path folder = networks == null ? cli.folders().sampleModels() : cli.absolute(networks);
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(BenchExportsCommand::isNetwork).sorted().toList();
        }
    }

    private static boolean isNetwork(Path file) {
        try {
            if (!file.toString().endsWith(".json")) {
                return false;
            }
            NetworkJson.read(Files.readString(file));
            return true;
        } catch (IOException | JsonFormatException e) {
            return false;
        }
    }

    private ProofReport export(ExportService service, Path model, ModelExporter exporter, Path folder) {
        Path file = folder.resolve(exporter.fileName("exported"));
        try {
            return service.export(
                            new ExportService.Request(model, exporter.id(), false, file, "", samples), event -> {})
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InspectionException why) {
                throw CliException.failed(cli.sentence(why.failure()));
            }
            throw e;
        }
    }

    private List<String> row(ProofReport report) {
        return List.of(
                report.origin().network(),
                report.written().target(),
                Columns.number(report.origin().parameters(), 0),
                Columns.number(report.written().bytes() / 1e3, 1),
                Columns.number(1e3 * report.written().seconds(), 1),
                Double.isNaN(report.comparison().largest())
                        ? "–"
                        : ProofWords.difference(report.comparison().largest()),
                new ProofWords(cli.texts()).outcome(report),
                report.trial().by());
    }

    /** The network as a training begins with it. */
    private static TrainedModel untrained(NetworkSpec network) {
        OpGraph graph = Lowering.lower(network).graph();
        int classes = Math.max(2, graph.outputShape().size());
        return new TrainedModel(
                network,
                TrainingPlan.DEFAULT.withLoss(Subject.likelyLoss(graph)),
                Weights.of(graph.weights(), ParameterInitialization.draw(graph, 1)),
                IntStream.range(0, classes).mapToObj(String::valueOf).toList(),
                Preprocessing.SCALED_BYTES,
                Map.of());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
