package org.layerwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.json.JsonWriter;
import org.layerwright.text.Sizes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwright datasets}: the data sets that are known by name, and which of them are here. */
@Command(name = "datasets", sortOptions = false)
final class DatasetsCommand implements Callable<Integer> {
    private static final int WORD_COLUMNS = 1;

    private final Cli cli;
    private final DatasetCatalog catalog;

    @Option(names = "--json")
    private boolean json;

    private DatasetsCommand(Cli cli, DatasetCatalog catalog) {
        this.cli = cli;
        this.catalog = catalog;
    }

    /** The command with its subcommands. */
    static CommandLine with(Cli cli) {
        return with(
                cli,
                new DatasetCatalog(cli.folders().home(), cli.folders().datasets()),
                Answers.ofTerminal(cli.err(), cli.terminal()));
    }

    /** @param answers what the user says when asked; tests answer for themselves */
    static CommandLine with(Cli cli, DatasetCatalog catalog, Answers answers) {
        return new CommandLine(new DatasetsCommand(cli, catalog))
                .addSubcommand(new DatasetsGetCommand(cli, catalog, answers))
                .addSubcommand(new DatasetsInfoCommand(cli, catalog))
                .addSubcommand(new DatasetsRemoveCommand(cli, catalog, answers));
    }

    /** The entry of a name that the user typed. */
    static CatalogEntry entry(Cli cli, DatasetCatalog catalog, String name) {
        return catalog.find(name)
                .orElseThrow(() -> CliException.usage(cli.texts()
                        .get(
                                "cli.datasets.unknown",
                                name,
                                String.join(
                                        ", ",
                                        catalog.entries().stream()
                                                .map(CatalogEntry::id)
                                                .toList()))));
    }

    @Override
    public Integer call() {
        if (json) {
            cli.out()
                    .print(new JsonWriter()
                            .put("folder", cli.folders().datasets().toString())
                            .putObjects(
                                    "datasets",
                                    catalog.entries().stream()
                                            .map(entry -> asJson(cli, catalog, entry))
                                            .toList())
                            .toText());
            return ExitCode.OK;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                cli.texts().get("cli.datasets.name"),
                cli.texts().get("cli.datasets.samples"),
                cli.texts().get("cli.datasets.classes"),
                cli.texts().get("cli.datasets.shape"),
                cli.texts().get("cli.datasets.download"),
                cli.texts().get("cli.datasets.licence"),
                cli.texts().get("cli.datasets.state")));
        catalog.entries().forEach(entry -> rows.add(row(entry)));
        Columns.table(rows, WORD_COLUMNS).forEach(cli.out()::println);
        cli.out().println();
        cli.out().println(cli.texts().get("cli.datasets.more"));
        return ExitCode.OK;
    }

    private List<String> row(CatalogEntry entry) {
        return List.of(
                entry.id(),
                cli.texts().get("cli.number", entry.trainSamples() + entry.testSamples()),
                cli.texts().get("cli.number", entry.classes()),
                entry.shape().toString(),
                entry.isBuiltIn() ? "" : Sizes.megabytes(entry.downloadBytes()),
                licence(cli, entry),
                state(cli, catalog, entry));
    }

    static String licence(Cli cli, CatalogEntry entry) {
        String name = entry.licence().name();
        return name.isEmpty() ? cli.texts().get("dataset.licence.none") : name;
    }

    static String state(Cli cli, DatasetCatalog catalog, CatalogEntry entry) {
        if (entry.isBuiltIn()) {
            return cli.texts().get("cli.datasets.builtIn");
        }
        return cli.texts().get(catalog.isHere(entry) ? "cli.datasets.here" : "cli.datasets.absent");
    }

    static JsonWriter asJson(Cli cli, DatasetCatalog catalog, CatalogEntry entry) {
        return new JsonWriter()
                .put("id", entry.id())
                .put("title", entry.title())
                .put("about", cli.texts().get("dataset." + entry.id() + ".about"))
                .put("trainSamples", entry.trainSamples())
                .put("testSamples", entry.testSamples())
                .put("classes", entry.classes())
                .put("shape", entry.shape().toString())
                .put("downloadBytes", entry.downloadBytes())
                .put("licence", entry.licence().name())
                .put("licenceStatedAt", entry.licence().statedAt())
                .put("here", catalog.isHere(entry))
                .put("folder", catalog.folder(entry).toString());
    }
}
