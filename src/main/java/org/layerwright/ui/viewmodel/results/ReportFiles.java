package org.layerwright.ui.viewmodel.results;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerwright.analysis.report.EvaluationReport;
import org.layerwright.analysis.report.ReportJson;
import org.layerwright.analysis.report.ReportTables;
import org.layerwright.event.WeightSource;
import org.layerwright.file.AtomicFiles;
import org.layerwright.text.ExplainedException;

/** Saves results as files, in the background. */
public final class ReportFiles {
    private final AtomicFiles files;
    private final Executor background;
    private final Executor window;
    private final Consumer<ExplainedException> failed;

    /** @param failed told on the window's thread why a file could not be written */
    public ReportFiles(AtomicFiles files, Executor background, Executor window, Consumer<ExplainedException> failed) {
        this.files = files;
        this.background = background;
        this.window = window;
        this.failed = failed;
    }

    /** Everything in one file. */
    public void json(Results results, Path file) {
        save(() -> write(file, ReportJson.of(report(results)).toText()));
    }

    /** A row for each sample. */
    public void samples(Results results, Path file) {
        save(() -> write(file, ReportTables.samples(report(results))));
    }

    /** All tables, a file each. */
    public void tables(Results results, Path folder) {
        save(() -> ReportTables.of(report(results)).forEach((name, table) -> write(folder.resolve(name), table)));
    }

    private static EvaluationReport report(Results results) {
        WeightSource weights = results.subject().weights();
        String name = weights.kind() == WeightSource.Kind.MODEL
                ? weights.file()
                : results.subject().network().name();
        return EvaluationReport.of(name, results.asked().dataset(), results.judgement());
    }

    private void write(Path file, String text) {
        files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void save(Runnable task) {
        background.execute(() -> {
            try {
                task.run();
            } catch (ExplainedException e) {
                window.execute(() -> failed.accept(e));
            }
        });
    }
}
