package org.layerwright.cli;

import java.util.concurrent.Callable;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.DownloadService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright datasets remove}: deletes a downloaded set, or what there is of an unfinished download. */
@Command(name = "remove", sortOptions = false)
final class DatasetsRemoveCommand implements Callable<Integer> {
    private final Cli cli;
    private final DatasetCatalog catalog;
    private final Answers answers;

    @Parameters(paramLabel = "NAME", descriptionKey = "dataset")
    private String name;

    @Option(
            names = {"-y", "--yes"},
            descriptionKey = "yes")
    private boolean yes;

    DatasetsRemoveCommand(Cli cli, DatasetCatalog catalog, Answers answers) {
        this.cli = cli;
        this.catalog = catalog;
        this.answers = answers;
    }

    @Override
    public Integer call() {
        CatalogEntry entry = DatasetsCommand.entry(cli, catalog, name);
        if (entry.isBuiltIn()) {
            throw CliException.failed(cli.texts().get("cli.datasets.keepBuiltIn", entry.title()));
        }
        if (!yes && !answers.canAsk()) {
            throw CliException.usage(cli.texts().get("cli.datasets.sayYesRemove", entry.id()));
        }
        if (!yes && !answers.yes(cli.texts().get("cli.datasets.askRemove", entry.title()))) {
            throw CliException.failed(cli.texts().get("cli.datasets.keptAll"));
        }
        DownloadService service =
                new DownloadService(cli.folders().datasets(), Runnable::run, DownloadOptions.of(cli.environment()));
        String key = service.remove(entry) ? "cli.datasets.removed" : "cli.datasets.nothing";
        cli.out().println(cli.texts().get(key, entry.title()));
        return ExitCode.OK;
    }
}
