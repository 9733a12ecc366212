package org.layerwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code layerwright help train}: many try it; it shows what {@code layerwright train --help} does. */
@Command(name = "help", hidden = true)
final class HelpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMMAND")
    private List<String> command = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.parent().commandLine();
        for (String name : command) {
            CommandLine sub = line.getSubcommands().get(name);
            if (sub == null) {
                throw new UnmatchedArgumentException(line, List.of(name));
            }
            line = sub;
        }
        line.usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
