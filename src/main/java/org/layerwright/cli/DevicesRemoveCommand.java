package org.layerwright.cli;

import java.util.concurrent.Callable;
import org.layerwright.device.CudaPack;
import picocli.CommandLine.Command;

/** {@code layerwright devices remove-cuda}: deletes the CUDA pack and what was unpacked of it. */
@Command(name = "remove-cuda", sortOptions = false)
final class DevicesRemoveCommand implements Callable<Integer> {
    private final Cli cli;

    DevicesRemoveCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        CudaPack pack = DevicesInstallCommand.pack(cli);
        cli.out().println(cli.texts().get(pack.remove() ? "pack.removed" : "pack.nothing", pack.folder()));
        return ExitCode.OK;
    }
}
