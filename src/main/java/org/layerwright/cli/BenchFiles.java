package org.layerwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwright.json.JsonWriter;
import picocli.CommandLine.Option;

/** The options of a benchmark that also writes what it measured to files. */
final class BenchFiles {
    @Option(names = "--json", paramLabel = "FILE")
    private Path json;

    @Option(names = "--markdown", paramLabel = "FILE")
    private Path markdown;

    /** Writes the files that were asked for. */
    void write(Cli cli, JsonWriter measurements, String table) throws IOException {
        if (json != null) {
            Files.writeString(cli.absolute(json), measurements.toText());
        }
        if (markdown != null) {
            Files.writeString(cli.absolute(markdown), table);
        }
    }
}
