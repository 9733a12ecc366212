package org.layerwright.export.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerwright.export.c.CExporter;
import org.layerwright.export.c.Precision;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;

/** Replays many graphs that are no model files in one program of C, since starting a compiler takes long. */
public final class GraphReplays {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path folder;
    private final CExporter exporter = new CExporter(new AtomicFiles(), "test", Precision.SINGLE);
    private final List<ExportSource> sources = new ArrayList<>();
    private final StringBuilder includes = new StringBuilder("#include <stdio.h>\n");
    private final StringBuilder calls = new StringBuilder();
    private int values;

    public GraphReplays(Path folder) {
        this.folder = folder;
    }

    /** Adds a graph and what it is to be run on, one sample. */
    public void add(ExportSource source, float[] sample) throws IOException {
        String name = "net" + sources.size();
        exporter.write(source, ExportOptions.PLAIN, folder.resolve(name + ".c"));
        new Workplace(folder).floats(name + ".in", sample, sample.length);
        int outputs = source.graph().outputShape().size();
        includes.append("#include \"" + name + ".h\"\n");
        calls.append("    { static float in[" + sample.length + "], out[" + outputs + "];\n")
                .append("      FILE *file = fopen(\"" + name + ".in\", \"rb\");\n")
                .append("      if (file == NULL || fread(in, sizeof in, 1, file) != 1) { return 1; }\n")
                .append("      fclose(file);\n")
                .append("      " + name + "_run(in, out);\n")
                .append("      if (fwrite(out, sizeof out, 1, results) != 1) { return 1; } }\n");
        sources.add(source);
        values += outputs;
    }

    /** Compiles and runs all; the results stand one after the other, in the order in which the graphs were added. */
    public float[] run() throws IOException {
        Workplace workplace = new Workplace(folder);
        workplace.text(
                "main.c",
                includes + "int main(void)\n{\n    FILE *results = fopen(\"results\", \"wb\");\n"
                        + "    if (results == NULL) { return 1; }\n" + calls + "    return fclose(results);\n}\n");
        List<String> command = new ArrayList<>(
                List.of(Program.find("cc", "gcc", "clang").orElseThrow().toString()));
        command.addAll(List.of("-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-O0", "-o", "all", "main.c"));
        for (int i = 0; i < sources.size(); i++) {
            command.add("net" + i + ".c");
        }
        command.add("-lm");
        Program.Outcome compiled = Program.run(command, folder, LIMIT, Map.of());
        assertTrue(compiled.succeeded(), compiled.said());
        Program.Outcome ran = Program.run(List.of(folder.resolve("all").toString()), folder, LIMIT, Map.of());
        assertTrue(ran.succeeded(), ran.said());
        return workplace.floats("results", values);
    }
}
