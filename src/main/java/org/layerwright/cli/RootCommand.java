package org.layerwright.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code layerwright} itself: only its options and its subcommands. */
@SuppressWarnings("UnusedVariable") // picocli reads the options
@Command(name = "layerwright", sortOptions = false)
final class RootCommand implements Callable<Integer> {
    /** Read by {@link Main} before all others, since everything is worded by it. */
    @Option(names = "--lang", paramLabel = "TAG", scope = ScopeType.INHERIT, descriptionKey = "lang", order = 100)
    private String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "help",
            order = 101)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "version",
            order = 102)
    private boolean version;

    @Spec
    private CommandSpec spec;

    /** Without a command there is nothing to do but to tell which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
