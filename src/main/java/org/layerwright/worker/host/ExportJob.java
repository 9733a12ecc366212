package org.layerwright.worker.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEngine;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.proof.ProofFile;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.ProofReport.FileEntry;
import org.layerwright.export.proof.ProofReport.Origin;
import org.layerwright.export.proof.ProofReport.Written;
import org.layerwright.export.replay.Replays;
import org.layerwright.export.target.ExportException;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.FileException;
import org.layerwright.file.IoReason;
import org.layerwright.file.Sha256;
import org.layerwright.importer.AnyModel;
import org.layerwright.model.TrainedModel;

/**
 * Exports a model and proves the files: reads it, asks the target whether it can express it, finds samples, writes, runs
 * what was written with another program, and keeps the report beside the file. Until the moment it writes, whatever
 * fails leaves the folder as it was.
 */
final class ExportJob {
    private final DatasetCatalog catalog;
    private final Clock clock;
    private final String version;
    private final Runnable endPrograms;
    private final AtomicFiles files = new AtomicFiles();
    private volatile boolean ending;

    /**
     * @param version of Layerwright, which goes into the files
     * @param endPrograms ends the programs that this process has started
     */
    ExportJob(DatasetCatalog catalog, Clock clock, String version, Runnable endPrograms) {
        this.catalog = catalog;
        this.clock = clock;
        this.version = version;
        this.endPrograms = endPrograms;
    }

    /** Gives up what goes on, from another thread. */
    void end() {
        ending = true;
        endPrograms.run();
    }

    /**
     * @param backend what our engine calculates with
     * @throws org.layerwright.text.ExplainedException where the model cannot be read or expressed, or the file cannot be
     *     written
     */
    void run(WorkerCommand.Export command, WorkerEngine engine, String backend, Consumer<WorkerEvent> out) {
        try {
            tell(out, Phase.LOADING);
            ModelExporter exporter = new ModelExporters(files, version)
                    .find(command.target())
                    .orElseThrow(() -> new ProofException("error.proof.target", command.target()));
            Path source = Path.of(command.modelFile());
            TrainedModel model = new AnyModel().read(source);
            Path file = Path.of(command.outputFile());
            AtomicFiles.requireFile(file);
            if (isSame(source, file)) {
                throw new ProofException("error.proof.same", source);
            }
            ExportOptions options = new ExportOptions(command.raw());
            if (exporter.check(model, options) instanceof Exportability.Unsupported unsupported) {
                throw new ExportException(unsupported);
            }
            ProofSamples samples = command.samples() == 0
                    ? null
                    : ProofSamples.of(model, catalog, command.dataset(), command.samples());
            tell(out, Phase.SAVING);
            long began = System.nanoTime();
            exporter.write(model, options, file);
            double seconds = (System.nanoTime() - began) / 1e9;
            ExportProof.Result result = samples == null
                    ? ExportProof.skipped()
                    : prove(engine, model, exporter, options, file, samples, out);
            ProofReport report = new ProofReport(
                    new Origin(
                            command.modelFile(),
                            entry(source).digest(),
                            model.network().name(),
                            model.weights().parameterCount()),
                    new Written(exporter.id(), command.raw(), entries(exporter, file), seconds),
                    result.trial(),
                    result.comparison(),
                    ZonedDateTime.now(clock)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                    versions(backend));
            ProofFile.write(files, report, ProofFile.beside(file));
            out.accept(new WorkerEvent.Exported(command.requestId(), report));
        } finally {
            out.accept(new WorkerEvent.PhaseChanged(Phase.IDLE));
        }
    }

    private ExportProof.Result prove(
            WorkerEngine engine,
            TrainedModel model,
            ModelExporter exporter,
            ExportOptions options,
            Path file,
            ProofSamples samples,
            Consumer<WorkerEvent> out) {
        tell(out, Phase.TESTING);
        ExportProof.Result result = new ExportProof(engine, new Replays())
                .prove(
                        model,
                        exporter,
                        options,
                        file,
                        samples,
                        done -> {
                            checkEnding();
                            out.accept(new WorkerEvent.EvaluationProgress(done, samples.count()));
                        },
                        () -> tell(out, Phase.REPLAYING));
        checkEnding();
        return result;
    }

    private void tell(Consumer<WorkerEvent> out, Phase phase) {
        checkEnding();
        out.accept(new WorkerEvent.PhaseChanged(phase));
    }

    private void checkEnding() {
        if (ending) {
            throw new ProofException("error.proof.ended");
        }
    }

    private static boolean isSame(Path model, Path file) {
        try {
            return Files.exists(file) && Files.isSameFile(model, file);
        } catch (IOException e) {
            return false; // Writing it will say what is wrong.
        }
    }

    private static List<FileEntry> entries(ModelExporter exporter, Path file) {
        String ending = "." + exporter.extension();
        String name = file.getFileName().toString();
        String stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
        List<FileEntry> entries = new ArrayList<>(List.of(entry(file)));
        for (String other : exporter.files(stem)) {
            Path beside = file.resolveSibling(other);
            if (!beside.equals(file) && Files.isRegularFile(beside)) {
                entries.add(entry(beside));
            }
        }
        return entries;
    }

    private static FileEntry entry(Path file) {
        try {
            return new FileEntry(file.toString(), Files.size(file), Sha256.of(file));
        } catch (IOException e) {
            throw new FileException(e, "error.run.io", file.toString(), IoReason.of(e, file));
        }
    }

    private Map<String, String> versions(String backend) {
        Map<String, String> versions = new TreeMap<>();
        versions.put("layerwright", version);
        versions.put("engine", backend);
        versions.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        versions.put("arch", System.getProperty("os.arch"));
        return versions;
    }
}
