package org.layerwright.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code layerwright} itself: only its options and its subcommands. */
@Command(name = "layerwright", sortOptions = false)
final class RootCommand {
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
}
