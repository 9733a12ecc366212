package org.layerwright.cli;

import java.util.concurrent.Callable;
import org.layerwright.update.Release;
import org.layerwright.update.UpdateCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwright version}: which version this is, on what, with whose folders; and whether there is a newer one. */
@Command(name = "version", sortOptions = false)
final class VersionCommand implements Callable<Integer> {
    private final Cli cli;

    @Option(names = "--check")
    private boolean check;

    VersionCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        say("version", Main.version());
        if (check) {
            return check();
        }
        say("java", System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")");
        say("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        say(
                cli.folders().portable() ? "portable" : "data",
                cli.folders().userData().toString());
        say("runs", cli.folders().runs().toString());
        say("datasets", cli.folders().datasets().toString());
        cli.folders().policy().file().ifPresent(file -> say("policy", file.toString()));
        return ExitCode.OK;
    }

    private int check() {
        Release release = UpdateCheck.of(cli.environment()).ask();
        boolean newer = release.isNewerThan(Main.version());
        cli.out().println(cli.texts().get(newer ? "update.newer" : "update.newest", release.version()));
        if (newer) {
            release.page().ifPresent(page -> cli.out().println(page));
        }
        return ExitCode.OK;
    }

    private void say(String key, String value) {
        cli.out().println(cli.texts().get("cli.version." + key, value));
    }
}
