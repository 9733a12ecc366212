package org.layerwright.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.layerwright.analysis.Finding;
import org.layerwright.analysis.RunDiagnosis;
import org.layerwright.json.JsonWriter;
import org.layerwright.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwright doctor}: what went wrong in a run, and what to do about it. */
@Command(name = "doctor", sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private final Cli cli;

    @Parameters(paramLabel = "RUN", descriptionKey = "run")
    private Path run;

    @Option(names = "--json")
    private boolean json;

    DoctorCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        RunFolder folder = RunFolder.open(cli.absolute(run));
        List<Finding> findings = RunDiagnosis.of(folder).findings();
        FindingLines words = new FindingLines(cli.texts());
        if (json) {
            cli.out()
                    .print(new JsonWriter()
                            .put("run", folder.path().toString())
                            .putObjects(
                                    "findings",
                                    findings.stream().map(words::asJson).toList())
                            .toText());
        } else if (findings.isEmpty()) {
            cli.out().println(cli.texts().get("cli.doctor.healthy"));
        } else {
            findings.forEach(finding -> words.lines(finding).forEach(cli.out()::println));
        }
        return ExitCode.OK;
    }
}
