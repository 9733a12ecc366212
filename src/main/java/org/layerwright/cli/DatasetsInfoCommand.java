package org.layerwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.LabelledData;
import org.layerwright.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright datasets info}: what a data set is and, once it is here, how its classes are filled. */
@Command(name = "info", sortOptions = false)
final class DatasetsInfoCommand implements Callable<Integer> {
    private final Cli cli;
    private final DatasetCatalog catalog;

    @Parameters(paramLabel = "NAME", descriptionKey = "dataset")
    private String name;

    @Option(names = "--json")
    private boolean json;

    DatasetsInfoCommand(Cli cli, DatasetCatalog catalog) {
        this.cli = cli;
        this.catalog = catalog;
    }

    @Override
    public Integer call() {
        CatalogEntry entry = DatasetsCommand.entry(cli, catalog, name);
        Optional<LabelledData> data = catalog.isHere(entry) ? Optional.of(catalog.open(name)) : Optional.empty();
        if (json) {
            JsonWriter written = DatasetsCommand.asJson(cli, catalog, entry).put("citation", entry.citation());
            data.ifPresent(d -> {
                written.put("train", counted(d.train()));
                d.test().ifPresent(test -> written.put("test", counted(test)));
            });
            cli.out().print(written.toText());
            return ExitCode.OK;
        }
        new DatasetCard(cli, catalog).print(entry, cli.out());
        data.ifPresent(this::printCounts);
        return ExitCode.OK;
    }

    private void printCounts(LabelledData data) {
        int[] train = data.train().classCounts();
        int[] test = data.test().map(Dataset::classCounts).orElse(new int[train.length]);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                cli.texts().get("cli.datasets.class"),
                cli.texts().get("cli.datasets.train"),
                cli.texts().get("cli.datasets.test")));
        for (int i = 0; i < train.length; i++) {
            rows.add(List.of(
                    data.train().classNames().get(i),
                    cli.texts().get("cli.number", train[i]),
                    cli.texts().get("cli.number", test[i])));
        }
        cli.out().println();
        Columns.table(rows, 1).forEach(cli.out()::println);
    }

    private static JsonWriter counted(Dataset data) {
        int[] counts = data.classCounts();
        JsonWriter json = new JsonWriter();
        for (int i = 0; i < counts.length; i++) {
            json.put(data.classNames().get(i), counts[i]);
        }
        return json;
    }
}
