package org.layerwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.worker.client.DeviceProbeProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwright devices}: what this machine can train on, and what is missing. */
@Command(name = "devices", sortOptions = false)
final class DevicesCommand implements Callable<Integer> {
    private static final int GAP = 2;

    private final Cli cli;
    /** Given whether to measure. */
    private final Function<Boolean, DeviceList> probe;

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--json")
    private boolean json;

    DevicesCommand(Cli cli, Function<Boolean, DeviceList> probe) {
        this.cli = cli;
        this.probe = probe;
    }

    /** The command with its subcommands. */
    static CommandLine with(Cli cli) {
        DeviceProbeProcess process = new DeviceProbeProcess(
                cli.launch(), cli.environment(), cli.folders().userData());
        return with(cli, process::run);
    }

    /** @param probe what finds the devices; tests answer for it */
    static CommandLine with(Cli cli, Function<Boolean, DeviceList> probe) {
        return new CommandLine(new DevicesCommand(cli, probe))
                .addSubcommand(new DevicesInstallCommand(cli))
                .addSubcommand(new DevicesRemoveCommand(cli));
    }

    @Override
    public Integer call() {
        DeviceList list = probe.apply(!quick);
        if (json) {
            cli.out().print(list.json().toText());
            return ExitCode.OK;
        }
        list.devices().forEach(this::tell);
        return ExitCode.OK;
    }

    private void tell(DeviceStatus device) {
        String kind = cli.texts().get("device.title." + (DeviceStatus.isCuda(device.id()) ? "cuda" : device.id()));
        String state = cli.texts().get(device.usable() ? "device.usable" : "device.unusable");
        cli.out().println(String.join("  ", heads(device, kind)) + "  (" + state + ")");
        device.refusal().ifPresent(reason -> cli.out().println("  " + reason.sentence(cli.texts())));
        List<List<String>> rows = new ArrayList<>();
        device.facts().forEach((fact, value) -> rows.add(List.of(cli.texts().get("device.fact." + fact), value)));
        int width =
                rows.stream().mapToInt(row -> Columns.width(row.get(0))).max().orElse(0);
        rows.forEach(row -> cli.out()
                .println("  " + row.get(0) + " ".repeat(width - Columns.width(row.get(0)) + GAP) + row.get(1)));
    }

    private static List<String> heads(DeviceStatus device, String kind) {
        return device.name().isEmpty() ? List.of(device.id(), kind) : List.of(device.id(), kind, device.name());
    }
}
