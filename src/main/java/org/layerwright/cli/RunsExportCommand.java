package org.layerwright.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.layerwright.file.AtomicFiles;
import org.layerwright.run.RunFolder;
import org.layerwright.run.export.RunCsv;
import org.layerwright.run.export.TensorBoardExport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright runs export}: writes a run's diary for other programs. */
@Command(name = "export", sortOptions = false)
final class RunsExportCommand implements Callable<Integer> {
    private final Cli cli;
    private final AtomicFiles files = new AtomicFiles();

    @Parameters(paramLabel = "RUN", descriptionKey = "run")
    private Path run;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Targets targets;

    /** Where to; both may be wanted. */
    private static final class Targets {
        @Option(names = "--tensorboard", paramLabel = "DIR")
        private Path tensorBoard;

        @Option(names = "--csv", paramLabel = "FILE")
        private Path csv;
    }

    RunsExportCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        RunFolder folder = RunFolder.open(find());
        if (targets.tensorBoard != null) {
            Path logs = cli.absolute(targets.tensorBoard);
            cli.out()
                    .println(cli.texts().get("cli.evaluate.written", new TensorBoardExport(files).write(folder, logs)));
            cli.out().println(cli.texts().get("cli.runs.export.tensorboard", logs));
        }
        if (targets.csv != null) {
            Path file = cli.absolute(targets.csv);
            files.write(file, RunCsv.of(folder).getBytes(StandardCharsets.UTF_8));
            cli.out().println(cli.texts().get("cli.evaluate.written", file));
        }
        return ExitCode.OK;
    }

    /** A folder, or the name of one of the user's runs. */
    private Path find() {
        Path path = cli.absolute(run);
        Path own = cli.folders().runs().resolve(run);
        return !Files.exists(path) && Files.exists(own) ? own : path;
    }
}
