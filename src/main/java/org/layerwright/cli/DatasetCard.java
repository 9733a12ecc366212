package org.layerwright.cli;

import java.io.PrintStream;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.text.Sizes;

/** What there is to know of a data set before it is downloaded. */
final class DatasetCard {
    private final Cli cli;
    private final DatasetCatalog catalog;

    DatasetCard(Cli cli, DatasetCatalog catalog) {
        this.cli = cli;
        this.catalog = catalog;
    }

    void print(CatalogEntry entry, PrintStream to) {
        to.println(entry.title() + ": " + cli.texts().get("dataset." + entry.id() + ".about"));
        line(to, "cli.datasets.card.samples", entry.trainSamples(), entry.testSamples(), entry.classes());
        line(to, "cli.datasets.card.shape", entry.shape());
        if (!entry.isBuiltIn()) {
            line(
                    to,
                    "cli.datasets.card.size",
                    Sizes.megabytes(entry.downloadBytes()),
                    Sizes.megabytes(entry.preparation().bytes()));
        }
        line(
                to,
                "cli.datasets.card.licence",
                DatasetsCommand.licence(cli, entry),
                entry.licence().statedAt());
        line(to, "cli.datasets.card.citation", entry.citation());
        line(to, "cli.datasets.card.state", DatasetsCommand.state(cli, catalog, entry), catalog.folder(entry));
    }

    private void line(PrintStream to, String key, Object... arguments) {
        to.println("  " + cli.texts().get(key, arguments));
    }
}
