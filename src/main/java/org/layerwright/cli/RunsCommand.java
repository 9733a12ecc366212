package org.layerwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.layerwright.json.JsonWriter;
import org.layerwright.run.RunIndex;
import org.layerwright.run.RunIndex.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwright runs}: the runs so far and what can be done with them. */
@Command(name = "runs", sortOptions = false)
final class RunsCommand implements Callable<Integer> {
    private static final int WORD_COLUMNS = 2;

    private final Cli cli;

    @Option(names = "--in", paramLabel = "DIR")
    private Path in;

    @Option(names = "--json")
    private boolean json;

    RunsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Path folder = in == null ? cli.folders().runs() : cli.absolute(in);
        List<Entry> entries = new RunIndex(folder).list();
        if (json) {
            cli.out()
                    .print(new JsonWriter()
                            .put("folder", folder.toString())
                            .putObjects(
                                    "runs", entries.stream().map(this::asJson).toList())
                            .toText());
        } else if (entries.isEmpty()) {
            cli.out().println(cli.texts().get("cli.runs.none", folder));
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(
                    cli.texts().get("cli.runs.run"),
                    cli.texts().get("cli.runs.state"),
                    cli.texts().get("cli.runs.accuracy")));
            entries.forEach(entry -> rows.add(List.of(
                    entry.folder().name(), cli.texts().get("cli.runs.state." + entry.state()), accuracy(entry))));
            cli.out().println(folder);
            Columns.table(rows, WORD_COLUMNS).forEach(cli.out()::println);
        }
        return ExitCode.OK;
    }

    private static String accuracy(Entry entry) {
        Double accuracy = entry.record()
                .map(record -> record.result().get("testAccuracy"))
                .orElse(null);
        return accuracy == null ? "" : ProgressLine.number(accuracy);
    }

    private JsonWriter asJson(Entry entry) {
        JsonWriter json = new JsonWriter()
                .put("run", entry.folder().path().toString())
                .put("state", entry.state().name());
        entry.record().ifPresent(record -> record.result().forEach(json::put));
        entry.problem().ifPresent(problem -> json.put("problem", cli.sentence(problem)));
        return json;
    }
}
