package org.layerwright.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.download.Download;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.DownloadService;
import org.layerwright.text.Sizes;
import org.layerwright.worker.client.OnTermination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright datasets get}: downloads a data set, or goes on with an earlier download. */
@Command(name = "get", sortOptions = false)
final class DatasetsGetCommand implements Callable<Integer> {
    private static final long SECONDS_TO_CLOSE = 5;

    private final Cli cli;
    private final DatasetCatalog catalog;
    private final Answers answers;

    @Parameters(paramLabel = "NAME", descriptionKey = "dataset")
    private String name;

    @Option(
            names = {"-y", "--yes"},
            descriptionKey = "yes")
    private boolean yes;

    @Option(names = "--url", paramLabel = "URL")
    private String url;

    @Option(names = "--proxy", paramLabel = "HOST:PORT")
    private String proxy;

    DatasetsGetCommand(Cli cli, DatasetCatalog catalog, Answers answers) {
        this.cli = cli;
        this.catalog = catalog;
        this.answers = answers;
    }

    @Override
    public Integer call() throws InterruptedException {
        CatalogEntry entry = DatasetsCommand.entry(cli, catalog, name);
        DownloadOptions options = options();
        if (catalog.isHere(entry)) {
            cli.out().println(cli.texts().get("cli.datasets.already", entry.title(), catalog.folder(entry)));
            return ExitCode.OK;
        }
        new DatasetCard(cli, catalog).print(entry, cli.err());
        if (!yes && !answers.canAsk()) {
            throw CliException.usage(cli.texts().get("cli.datasets.sayYes", entry.id()));
        }
        if (!yes && !answers.yes(cli.texts().get("cli.datasets.ask", Sizes.megabytes(entry.downloadBytes())))) {
            throw CliException.failed(cli.texts().get("cli.datasets.declined"));
        }
        return download(entry, options);
    }

    private DownloadOptions options() {
        DownloadOptions options = DownloadOptions.of(cli.environment());
        options = url == null ? options : options.withBaseUrl(url);
        return proxy == null ? options : options.withProxy(proxy);
    }

    private int download(CatalogEntry entry, DownloadOptions options) throws InterruptedException {
        ExecutorService background = Executors.newSingleThreadExecutor();
        CountDownLatch over = new CountDownLatch(1);
        DownloadView view = new DownloadView(cli, entry);
        Download download = new DownloadService(cli.folders().datasets(), background, options).start(entry, view);
        try (OnTermination hook = new OnTermination(() -> stop(download, over))) {
            Path folder = download.result().join();
            view.clear();
            cli.out().println(cli.texts().get("cli.datasets.done", entry.title(), folder));
            return ExitCode.OK;
        } catch (CompletionException e) {
            view.clear();
            if (e.getCause() instanceof RuntimeException cause && !(cause instanceof CancellationException)) {
                throw cause;
            }
            return interrupted(entry);
        } catch (CancellationException e) {
            view.clear();
            return interrupted(entry);
        } finally {
            over.countDown();
            background.shutdownNow();
        }
    }

    private int interrupted(CatalogEntry entry) {
        cli.err().println(cli.texts().get("cli.datasets.interrupted", entry.id()));
        return ExitCode.INTERRUPTED;
    }

    /** On Ctrl-C the files are closed before the process ends. */
    private static void stop(Download download, CountDownLatch over) {
        download.cancel();
        try {
            over.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
