package org.layerwright.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.layerwright.data.download.DownloadOptions;
import org.layerwright.data.download.DownloadProgress;
import org.layerwright.data.download.PackDownload;
import org.layerwright.device.CudaPack;
import org.layerwright.text.Sizes;
import org.layerwright.worker.client.OnTermination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwright devices install-cuda}: brings the natives for NVIDIA's cards into the folder of the user. */
@Command(name = "install-cuda", sortOptions = false)
final class DevicesInstallCommand implements Callable<Integer> {
    private final Cli cli;

    @Option(names = "--from", paramLabel = "DIR", descriptionKey = "cudaFrom")
    private Path from;

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "cudaUrl")
    private String url;

    @Option(names = "--proxy", paramLabel = "HOST:PORT")
    private String proxy;

    DevicesInstallCommand(Cli cli) {
        this.cli = cli;
    }

    /** The pack of this machine. */
    static CudaPack pack(Cli cli) {
        return CudaPack.ofThisMachine(cli.folders().userData())
                .orElseThrow(() -> CliException.failed(cli.texts()
                        .get("pack.platform", System.getProperty("os.name"), System.getProperty("os.arch"))));
    }

    @Override
    public Integer call() {
        if (from != null && url != null) {
            throw CliException.usage(cli.texts().get("cli.devices.fromOrUrl"));
        }
        return install(pack(cli));
    }

    int install(CudaPack pack) {
        if (pack.isInstalled()) {
            cli.out().println(cli.texts().get("pack.already", pack.ready()));
            return ExitCode.OK;
        }
        Screen screen = new Screen(cli.err(), cli.terminal(), System::nanoTime);
        PackDownload download = pack.download(options(), progress -> draw(screen, progress));
        try (OnTermination hook = new OnTermination(download::cancel)) {
            if (from != null) {
                download.fromFolder(cli.absolute(from));
            } else {
                download.fromServer();
            }
        } finally {
            screen.clear();
        }
        cli.out().println(cli.texts().get("pack.installed", pack.ready()));
        return ExitCode.OK;
    }

    private DownloadOptions options() {
        String variable = cli.environment().getOrDefault(CudaPack.URL_VARIABLE, "");
        DownloadOptions options = DownloadOptions.of(cli.environment()).withBaseUrl(url == null ? variable : url);
        return proxy == null ? options : options.withProxy(proxy);
    }

    private void draw(Screen screen, DownloadProgress progress) {
        if (screen.isDue()) {
            String line = cli.texts()
                    .get(
                            "pack.progress",
                            cli.texts().get("pack.phase." + progress.phase()),
                            Sizes.megabytes(progress.done()),
                            Sizes.megabytes(progress.total()),
                            progress.fileNumber(),
                            progress.files());
            screen.draw(Columns.fit(line, cli.width() - 1));
        }
    }
}
